import { z } from 'zod';

/**
 * Calendar days and instants. Every day is a day in China (Asia/Shanghai, UTC+8 without summer time since
 * 1991-09-15); no function here reads the clock or the machine's time zone: `now` is always passed in.
 */

/** A calendar day in China as `2026-11-25`; days compare and sort as text. */
export const Day = z
  .string()
  .refine((text) => isDay(text), 'impossible-date')
  .meta({ id: 'Day', format: 'date' });
export type Day = z.infer<typeof Day>;

/** A moment as ISO 8601 with its offset, e.g. `2026-11-25T14:05:00+08:00`. */
export const Instant = z.iso.datetime({ offset: true }).meta({ id: 'Instant' });
export type Instant = z.infer<typeof Instant>;

const dayLength = 86_400_000;
const ahead = 8 * 3_600_000;
const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** The number of days in a month; `month` from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether the text is a day that exists, in the form `2026-11-25`, between 1900 and 2200. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && exists(Number(match[1]), Number(match[2]), Number(match[3]));
}

function exists(year: number, month: number, day: number): boolean {
  return year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** A day from its parts; throws when there is no such day. */
export function dayFrom(year: number, month: number, day: number): Day {
  if (!exists(year, month, day)) throw new RangeError(`no such day: ${year}-${month}-${day}`);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** Year, month (from 1) and day of the month. */
export function partsOf(day: Day): { year: number; month: number; day: number } {
  if (!isDay(day)) throw new RangeError(`no such day: ${day}`);
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/**
 * Reads a day as people and spreadsheets write it: 2026-11-25, 2026/11/25, 2026.11.25, 2026年11月25日, 20261125.
 * Gives undefined for anything else and for a day that does not exist.
 */
export function parseDay(text: string): Day | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return exists(year, month, day) ? dayFrom(year, month, day) : undefined;
}

/** Days since 1970-01-01; the base of all day arithmetic. */
export function dayNumber(day: Day): number {
  const { year, month, day: date } = partsOf(day);
  return Date.UTC(year, month - 1, date) / dayLength;
}

/** The day with this number of days since 1970-01-01. */
export function dayOfNumber(number: number): Day {
  const date = new Date(number * dayLength);
  return dayFrom(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** The day in China on which a moment falls. */
export function dayOf(instant: Instant | Date): Day {
  return dayOfNumber(Math.floor((milliseconds(instant) + ahead) / dayLength));
}

/** Hours and minutes in China of a moment, `14:05`. */
export function timeOf(instant: Instant | Date): string {
  const date = new Date(milliseconds(instant) + ahead);
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
}

/** A moment as ISO text with China's offset and whole seconds (milliseconds where there are any). */
export function instantOf(value: Date | Instant): Instant {
  const shifted = new Date(milliseconds(value) + ahead).toISOString().slice(0, -1);
  return `${shifted.endsWith('.000') ? shifted.slice(0, -4) : shifted}+08:00`;
}

/** The moment of a day at a time of the day in China; without a time, its first moment. */
export function instantAt(day: Day, time = '00:00'): Instant {
  if (!isDay(day)) throw new RangeError(`no such day: ${day}`);
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time)) throw new RangeError(`no such time: ${time}`);
  return `${day}T${time.length === 5 ? `${time}:00` : time}+08:00`;
}

function milliseconds(value: Instant | Date): number {
  const result = typeof value === 'string' ? Date.parse(value) : value.getTime();
  if (Number.isNaN(result)) throw new RangeError(`no such moment: ${String(value)}`);
  return result;
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumber(day) + count);
}

/**
 * The corresponding day `count` months later; where the month has no such day, its last day
 * (Civil Code, art 202: 31 January and one month is 28 or 29 February).
 */
export function addMonths(day: Day, count: number): Day {
  const { year, month, day: date } = partsOf(day);
  const index = year * 12 + (month - 1) + count;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayFrom(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/** The corresponding day `count` years later; 29 February becomes 28 February where there is none. */
export function addYears(day: Day, count: number): Day {
  return addMonths(day, count * 12);
}

/** Days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** Completed years of life on a day; undefined when it lies before the birth. */
export function ageOn(birth: Day, day: Day): number | undefined {
  if (day < birth) return undefined;
  const [from, to] = [partsOf(birth), partsOf(day)];
  const reached = to.month > from.month || (to.month === from.month && to.day >= from.day);
  return to.year - from.year - (reached ? 0 : 1);
}

const monthsEn = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;
const digitsZh = '〇一二三四五六七八九';

/** `2026年11月25日`, as on Chinese papers (GB/T 9704: Arabic digits without leading zeros). */
export function formatDayZh(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${year}年${month}月${date}日`;
}

/** `25 November 2026`. */
export function formatDayEn(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${date} ${monthsEn[month - 1]} ${year}`;
}

/** `11月25日`, without the year. */
export function formatMonthDayZh(day: Day): string {
  const { month, day: date } = partsOf(day);
  return `${month}月${date}日`;
}

/** `25 November`, without the year. */
export function formatMonthDayEn(day: Day): string {
  const { month, day: date } = partsOf(day);
  return `${date} ${monthsEn[month - 1]}`;
}

/** `11-25 14:05`, for dense lists. */
export function formatShort(instant: Instant | Date): string {
  return `${dayOf(instant).slice(5)} ${timeOf(instant)}`;
}

/** `2026年11月25日 14:05`. */
export function formatMomentZh(instant: Instant | Date): string {
  return `${formatDayZh(dayOf(instant))} ${timeOf(instant)}`;
}

/** `25 November 2026, 14:05`. */
export function formatMomentEn(instant: Instant | Date): string {
  return `${formatDayEn(dayOf(instant))}, ${timeOf(instant)}`;
}

/** `二〇二六年十一月二十五日`, for papers that are read out or sealed in the old manner. */
export function formatDayWords(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  const years = [...String(year)].map((digit) => digitsZh[Number(digit)]).join('');
  return `${years}年${upTo99(month)}月${upTo99(date)}日`;
}

function upTo99(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const unit = ones === 0 ? '' : (digitsZh[ones] ?? '');
  if (tens === 0) return unit;
  return `${tens === 1 ? '' : (digitsZh[tens] ?? '')}十${unit}`;
}
