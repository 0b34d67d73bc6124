import { addMonths, daysInMonth, partsOf } from '@anhe/contract/kernel';
import type { Day, Wording } from '@anhe/contract/kernel';
import type { Span } from '@anhe/contract/figures';

/** How long a period of the board is. */
export type Length = 'month' | 'quarter' | 'year';

/** A month (`2026-11`), a quarter (`2026-Q4`), a year (`2026`), or days from one to another (`2025-01-01..2025-11-26`), which only stand in addresses. */
const shape = /^(2[01]\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/;

const days = /^(2[01]\d\d-\d\d-\d\d)\.\.(2[01]\d\d-\d\d-\d\d)$/;

/** Days as a period of an address. */
export const periodOfDays = ({ from, to }: Span): string => `${from}..${to}`;

export const isPeriod = (text: string): boolean => shape.test(text) || days.test(text);

export const lengthOf = (period: string): Length => (period.length === 4 || days.test(period) ? 'year' : period.includes('Q') ? 'quarter' : 'month');

/** The period of a length in which a day lies. */
export function periodAt(day: Day, length: Length): string {
  const { year, month } = partsOf(day);
  if (length === 'year') return String(year);
  return length === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : day.slice(0, 7);
}

/** First and last month of a period. */
function monthsOf(period: string): readonly [first: string, last: string] {
  const [, year = '', month, quarter] = shape.exec(period) ?? [];
  if (month !== undefined) return [period, period];
  if (quarter === undefined) return [`${year}-01`, `${year}-12`];
  const two = (number: number): string => String(number).padStart(2, '0');
  return [`${year}-${two(Number(quarter) * 3 - 2)}`, `${year}-${two(Number(quarter) * 3)}`];
}

/** The days of a period that are there to be counted: one that has not ended goes up to today. */
export function spanOfPeriod(period: string, today: Day): Span {
  const [, from, to] = days.exec(period) ?? [];
  if (from !== undefined && to !== undefined) return { from, to };
  const [first, last] = monthsOf(period);
  const { year, month } = partsOf(`${last}-01`);
  const end = `${last}-${String(daysInMonth(year, month)).padStart(2, '0')}`;
  return { from: `${first}-01`, to: end > today ? today : end };
}

/** The last month of a period that has begun: where the line of its months ends. */
export function lastMonthOf(period: string, today: Day): string {
  const last = days.exec(period)?.[2]?.slice(0, 7) ?? monthsOf(period)[1];
  return last > today.slice(0, 7) ? today.slice(0, 7) : last;
}

/** The latest periods of a length up to today, the newest first. */
export function periodsBack(today: Day, length: Length, count: number): readonly string[] {
  const by = { month: 1, quarter: 3, year: 12 }[length];
  return Array.from({ length: count }, (_, back) => periodAt(addMonths(`${today.slice(0, 7)}-01`, -back * by), length));
}

/** How a period is called. */
export function periodWords(period: string): Wording {
  const [, from, to] = days.exec(period) ?? [];
  if (from !== undefined && to !== undefined) return { zh: `${from} 至 ${to}`, en: `${from} to ${to}` };
  const [, year = '', month, quarter] = shape.exec(period) ?? [];
  if (month !== undefined) return { zh: `${year}年${Number(month)}月`, en: `${month}/${year}` };
  return quarter === undefined ? { zh: `${year}年`, en: year } : { zh: `${year}年第${quarter}季度`, en: `Q${quarter} ${year}` };
}
