import { addDays, dayFrom, isDay, parseDay, partsOf } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';

const spoken: Readonly<Record<string, number>> = {
  今天: 0, 今: 0, 今日: 0, today: 0, 昨天: -1, 昨: -1, 昨日: -1, yesterday: -1, 前天: -2, 前: -2, 明天: 1, 明: 1, tomorrow: 1, 后天: 2,
};

const make = (year: number, month: number, day: number): Day | undefined => {
  try {
    return dayFrom(year, month, day);
  } catch {
    // No such day: the field says so.
    return undefined;
  }
};

/**
 * Reads a day as a clerk types it: 20261125, 2026-11-25, 261125, 11-25, 1125, 11月25日, 25 (this month), 今天, 昨天, -3.
 * A day without a year is taken so that it lies nearest to today; with `past` never after today.
 */
export function readDay(text: string, today: Day, past = false): Day | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
  const whole = parseDay(plain);
  if (whole !== undefined) return whole;
  const away = spoken[plain] ?? (/^[-+]\d{1,3}$/.test(plain) ? Number(plain) : undefined);
  if (away !== undefined) return addDays(today, away);
  const { year, month } = partsOf(today);
  const short = /^(\d{2})(\d{2})(\d{2})$/.exec(plain);
  if (short !== null) return make(2000 + Number(short[1]), Number(short[2]), Number(short[3]));
  const monthDay = /^(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain);
  if (monthDay !== null) return nearest(year, Number(monthDay[1]), Number(monthDay[2]), today, past);
  const dayOnly = /^(\d{1,2})[日号]?$/.exec(plain);
  if (dayOnly === null) return undefined;
  const here = make(year, month, Number(dayOnly[1]));
  if (!past || (here !== undefined && here <= today)) return here;
  return month === 1 ? make(year - 1, 12, Number(dayOnly[1])) : make(year, month - 1, Number(dayOnly[1]));
}

function nearest(year: number, month: number, day: number, today: Day, past: boolean): Day | undefined {
  const distance = (one: Day): number => Math.abs(Date.parse(one) - Date.parse(today));
  const days = [year - 1, year, year + 1]
    .map((one) => make(one, month, day))
    .filter((one) => one !== undefined)
    .filter((one) => isDay(one) && (!past || one <= today));
  return days.sort((a, b) => distance(a) - distance(b))[0];
}
