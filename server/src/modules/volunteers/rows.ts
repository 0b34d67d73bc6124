import { instantOf } from '@anhe/contract/kernel';
import type { Id, Instant, PlaceCode } from '@anhe/contract/kernel';
import { taskEvents, volunteerEvents } from '@anhe/contract/volunteers';
import type { TaskEvent, VolunteerEvent, VolunteerStatus } from '@anhe/contract/volunteers';
import type { z } from 'zod';
import { insistWith } from '../../kernel/run/insist.ts';
import { inScope } from '../../kernel/access/actor.ts';
import type { PlaceRange, StaffActor } from '../../kernel/access/actor.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { headOf } from '../../kernel/events/chain.ts';
import type { NewEvent, StreamHead } from '../../kernel/events/chain.ts';
import type { Append } from '../../kernel/run/handler.ts';

/** What a policy asks of a volunteer or a task: where it is, whose it is, and which post the volunteer is. */
export interface VolunteersSubject {
  readonly head: StreamHead;
  readonly unit: Id;
  readonly post: Id | null;
}

export interface VolunteerSubject extends VolunteersSubject {
  readonly status: VolunteerStatus;
}

export interface TaskSubject extends VolunteersSubject {
  readonly kind: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly wanted: number;
  readonly cancelled: boolean;
}

/** Stops what is not lawful now, with its reason. */
export const insist = insistWith('volunteers.not-lawful-now');

export const volunteerEvent = <E extends VolunteerEvent>(type: E, at: Date, body: z.input<(typeof volunteerEvents)[E]>): NewEvent => ({ type, version: 1, occurredAt: at, body: volunteerEvents[type].parse(body) });
export const taskEvent = <E extends TaskEvent>(type: E, at: Date, body: z.input<(typeof taskEvents)[E]>): NewEvent => ({ type, version: 1, occurredAt: at, body: taskEvents[type].parse(body) });

export const append = (table: 'volunteers.volunteer' | 'volunteers.task' | 'volunteers.recognition', head: StreamHead, ...events: readonly NewEvent[]): Append => ({ table, head, matter: null, events });

type Head = StreamHead;
type VolunteerRow = Head & { readonly unit: Id; readonly post: Id | null; readonly status: VolunteerStatus };
const volunteerText = 'select county, id, place, revision, chain, unit, post, status from volunteers.volunteer where county = $1 and id = $2';
const volunteerOf = (rows: readonly unknown[]): VolunteerSubject | undefined => {
  const row = rows[0] as VolunteerRow | undefined; // the columns above
  return row === undefined ? undefined : { head: headOf(row), unit: row.unit, post: row.post, status: row.status };
};

export const readVolunteer = (county: string, volunteer: Id): Statement<VolunteerSubject | undefined> => raw(volunteerText, [county, volunteer], volunteerOf);
export const lockVolunteer = (county: string, volunteer: Id): Statement<VolunteerSubject | undefined> => raw(`${volunteerText} for update`, [county, volunteer], volunteerOf);

type TaskRow = Head & { readonly unit: Id; readonly kind: string; readonly starts_at: Date; readonly ends_at: Date; readonly wanted: number; readonly cancelled: boolean };
const taskText = 'select county, id, place, revision, chain, unit, kind, starts_at, ends_at, wanted, cancelled_at is not null as cancelled from volunteers.task where county = $1 and id = $2';
const taskOf = (rows: readonly unknown[]): TaskSubject | undefined => {
  const row = rows[0] as TaskRow | undefined; // the columns above
  if (row === undefined) return undefined;
  return { head: headOf(row), unit: row.unit, post: null, kind: row.kind, startsAt: instantOf(row.starts_at), endsAt: instantOf(row.ends_at), wanted: row.wanted, cancelled: row.cancelled };
};

export const readTask = (county: string, task: Id): Statement<TaskSubject | undefined> => raw(taskText, [county, task], taskOf);
/** A task, locked: whoever takes its last place or confirms at the same time waits. */
export const lockTask = (county: string, task: Id): Statement<TaskSubject | undefined> => raw(`${taskText} for update`, [county, task], taskOf);

/** Of their unit, or of the places above it: a town looks after the volunteers of its villages, another unit of the village does not. */
export const looksAfter = (actor: StaffActor, { head, unit }: Pick<VolunteersSubject, 'head' | 'unit'>): boolean =>
  actor.role !== 'volunteer' && inScope(actor.scope, head.place) && (actor.unit === unit || actor.place.length < head.place.length);

/** The same as a condition on a row's unit and place. @param values gets its parameters */
export function lookedAfter(actor: StaffActor, alias: string, values: unknown[]): string {
  const area = inRanges(actor.scope, `${alias}.place`, values);
  return `${area} and (${alias}.unit = $${values.push(actor.unit)} or length(${alias}.place) > $${values.push(actor.place.length)}::int)`;
}

/** A place within some ranges as plain comparisons, so that an index serves it. @param values gets its parameters */
export function inRanges(ranges: readonly PlaceRange[], column: string, values: unknown[]): string {
  const parts = ranges.map(({ from, to }) => `(${column} >= $${values.push(from)} and ${column} < $${values.push(to)})`);
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

/** A moment of a row that came as JSON. */
export const moment = (text: string): Instant => instantOf(new Date(text));

/** Whether somebody of the acting post may put a thing at a place. */
export const worksAt = ({ county, scope }: StaffActor, place: PlaceCode, of: string): boolean => county === of && place.startsWith(of) && inScope(scope, place);

/** Where a service lies: at the deeper of two places, one of which holds the other, so that both its unit and the volunteer’s see it. */
export const deeper = (one: PlaceCode, other: PlaceCode): PlaceCode => (one.length >= other.length ? one : other);
