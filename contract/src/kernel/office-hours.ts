import type { Calendar } from './calendar.ts';
import { addDays, dayOf, instantAt } from './dates.ts';

/** Hours in which somebody is at work: of a working day 8:00 to 12:00 and 14:00 to 18:00, China's time. */
const spans = [['08:00', '12:00'], ['14:00', '18:00']] as const;

const moment = (day: string, time: string): number => Date.parse(instantAt(day, time));

/** Whether a moment lies in office hours. */
export function inOfficeHours(calendar: Pick<Calendar, 'isWorkingDay'>, at: Date): boolean {
  const day = dayOf(at);
  return calendar.isWorkingDay(day) && spans.some(([from, to]) => moment(day, from) <= at.getTime() && at.getTime() < moment(day, to));
}

/**
 * Office hours between two moments, in hours; nothing when the second is the earlier. Nights, weekends and holidays count
 * nothing. It looks at `most` hours at most, so that what lies far back costs no more.
 */
export function officeHoursBetween(calendar: Pick<Calendar, 'isWorkingDay'>, from: Date, to: Date, most = 400): number {
  let milliseconds = 0;
  const last = dayOf(to);
  for (let day = dayOf(from); day <= last && milliseconds < most * 3_600_000; day = addDays(day, 1)) {
    if (!calendar.isWorkingDay(day)) continue;
    for (const [begin, end] of spans) milliseconds += Math.max(0, Math.min(moment(day, end), to.getTime()) - Math.max(moment(day, begin), from.getTime()));
  }
  return Math.min(milliseconds / 3_600_000, most);
}
