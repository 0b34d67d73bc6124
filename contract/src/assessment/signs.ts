import type { Day, Id, Instant } from '../kernel/index.ts';
import { addDays } from '../kernel/index.ts';
import type { SignSort } from './vocabulary.ts';

/** From how many on something is a sign at all: dated rows of the city. */
export interface SignLimits {
  /** Matters of one type with a party in common within so many days. */
  readonly splitCount: number;
  readonly splitDays: number;
  /** Matters recorded after a limit with a day before it. */
  readonly redatedCount: number;
  /** Agreements within so many minutes of acceptance, so many on one day. */
  readonly quickCount: number;
  readonly quickMinutes: number;
  readonly reopenedCount: number;
  readonly copiedCount: number;
  /** Ratings that staff filled in, and their share in per cent. */
  readonly ratedCount: number;
  readonly ratedPercent: number;
}

interface OfUnit {
  readonly unit: Id;
  readonly place: string;
  readonly matter: Id;
}

/** What the signs are looked for in: matters with their days; `shared` and `digest` are keyed digests that tell only what is the same. */
export interface SignFacts {
  readonly filed: readonly (OfUnit & { readonly type: string; readonly on: Day; readonly shared: string })[];
  readonly clocked: readonly (OfUnit & { readonly happenedOn: Day; readonly recordedOn: Day; readonly dueOn: Day })[];
  readonly agreed: readonly (OfUnit & { readonly acceptedAt: Instant; readonly agreedAt: Instant })[];
  readonly reopened: readonly (OfUnit & { readonly closedOn: Day; readonly dueOn: Day; readonly reopenedOn: Day })[];
  readonly texts: readonly (OfUnit & { readonly digest: string })[];
  readonly rated: readonly (OfUnit & { readonly byStaff: boolean })[];
}

/** A sign found: which matters of which unit, how many of how many. */
export interface SignFound {
  readonly sort: SignSort;
  readonly unit: Id;
  readonly place: string;
  readonly matters: readonly Id[];
  /** How many there were of that unit in all, so that the sign can be judged. */
  readonly of: number;
}

const byUnit = <T extends OfUnit>(rows: readonly T[]): Map<Id, T[]> => Map.groupBy(rows, ({ unit }) => unit);
const idsOf = (rows: readonly OfUnit[]): Id[] => [...new Set(rows.map(({ matter }) => matter))].toSorted();

function sign(sort: SignSort, rows: readonly OfUnit[], of: number, atLeast: number): SignFound[] {
  const matters = idsOf(rows);
  const [first] = rows;
  return first === undefined || matters.length < atLeast ? [] : [{ sort, unit: first.unit, place: first.place, matters, of }];
}

/** The longest run of rows that lie within so many days of its first. */
function within<T extends { readonly on: Day }>(rows: readonly T[], days: number): T[] {
  const sorted = rows.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return sorted.reduce<T[]>((best, start, index) => {
    const last = addDays(start.on, days);
    const run = sorted.slice(index).filter(({ on }) => on <= last);
    return run.length > best.length ? run : best;
  }, []);
}

const split = ({ filed }: SignFacts, limits: SignLimits): SignFound[] =>
  [...byUnit(filed).values()].flatMap((rows) => {
    const all = idsOf(rows).length;
    const runs = [...Map.groupBy(rows, ({ place, type, shared }) => `${place} ${type} ${shared}`).values()].map((group) => within(group, limits.splitDays)).filter((run) => idsOf(run).length >= limits.splitCount);
    // Two parties in common make one sign of the same matters, not two.
    return [...new Map(runs.map((run) => [idsOf(run).join(), run])).values()].flatMap((run) => sign('split', run, all, limits.splitCount));
  });

const redated = ({ clocked }: SignFacts, limits: SignLimits): SignFound[] =>
  [...byUnit(clocked).values()].flatMap((rows) => sign('redated', rows.filter(({ happenedOn, recordedOn, dueOn }) => happenedOn <= dueOn && recordedOn > dueOn), idsOf(rows).length, limits.redatedCount));

const minutesBetween = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 60_000;

const quick = ({ agreed }: SignFacts, limits: SignLimits): SignFound[] =>
  [...byUnit(agreed).values()].flatMap((rows) => {
    const fast = rows.filter(({ acceptedAt, agreedAt }) => minutesBetween(acceptedAt, agreedAt) < limits.quickMinutes);
    return [...Map.groupBy(fast, ({ agreedAt }) => agreedAt.slice(0, 10)).values()].flatMap((day) => sign('quick', day, idsOf(rows).length, limits.quickCount));
  });

const reopened = ({ reopened: rows }: SignFacts, limits: SignLimits): SignFound[] =>
  [...byUnit(rows).values()].flatMap((own) => sign('reopened', own.filter(({ closedOn, dueOn, reopenedOn }) => closedOn <= dueOn && reopenedOn > dueOn), idsOf(own).length, limits.reopenedCount));

const copied = ({ texts }: SignFacts, limits: SignLimits): SignFound[] =>
  [...byUnit(texts).values()].flatMap((rows) =>
    [...Map.groupBy(rows, ({ digest }) => digest).values()].flatMap((same) => sign('copied', same, idsOf(rows).length, limits.copiedCount)));

const ratedFor = ({ rated }: SignFacts, limits: SignLimits): SignFound[] =>
  [...byUnit(rated).values()].flatMap((rows) => {
    const staff = rows.filter(({ byStaff }) => byStaff);
    const all = idsOf(rows).length;
    return idsOf(staff).length * 100 < all * limits.ratedPercent ? [] : sign('rated-for', staff, all, limits.ratedCount);
  });

/**
 * Signs that figures may have been made to look better, for a person to judge. They name matters and units, they are in the
 * order of their units, and nothing else stands on them: no score knows of a sign.
 */
export function signsOf(facts: SignFacts, limits: SignLimits): SignFound[] {
  return [split, redated, quick, reopened, copied, ratedFor].flatMap((look) => look(facts, limits)).toSorted((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
}
