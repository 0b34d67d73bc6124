import { addDays, addMonths, dayOf, daysBetween, timeOf, weekdayOf } from '@anhe/contract/kernel';
import type { Day, Id, PlaceCode } from '@anhe/contract/kernel';
import type { ShiftKind, ShiftLine } from '@anhe/contract/patrols';

export type Span = 'week' | 'month';

/** Monday to Sunday, or all weeks that a month touches. */
export function spanOf(day: Day, span: Span): { readonly from: Day; readonly to: Day } {
  const monday = (one: Day): Day => addDays(one, 1 - weekdayOf(one));
  if (span === 'week') return { from: monday(day), to: addDays(monday(day), 6) };
  const first = `${day.slice(0, 8)}01`;
  return { from: monday(first), to: addDays(monday(addDays(addMonths(first, 1), -1)), 6) };
}

export const daysOf = ({ from, to }: { readonly from: Day; readonly to: Day }): readonly Day[] => Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));

/** `20:00–22:00`. */
export const hoursOf = ({ startsAt, endsAt }: Pick<ShiftLine, 'startsAt' | 'endsAt'>): string => `${timeOf(startsAt)}–${timeOf(endsAt)}`;
export const dayOfShift = ({ startsAt }: Pick<ShiftLine, 'startsAt'>): Day => dayOf(startsAt);

/** What is missing: named in words wherever it shows. */
export type Lack = 'cancelled' | 'alone' | 'asked' | 'not-walked';

/** Two go at night. */
const inPairs: readonly ShiftKind[] = ['night', 'winter'];

/** What a shift lacks, now. */
export function lacksOf(shift: Pick<ShiftLine, 'kind' | 'posts' | 'cancelled' | 'swap' | 'patrol' | 'endsAt' | 'startsAt'>, now: Date): readonly Lack[] {
  if (shift.cancelled) return ['cancelled'];
  if (Date.parse(shift.endsAt) < now.getTime()) return shift.patrol === null ? ['not-walked'] : [];
  const ahead = Date.parse(shift.startsAt) > now.getTime();
  return [...(ahead && inPairs.includes(shift.kind) && shift.posts.length < 2 ? ['alone' as const] : []), ...(ahead && shift.swap?.state === 'asked' ? ['asked' as const] : [])];
}

export interface Gap {
  readonly day: Day;
  readonly place: PlaceCode;
  readonly placeName: string;
  readonly what: Lack | 'no-shift';
  readonly shift: ShiftLine | undefined;
}

/** From today on: shifts that lack somebody (swaps that wait are told by themselves), and days without any at a place that is walked most days. */
export function gapsOf(shifts: readonly ShiftLine[], span: { readonly from: Day; readonly to: Day }, today: Day, now: Date): readonly Gap[] {
  const ahead = shifts.filter((shift) => dayOfShift(shift) >= today);
  const lacking = ahead.flatMap((shift) => lacksOf(shift, now).filter((what) => what !== 'asked').map((what): Gap => ({ day: dayOfShift(shift), place: shift.place, placeName: shift.placeName, what, shift })));
  const days = daysOf(span);
  const open = [...Map.groupBy(shifts, ({ place }) => place)].flatMap(([place, own]) => {
    const taken = new Set(own.map(dayOfShift));
    if (taken.size * 2 <= days.length) return [];
    return days.filter((day) => day >= today && !taken.has(day)).map((day): Gap => ({ day, place, placeName: own[0]?.placeName ?? place, what: 'no-shift', shift: undefined }));
  });
  return [...lacking, ...open].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.place < b.place ? -1 : 1));
}

/** People take turns in their order, so many a shift; a shift never has somebody twice. */
export function turnsOf(people: readonly Id[], size: number, shifts: number): readonly (readonly Id[])[] {
  const each = Math.min(size, people.length);
  return Array.from({ length: shifts }, (_, shift) => Array.from({ length: each }, (_unused, at) => people[(shift * each + at) % people.length]).filter((id) => id !== undefined));
}

/** The next shift from here in a direction, as the arrow keys go over the days: left and right to the nearest day that has one, up and down within it. */
export function nextCell<T extends { readonly col: number; readonly row: number }>(cells: readonly T[], from: T, key: string): T | undefined {
  const near = (some: readonly T[], far: (cell: T) => number): T | undefined => some.toSorted((a, b) => far(a) - far(b))[0];
  const side = (step: 1 | -1): T | undefined => near(cells.filter(({ col }) => (col - from.col) * step > 0), ({ col, row }) => Math.abs(col - from.col) * 1000 + Math.abs(row - from.row));
  const line = (step: 1 | -1): T | undefined => near(cells.filter(({ col, row }) => col === from.col && (row - from.row) * step > 0), ({ row }) => Math.abs(row - from.row));
  if (key === 'ArrowRight') return side(1);
  if (key === 'ArrowLeft') return side(-1);
  if (key === 'ArrowDown') return line(1);
  return key === 'ArrowUp' ? line(-1) : undefined;
}
