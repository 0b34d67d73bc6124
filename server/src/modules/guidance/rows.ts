import { createHash } from 'node:crypto';
import { Refusal, idFromDigest } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { guidanceEvents } from '@anhe/contract/guidance';
import type { GuidanceEvent } from '@anhe/contract/guidance';
import type { z } from 'zod';
import { insistWith } from '../../kernel/run/insist.ts';
import { actingPost } from '../../kernel/access/actor.ts';
import type { Actor, PlaceRange } from '../../kernel/access/actor.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { NewEvent, StreamHead } from '../../kernel/events/chain.ts';
import type { Append } from '../../kernel/run/handler.ts';
import { openContent } from '../matters/index.ts';

/** What a policy asks: where it lies, and which unit's work it is. */
export interface GuidanceSubject {
  readonly head: StreamHead;
  readonly unit: Id;
  /** Of a return: the role that takes it, and the kind of place its unit stands for. */
  readonly takenBy?: 'guide' | 'bureau';
}

export type GuidanceTable = 'guidance.review' | 'guidance.statistics_return' | 'guidance.allowance' | 'guidance.publication';

/** An id that follows from what it stands for: the review of a dispute, the return of a unit and period. */
export const idOf = (...parts: readonly string[]): Id => idFromDigest(createHash('sha256').update(parts.join(' ')).digest());

export function event<E extends GuidanceEvent>(now: Date, type: E, body: z.input<(typeof guidanceEvents)[E]>): NewEvent {
  return { type, version: 1, occurredAt: now, body: guidanceEvents[type].parse(body) };
}

/** Events on a stream of guidance. @param matter the dispute that it is about, where it is about one */
export const append = (table: GuidanceTable, head: StreamHead, matter: Id | null, ...events: readonly NewEvent[]): Append => ({ table, head, matter, events });

/** Stops what is not lawful now, with its reason. */
export const insist = insistWith('guidance.not-lawful-now');

/** A dispute as guidance looks at it. */
export interface ClosedDispute extends GuidanceSubject {
  readonly matter: Id;
  readonly status: string;
  readonly outcome: string | null;
  readonly closedOn: Day | null;
}

interface DisputeRow {
  readonly county: string;
  readonly id: Id;
  readonly place: string;
  readonly revision: number;
  readonly chain: Buffer;
  readonly status: string;
  readonly closed_on: Day | null;
  readonly committee: Id;
  readonly outcome: string | null;
}

const disputeText = `
  select m.county, m.id, m.place, m.revision, m.chain, m.status, m.closed_on, d.committee, d.outcome
    from matters.matter m join disputes.dispute d on d.county = m.county and d.matter = m.id where m.county = $1 and m.id = $2`;

function disputeOf(rows: readonly unknown[]): ClosedDispute | undefined {
  const row = rows[0] as DisputeRow | undefined; // the columns of the text above
  if (row === undefined) return undefined;
  const { county, id, place, revision, chain } = row;
  return { head: { county, id, place, revision, chain }, unit: row.committee, matter: id, status: row.status, outcome: row.outcome, closedOn: row.closed_on };
}

export const readDispute = (county: string, matter: Id): Statement<ClosedDispute | undefined> => raw(disputeText, [county, matter], disputeOf);
/** The dispute, locked: its review and its allowance are decided one at a time. */
export const lockDispute = (county: string, matter: Id): Statement<ClosedDispute | undefined> => raw(`${disputeText} for update of m`, [county, matter], disputeOf);

/** The day on which it was closed; refuses one that is not. */
export function closedDay({ status, closedOn }: ClosedDispute): Day {
  if (closedOn === null || (status !== 'closed' && status !== 'archived')) throw new Refusal('guidance.not-closed');
  return closedOn;
}

/** The words of a matter's texts of some kinds, by their ids. */
export const textsOf = (county: string, matter: Id, kinds: readonly string[]): Statement<readonly { id: Id; sealed: Buffer | null }[]> =>
  raw('select id, sealed from matters.content where county = $1 and matter = $2 and kind = any($3)', [county, matter, kinds], (rows) => rows as { id: Id; sealed: Buffer | null }[]); // the two columns

/** A reader of such texts: what retention erased says so. */
export function reader(keys: Keyring, county: string, texts: readonly { id: Id; sealed: Buffer | null }[]): (id: Id | null) => string | null {
  const known = new Map(texts.map(({ id, sealed }) => [id, sealed]));
  return (id) => (id === null ? null : (openContent(keys, county, id, known.get(id) ?? null) ?? '（已按保存期限删除）'));
}

/** A place within some ranges as plain comparisons, so that an index serves it. */
export function inRanges(ranges: readonly PlaceRange[], place: string, values: unknown[]): string {
  const parts = ranges.map(({ from, to }) => `(${place} >= $${values.push(from)} and ${place} < $${values.push(to)})`);
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

/**
 * Conditions that hold a list to the reader: the places of the scope, and of a committee's people their own unit
 * alone.
 */
export function within(actor: Actor, place: string, unit: string, values: unknown[]): string {
  const staff = actingPost(actor);
  const area = inRanges(staff.scope, place, values);
  if (staff.role !== 'mediator' && staff.role !== 'director') return area;
  values.push(staff.unit);
  return `${area} and ${unit} = $${values.length}`;
}
