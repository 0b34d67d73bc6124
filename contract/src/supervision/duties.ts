import { addDays, dayOf, instantAt, instantOf, timeOf } from '../kernel/index.ts';
import type { Calendar, Day, Instant } from '../kernel/index.ts';

/** The hours in which nobody is urged: from an evening hour to a morning hour, China's time. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** When an urging reaches its unit: at once within working hours, otherwise when the quiet hours of a working day end. */
export function deliverAt(now: Date, { from, to }: QuietHours, calendar: Pick<Calendar, 'isWorkingDay'>): Instant {
  const [today, hour] = [dayOf(now), Number(timeOf(now).slice(0, 2))];
  if (calendar.isWorkingDay(today) && hour >= to && hour < from) return instantOf(now);
  let day: Day = hour < to ? today : addDays(today, 1);
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return instantAt(day, `${String(to).padStart(2, '0')}:00`);
}

/** Whether something from one day on, until before another, holds on a day. */
export const holdsOn = ({ from, to }: { readonly from: Day; readonly to: Day | null }, day: Day): boolean => from <= day && (to === null || day < to);
