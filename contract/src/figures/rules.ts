import { addDays, addMonths, addYears, daysInMonth, partsOf } from '../kernel/index.ts';
import type { Day } from '../kernel/index.ts';

/** Days from one to another, both counted. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** A span under a name of its own: several are summed in one statement, on one and the same state of the database. */
export interface NamedSpan extends Span {
  readonly key: string;
}

export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The last day of the month of a day. */
export function lastOfMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return `${day.slice(0, 7)}-${String(daysInMonth(year, month)).padStart(2, '0')}`;
}

/** From the first of the month to today. */
export const thisMonth = (today: Day): Span => ({ from: firstOfMonth(today), to: today });

/** The same span a month or a year before; a span that ends with its month ends with the earlier one, too. */
export function spanBefore({ from, to }: Span, by: 'month' | 'year'): Span {
  const back = (day: Day): Day => (by === 'month' ? addMonths(day, -1) : addYears(day, -1));
  const end = back(to);
  return { from: back(from), to: to === lastOfMonth(to) ? lastOfMonth(end) : end };
}

/** The last seven days, and the seven before them. */
export const lastWeeks = (today: Day): { readonly now: Span; readonly before: Span } => ({ now: { from: addDays(today, -6), to: today }, before: { from: addDays(today, -13), to: addDays(today, -7) } });

/** Some months up to one (`2026-11`), the earliest first, each from its first to its last day. */
export const monthsUntil = (until: string, count: number): readonly (Span & { readonly month: string })[] =>
  Array.from({ length: count }, (_, index) => {
    const from = addMonths(`${until}-01`, index - count + 1);
    return { month: from.slice(0, 7), from, to: lastOfMonth(from) };
  });

/** A span in the pieces in which it was put together: whole months, and days where it begins or ends within one. */
export function piecesOf({ from, to }: Span): { readonly months: Span | null; readonly days: readonly Span[] } {
  const firstWhole = from === firstOfMonth(from) ? from : addMonths(firstOfMonth(from), 1);
  const lastWhole = to === lastOfMonth(to) ? to : addDays(firstOfMonth(to), -1);
  if (firstWhole > lastWhole) return { months: null, days: [{ from, to }] };
  return { months: { from: firstWhole, to: lastWhole }, days: [...(from < firstWhole ? [{ from, to: addDays(firstWhole, -1) }] : []), ...(to > lastWhole ? [{ from: addDays(lastWhole, 1), to }] : [])] };
}
