import { Refusal, contains, invalid } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import { policingEvents, tellsOfSomebody } from '@anhe/contract/policing';
import type { AssignmentPart, PolicingEvent } from '@anhe/contract/policing';
import type { z } from 'zod';
import { insistWith } from '../../kernel/run/insist.ts';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor } from '../../kernel/access/actor.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import type { Append } from '../../kernel/run/handler.ts';

/** What a policy asks of an assignment, a proposal or a village: where it is. */
export interface PolicingSubject {
  readonly head: Pick<StreamHead, 'place'>;
}

type Table = 'policing.assignment' | 'policing.visit' | 'policing.joint_work' | 'policing.gap_notice' | 'policing.proposal';

/** One event on the stream of a row; its body is checked. */
export const append = <E extends PolicingEvent>(table: Table, head: StreamHead, at: Date, type: E, body: z.input<(typeof policingEvents)[E]>): Append => ({
  table, head, matter: null, events: [{ type, version: 1, occurredAt: at, body: policingEvents[type].parse(body) }],
});

/** Stops what is not lawful now, with its reason. */
export const insist = insistWith('policing.not-lawful-now');

/** Throws unless a place is one of the county within the actor's area. */
export function assertInArea(actor: Actor, county: string, place: PlaceCode): void {
  if (actor.county !== county || !contains(county, place) || !inScope(actor.scope, place)) throw invalid({ path: ['place'], code: 'not-in-scope' });
}

/** Throws where words hold a telephone or an identity number: what is recorded here is of matters and places. */
export function assertTellsOfNobody(texts: readonly { readonly text: string; readonly path: readonly (string | number)[] }[]): void {
  const fields = texts.filter(({ text }) => tellsOfSomebody(text)).map(({ path }) => ({ path, code: 'wrong-kind' as const }));
  if (fields.length > 0) throw new Refusal('policing.names-somebody', { fields });
}

/** A lead of a village, as whoever wants to change it must know it. */
export interface Lead {
  readonly id: Id;
  readonly place: PlaceCode;
  readonly part: AssignmentPart;
  readonly name: string;
  readonly from: Day;
  readonly to: Day | null;
}

/** The columns of a lead over `l`, what policing.leads_of gives, and the tables that they need; $1 is the county. */
export const leadColumns = (place: string): string => `l.id, ${place} as place, 'lead' as part, n.name, l.valid_from::text as "from", l.valid_to::text as "to"`;
export const leadTables = 'join staff.post p on p.county = $1 and p.id = l.post join staff.person n on n.county = p.county and n.id = p.person';

/** The leads of a village; nobody else changes them until this transaction is over. */
export const lockLeads = (county: string, place: PlaceCode): Statement<readonly Lead[]> =>
  raw(`select ${leadColumns('$2')} from policing.leads_of($2) l ${leadTables}`, [county, place], (rows) => rows as readonly Lead[]); // the columns of a lead

/** A post as it is asked whether it may look after a village. */
export interface OfficerPost {
  readonly post: Id;
  readonly name: string;
  readonly role: string;
  readonly unitKind: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly areas: readonly PlaceCode[];
}

export const officerPost = (county: string, post: Id): Statement<OfficerPost | undefined> =>
  raw(
    `select p.id as post, n.name, p.role, u.kind as "unitKind", p.valid_from::text as "from", p.valid_to::text as "to",
            coalesce((select array_agg(a.area) from staff.post_area a where a.county = p.county and a.post = p.id), array[p.place]) as areas
       from staff.post p join staff.person n on n.county = p.county and n.id = p.person join staff.unit u on u.county = p.county and u.id = p.unit where p.county = $1 and p.id = $2`,
    [county, post], (rows) => rows[0] as OfficerPost | undefined, // the columns above
  );

/** Throws unless a post is a community officer's that is held on a day and works in a village. */
export function assertMayLookAfter(post: OfficerPost | undefined, place: PlaceCode, day: Day): void {
  const fields = [{ path: ['post'], code: 'unknown-choice' as const }];
  if (post === undefined) throw invalid(...fields);
  const { name } = post;
  if (post.role !== 'officer' || post.unitKind !== 'police') throw new Refusal('policing.not-an-officer', { details: { name }, fields });
  if (post.from > day || (post.to !== null && day >= post.to)) throw new Refusal('policing.not-on-duty', { details: { name, day }, fields });
  if (!post.areas.some((area) => contains(area, place))) throw new Refusal('policing.out-of-place', { details: { name }, fields });
}

/** What lies open in a village: an expression over a column that holds its code. */
export const openColumn = (place: string): string => {
  const of = (kind: string): string => `(select count(*)::int from matters.matter m where m.place >= ${place} and m.place < ${place} || '~' and m.kind = '${kind}' and m.open)`;
  return `json_build_object('disputes', ${of('dispute')}, 'requests', ${of('request')}, 'hazards', ${of('hazard')})`;
};
