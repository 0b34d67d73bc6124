import { Refusal, addDays, countyOf, invalid, rangeOf, roles } from '@anhe/contract/kernel';
import type { Day, FieldError, Role, Wording } from '@anhe/contract/kernel';
import { mayHave, unitKinds } from '@anhe/contract/staff';
import type { UnitKind } from '@anhe/contract/staff';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor } from '../../kernel/access/actor.ts';
import type { ReferenceBook } from '../../kernel/reference.ts';

/** The last day of a span that is stored with the first day after it. */
export const lastDayOf = (validTo: Day | null): Day | null => (validTo === null ? null : addDays(validTo, -1));

/** The first day after a last day. */
export const dayAfter = (lastDay: Day | null): Day | null => (lastDay === null ? null : addDays(lastDay, 1));

/** Whether a span that ends before `validTo` holds on a day. */
export const holdsOn = (span: { readonly valid_from: Day; readonly valid_to: Day | null }, day: Day): boolean =>
  span.valid_from <= day && (span.valid_to === null || day < span.valid_to);

/** Throws all that were found at once. */
export function refuseFields(...found: readonly (FieldError | undefined)[]): void {
  const fields = found.filter((field) => field !== undefined);
  if (fields.length > 0) throw invalid(...fields);
}

/** A place must lie in the actor's area and in the county of the row. */
export function placeError(actor: Actor, county: string, place: string, path: readonly (string | number)[]): FieldError | undefined {
  if (countyOf(place) !== county || !inScope(actor.scope, place)) return { path, code: 'not-in-scope' };
  return undefined;
}

export const takenError = (taken: boolean, path: readonly string[]): FieldError | undefined => (taken ? { path, code: 'already-used' } : undefined);

export const missingError = (there: boolean, path: readonly string[]): FieldError | undefined => (there ? undefined : { path, code: 'unknown-choice' });

export const orderError = (from: Day, to: Day | null, path: readonly string[]): FieldError | undefined =>
  to !== null && to < from ? { path, code: 'past-date', details: { limit: from } } : undefined;

/** Throws when the unit no longer works on a day. */
export function refuseClosed(unit: { readonly name: string; readonly valid_to: Day | null }, day: Day): void {
  if (unit.valid_to !== null && day >= unit.valid_to) {
    throw new Refusal('staff.unit-closed', { details: { unit: unit.name, date: lastDayOf(unit.valid_to) } });
  }
}

/** Throws when a unit of this kind has no such role. */
export function refuseRole(kind: UnitKind, role: Role): void {
  if (!mayHave(kind, role)) throw new Refusal('staff.role-not-of-unit', { details: { kind: unitKinds[kind].zh, role: roles[role].zh } });
}

/**
 * Throws when a person's posts reach beyond the actor's area: who can give away their account could act as them.
 * @param reach every place over which the person may act
 */
export function refuseBeyond(actor: Actor, name: string, reach: readonly string[]): void {
  if (!reach.every((place) => inScope(actor.scope, place))) throw new Refusal('staff.beyond-area', { details: { name } });
}

/** Throws when the post has ended. */
export function refuseEnded(post: { readonly valid_to: Day | null }, today: Day): void {
  if (post.valid_to !== null && post.valid_to <= today) throw new Refusal('staff.post-ended', { details: { date: lastDayOf(post.valid_to) } });
}

/** A post's own place lies within its unit's. */
export function outsideUnit(unitPlace: string, place: string): FieldError | undefined {
  return inScope([rangeOf(unitPlace)], place) ? undefined : { path: ['place'], code: 'not-in-scope' };
}

interface Stand {
  readonly person: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

interface PostSpan {
  readonly person: string;
  readonly valid_from: Day;
  readonly valid_to: Day | null;
}

/** A deputy is another person, stands in while the post lasts, and there is one at a time. Throws otherwise. */
export function refuseDeputy(post: PostSpan, wish: Stand, others: readonly { readonly valid_from: Day; readonly valid_to: Day }[]): void {
  if (wish.person === post.person) throw new Refusal('staff.deputy-of-self');
  const last = lastDayOf(post.valid_to);
  if (wish.firstDay < post.valid_from || (last !== null && wish.lastDay > last)) {
    throw new Refusal('staff.not-during-post', { details: { from: post.valid_from, to: last ?? '—' } });
  }
  const other = others.find((span) => span.valid_from <= wish.lastDay && wish.firstDay <= span.valid_to);
  if (other !== undefined) throw new Refusal('staff.deputy-overlap', { details: { from: other.valid_from, to: other.valid_to } });
}

/** The series of human numbers that hold on a day, with their names. */
export const seriesNames = (book: ReferenceBook, day: Day): ReadonlyMap<string, Wording> =>
  new Map(book.list('numbers', day).map(({ code, body }) => [code, body['name'] as Wording])); // checked when loaded
