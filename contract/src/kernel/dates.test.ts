import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays, addMonths, ageOn, Day, dayFrom, dayNumber, dayOf, dayOfNumber, daysBetween, daysInMonth, formatDayWords,
  formatDayZh, formatMomentEn, formatShort, instantAt, instantOf, isDay, parseDay, partsOf, timeOf, weekdayOf,
} from './dates.ts';

const anyDay = fc.integer({ min: dayNumber('1901-01-01'), max: dayNumber('2199-12-31') }).map(dayOfNumber);

describe('days', () => {
  it('reads the ways people write a day', () => {
    for (const text of ['2026-11-25', '2026/11/25', '2026.11.25', '2026年11月25日', '2026 年 11 月 25 日', '20261125', '２０２６－１１－２５']) {
      expect(parseDay(text)).toBe('2026-11-25');
    }
    expect(parseDay('2026-1-5')).toBe('2026-01-05');
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '昨天', '', '26-11-25', '1899-12-31', '2026-11-31']) {
      expect(parseDay(text)).toBeUndefined();
    }
  });

  it('refuses a day that does not exist with the code of the field error', () => {
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2028-02-29')).toBe(true);
    expect(Day.safeParse('2026-02-30').error?.issues[0]?.message).toBe('impossible-date');
    expect(() => dayFrom(2026, 2, 29)).toThrow(RangeError);
  });

  it('is the day in China, whatever the offset of the moment', () => {
    expect(dayOf('2026-11-25T15:59:59Z')).toBe('2026-11-25');
    expect(dayOf('2026-11-25T16:00:00Z')).toBe('2026-11-26');
    expect(dayOf('2026-11-25T23:30:00-08:00')).toBe('2026-11-26');
    expect(timeOf('2026-11-25T06:05:00Z')).toBe('14:05');
    expect(instantOf(new Date('2026-11-25T16:00:00Z'))).toBe('2026-11-26T00:00:00+08:00');
    expect(instantOf('2026-11-25T16:00:00.250Z')).toBe('2026-11-26T00:00:00.250+08:00');
    expect(formatShort('2026-11-25T06:05:00Z')).toBe('11-25 14:05');
    expect(formatMomentEn('2026-11-25T06:05:00Z')).toBe('25 November 2026, 14:05');
    expect(instantAt('2026-11-25', '14:05')).toBe('2026-11-25T14:05:00+08:00');
    expect(() => instantAt('2026-11-25', '24:00')).toThrow(RangeError);
  });

  it('writes days as papers want them', () => {
    expect(formatDayZh('2026-01-05')).toBe('2026年1月5日');
    expect(formatDayWords('2026-11-25')).toBe('二〇二六年十一月二十五日');
    expect(formatDayWords('2030-10-10')).toBe('二〇三〇年十月十日');
    expect(formatDayWords('2000-01-31')).toBe('二〇〇〇年一月三十一日');
  });

  it('counts months to the corresponding day or the end of the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-12-25', 1)).toBe('2027-01-25');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15');
  });

  it('knows ages and weekdays', () => {
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
    expect(ageOn('2026-02-28', '2026-02-27')).toBeUndefined();
    expect(weekdayOf('2026-11-25')).toBe(3);
    expect(weekdayOf('1969-12-28')).toBe(7);
  });

  it('holds for all days (properties)', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -30_000, max: 30_000 }), (day, count) => {
      const later = (() => { try { return addDays(day, count); } catch { return undefined; } })();
      if (later === undefined) return;
      expect(daysBetween(day, later)).toBe(count);
      expect(addDays(later, -count)).toBe(day);
      expect(later > day).toBe(count > 0);
    }));
    fc.assert(fc.property(anyDay, (day) => {
      expect(parseDay(day)).toBe(day);
      expect(parseDay(formatDayZh(day))).toBe(day);
      expect(dayOf(instantAt(day))).toBe(day);
      expect(dayOf(instantAt(day, '23:59:59'))).toBe(day);
      expect(weekdayOf(addDays(day, 7))).toBe(weekdayOf(day));
    }));
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 24 }), (day, months) => {
      if (day > '2190') return;
      const [from, to] = [partsOf(day), partsOf(addMonths(day, months))];
      expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
      expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
    }));
  });
});
