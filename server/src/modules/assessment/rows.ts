import { createHash, randomBytes } from 'node:crypto';
import { Refusal, idFromDigest, roles } from '@anhe/contract/kernel';
import type { Day, Id, Role } from '@anhe/contract/kernel';
import { assessmentEvents } from '@anhe/contract/assessment';
import type { AssessmentEvent } from '@anhe/contract/assessment';
import { z } from 'zod';
import { insistWith } from '../../kernel/run/insist.ts';
import type { PlaceRange } from '../../kernel/access/actor.ts';
import { canonical } from '../../kernel/crypto/canonical.ts';
import { saltedDigest, sha256 } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import type { ReferenceBook } from '../../kernel/reference.ts';
import type { Append } from '../../kernel/run/handler.ts';

/** What a policy asks: where a thing lies, whose area is assessed, and who may hear of it already. */
export interface AssessmentSubject {
  /** Of a result, a sign or a tier: its place is the one that it is of. */
  readonly head: StreamHead;
  /** The area that is assessed; whoever has all of it in care assesses. */
  readonly area: string;
  /** Of a result: the department that it is of; without one it is of its place. */
  readonly unit?: Id | null;
  /** Who may read it beside those: nobody yet, the place that it is of, or whoever has that place in scope. */
  readonly open: 'no' | 'own' | 'all';
}

export type AssessmentTable = 'assessment.scheme' | 'assessment.run' | 'assessment.result' | 'assessment.sign' | 'assessment.tier_month' | 'assessment.tier';

/** An id that follows from what it stands for: the result of a place in a run, the tier of a village in a month. */
export const idOf = (...parts: readonly string[]): Id => idFromDigest(createHash('sha256').update(parts.join(' ')).digest());

/** One event on a stream; its body is checked. */
export function append<E extends AssessmentEvent>(table: AssessmentTable, head: StreamHead, now: Date, type: E, body: z.input<(typeof assessmentEvents)[E]>): Append {
  return { table, head, matter: null, events: [{ type, version: 1, occurredAt: now, body: assessmentEvents[type].parse(body) }] };
}

/** Stops what is not lawful now, with its reason. */
export const insist = insistWith('assessment.not-lawful-now');

/** Digest over the canonical bytes of a value. */
export const digestOf = (value: unknown): string => sha256(canonical(value)).toString('hex');

/** A place within some ranges as plain comparisons, so that an index serves it. */
export function inRanges(ranges: readonly PlaceRange[], place: string, values: unknown[]): string {
  const parts = ranges.map(({ from, to }) => `(${place} >= $${values.push(from)} and ${place} < $${values.push(to)})`);
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

type Said = 'objection.said' | 'objection.answer' | 'sign.note' | 'tier_objection.said' | 'tier_objection.answer';
const boundTo = (what: Said, county: string, id: Id): string => `assessment.${what} ${county} ${id}`;
const Words = z.object({ salt: z.string(), text: z.string() });

/** Words of a row, sealed for it alone, and what its event keeps of them. */
export function sealWords(keys: Keyring, what: Said, county: string, id: Id, text: string): { readonly sealed: Buffer; readonly digest: string } {
  const { salt, digest } = salted(text);
  return { sealed: keys.seal({ salt, text }, boundTo(what, county, id)), digest };
}

/** What an event keeps of words that are kept nowhere else. */
export function salted(text: string): { readonly salt: string; readonly digest: string } {
  const salt = randomBytes(16);
  return { salt: salt.toString('hex'), digest: saltedDigest(salt, text).toString('hex') };
}

export const openWords = (keys: Keyring, what: Said, county: string, id: Id, sealed: Buffer | null): string | null =>
  sealed === null ? null : Words.parse(keys.open(sealed, boundTo(what, county, id))).text;

type LimitCode = 'objection-days' | 'answer-days' | 'split-count' | 'split-days' | 'redated-count' | 'quick-count' | 'quick-minutes' | 'reopened-count' | 'copied-count' | 'rated-count' | 'rated-percent';

/** A number that the city sets, as it holds on a day. */
export const limitOf = (book: ReferenceBook, code: LimitCode, day: Day): number => Number(book.row('assessment-limits', code, day).body['amount']);

/** The last day of a term of working days that begins the day after. */
export const termFrom = (book: ReferenceBook, code: 'objection-days' | 'answer-days', day: Day): Day => book.calendar.addWorkingDays(day, limitOf(book, code, day));

/** Who acted, by office: the unit and what the post is. */
export const asWhat = (unit: string, role: Role): string => `${unit} · ${roles[role].zh}`;

/** The cursor of a list that goes by a text and an id. */
export function cursorOf(cursor: string | undefined): readonly [string, Id] | undefined {
  const match = cursor === undefined ? null : /^([0-9A-Za-z:.+-]{1,40})_([0-9a-f-]{36})$/.exec(cursor);
  if (cursor !== undefined && match === null) throw new Refusal('kernel.invalid-input', { fields: [{ path: ['cursor'], code: 'wrong-kind' }], details: { count: 1 } });
  return match?.[1] === undefined || match[2] === undefined ? undefined : [match[1], match[2]];
}

/** A page of what was read with one row more than asked for. @param key what the next page goes on from */
export function paged<Row>(rows: readonly Row[], limit: number, key: (row: Row) => string): { readonly items: readonly Row[]; readonly next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? key(last) : null };
}
