import {
  dayOf, daysBetween, formatDayEn, formatDayZh, formatMomentEn, formatMomentZh, formatMonthDayEn, formatMonthDayZh, weekdayOf,
} from '@anhe/contract/kernel';
import type { Day, Instant } from '@anhe/contract/kernel';
import type { Language } from './language.ts';

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** `2026年11月25日` or `25 November 2026`. */
export function fullDay(day: Day, language: Language): string {
  return language === 'zh' ? formatDayZh(day) : formatDayEn(day);
}

/** `2026年11月25日 14:05` or `25 November 2026, 14:05`. */
export function fullMoment(instant: Instant, language: Language): string {
  return language === 'zh' ? formatMomentZh(instant) : formatMomentEn(instant);
}

/** A day as people say it: 今天, 昨天, 周五 within the coming week, else month and day, with the year when it is another. */
export function spokenDay(day: Day, today: Day, language: Language): string {
  const distance = daysBetween(today, day);
  const near: Readonly<Record<string, readonly [string, string]>> = {
    '0': ['今天', 'today'], '1': ['明天', 'tomorrow'], '-1': ['昨天', 'yesterday'], '2': ['后天', 'in 2 days'],
  };
  const word = near[String(distance)];
  if (word !== undefined) return language === 'zh' ? word[0] : word[1];
  if (distance > 2 && distance < 7) return weekdays[language][weekdayOf(day) - 1] ?? day;
  if (day.slice(0, 4) !== today.slice(0, 4)) return fullDay(day, language);
  return language === 'zh' ? formatMonthDayZh(day) : formatMonthDayEn(day);
}

/** Today in China by this device's clock; for words beside a date only, never for a rule. */
export function todayHere(): Day {
  return dayOf(new Date());
}
