import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCalendar } from './calendar.ts';
import { clockState, dueDay, type ClockRule } from './clock.ts';
import { addDays, addMonths, dayNumber, dayOfNumber, daysBetween, instantAt } from './dates.ts';

const calendar = makeCalendar();
const confirmation: ClockRule = {
  amount: 30, unit: 'day', lastDay: 'after-holiday', force: 'law', verified: true,
  basis: { zh: '人民调解法第33条', en: 'People’s Mediation Law, art 33' },
};
const month: ClockRule = { ...confirmation, amount: 1, unit: 'month', lastDay: 'as-is', force: 'general' };
const workingDays: ClockRule = { ...confirmation, amount: 5, unit: 'working-day' };
const on = (day: string): string => instantAt(day, '10:00');

describe('the calendar', () => {
  it('knows announced holidays and make-up working days', () => {
    expect(calendar.kindOf('2026-10-01')).toMatchObject({ working: false, name: { zh: '国庆节' }, from: 'announced' });
    expect(calendar.isWorkingDay('2026-10-10')).toBe(true);
    expect(calendar.isWorkingDay('2026-10-11')).toBe(false);
    expect(calendar.addWorkingDays('2026-09-30', 1)).toBe('2026-10-08');
    expect(calendar.onOrAfter('2026-10-03')).toBe('2026-10-08');
    expect(calendar.workingDaysBetween('2026-09-30', '2026-10-10')).toBe(3);
    expect(calendar.workingDaysBetween('2026-10-10', '2026-09-30')).toBe(-3);
  });

  it('takes the statute where a year is not announced, and says so', () => {
    expect(calendar.isAnnounced(2026)).toBe(true);
    expect(calendar.isAnnounced(2035)).toBe(false);
    expect(calendar.kindOf('2035-02-07')).toMatchObject({ working: false, name: { zh: '春节' }, from: 'statute' });
    expect(calendar.kindOf('2035-04-05')).toMatchObject({ working: false, name: { zh: '清明' }, from: 'statute' });
    expect(calendar.isWorkingDay('2035-02-12')).toBe(true);
  });

  it('lets a row override a day', () => {
    const own = makeCalendar([{ day: '2026-11-25', working: false, name: { zh: '县庆', en: 'County day' }, source: 'test' }]);
    expect(own.kindOf('2026-11-25')).toMatchObject({ working: false, from: 'row' });
    expect(own.addWorkingDays('2026-11-24', 1)).toBe('2026-11-26');
  });
});

describe('a clock', () => {
  it('counts thirty days from the day after', () => {
    const state = clockState(confirmation, { start: '2026-11-25' }, calendar, on('2026-11-28'));
    expect(state).toMatchObject({ due: '2026-12-25', status: 'running', remainingDays: 27, endsAt: '2026-12-26T00:00:00+08:00', overdue: false });
    expect(state.arithmetic.map((line) => line.zh)).toEqual(['11月25日起算，当日不计入；11月26日为第1日，第30日为12月25日']);
  });

  it('ends after the holidays when the last day is one', () => {
    const state = clockState(confirmation, { start: '2026-09-03' }, calendar, on('2026-09-10'));
    expect(state.due).toBe('2026-10-08');
    expect(state.arithmetic.at(-1)?.zh).toBe('10月3日是休息日（国庆节），顺延至休假日结束的次日10月8日（民法典第203条）');
    expect(clockState({ ...confirmation, lastDay: 'as-is' }, { start: '2026-09-03' }, calendar, on('2026-09-10')).due).toBe('2026-10-03');
    expect(dueDay(confirmation, '2026-09-03', calendar)).toBe('2026-10-08');
  });

  it('counts a month to the corresponding day or the end of the month', () => {
    expect(clockState(month, { start: '2026-11-25' }, calendar, on('2026-11-26')).due).toBe('2026-12-25');
    const short = clockState(month, { start: '2027-01-31' }, calendar, on('2027-02-01'));
    expect(short.due).toBe('2027-02-28');
    expect(short.arithmetic[0]?.zh).toContain('没有对应日');
    expect(clockState(month, { start: '2026-12-20' }, calendar, on('2026-12-21')).arithmetic[0]?.zh).toContain('2027年1月20日');
  });

  it('is due the whole last day and overdue after it', () => {
    expect(clockState(month, { start: '2026-11-25' }, calendar, '2026-12-25T23:59:59+08:00')).toMatchObject({ status: 'running', remainingDays: 0 });
    expect(clockState(month, { start: '2026-11-25' }, calendar, '2026-12-25T16:00:00Z')).toMatchObject({ status: 'overdue', remainingDays: -1, overdue: true });
    expect(clockState(month, { start: '2026-11-25', stopped: '2026-12-25' }, calendar, on('2027-03-01'))).toMatchObject({ status: 'kept', remainingDays: 0 });
    expect(clockState(month, { start: '2026-11-25', stopped: '2026-12-26' }, calendar, on('2027-03-01')).status).toBe('missed');
  });

  it('leaves pauses out, and an open pause moves the end day by day', () => {
    const pauses = [{ from: '2026-11-30', to: '2026-12-05' }];
    const state = clockState(confirmation, { start: '2026-11-25', pauses }, calendar, on('2026-12-06'));
    expect(state).toMatchObject({ due: '2026-12-30', pausedDays: 5, paused: false });
    expect(state.arithmetic[1]?.zh).toBe('11月30日至12月4日中止，扣除5日，顺延至12月30日');
    const open = { start: '2026-11-25', pauses: [{ from: '2026-11-30' }] };
    expect(clockState(confirmation, open, calendar, on('2026-11-30'))).toMatchObject({ paused: true, status: 'paused', due: '2026-12-25' });
    expect(clockState(confirmation, open, calendar, on('2027-01-30'))).toMatchObject({ paused: true, overdue: false });
    const late = { start: '2026-11-25', pauses: [{ from: '2026-12-28' }] };
    expect(clockState(confirmation, late, calendar, on('2026-12-29'))).toMatchObject({ due: '2026-12-25', status: 'overdue', paused: false });
  });

  it('joins overlapping pauses and counts working days in a working-day limit', () => {
    const pauses = [{ from: '2026-11-26', to: '2026-11-30' }, { from: '2026-11-28', to: '2026-12-02' }];
    expect(clockState(confirmation, { start: '2026-11-25', pauses }, calendar, on('2026-12-06')).pausedDays).toBe(6);
    const state = clockState(workingDays, { start: '2026-11-25', pauses }, calendar, on('2026-12-06'));
    expect(state.pausedDays).toBe(4);
    expect(state.due).toBe(calendar.addWorkingDays('2026-11-25', 9));
  });

  it('writes an extension with its day', () => {
    const state = clockState(month, { start: '2026-11-25', extensions: [{ amount: 1, unit: 'month', on: '2026-12-20' }] }, calendar, on('2026-12-26'));
    expect(state.due).toBe('2027-01-25');
    expect(state.arithmetic[1]?.zh).toBe('12月20日延长1个月，至2027年1月25日');
  });

  it('says when it rests on a year not announced', () => {
    expect(clockState(workingDays, { start: '2034-12-29' }, calendar, on('2034-12-30')).provisional).toBe(true);
    expect(clockState(confirmation, { start: '2026-11-25' }, calendar, on('2026-11-26')).provisional).toBe(false);
  });

  it('holds for all starts and pauses (properties)', () => {
    const start = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2026-09-30') }).map(dayOfNumber);
    const pause = fc.record({ after: fc.integer({ min: -5, max: 40 }), length: fc.integer({ min: 0, max: 20 }) });
    fc.assert(fc.property(start, fc.array(pause, { maxLength: 4 }), fc.constantFrom(confirmation, month, workingDays), (day, list, rule) => {
      const pauses = list.map((one) => ({ from: addDays(day, one.after), to: addDays(day, one.after + one.length) }));
      const now = on(addDays(day, 60));
      const plain = clockState(rule, { start: day }, calendar, now);
      const paused = clockState(rule, { start: day, pauses }, calendar, now);
      expect(paused.due >= plain.due).toBe(true);
      expect(daysBetween(day, plain.due)).toBeGreaterThanOrEqual(5);
      if (rule.lastDay === 'after-holiday') expect(calendar.isWorkingDay(paused.due)).toBe(true);
      if (rule === month) expect(plain.due).toBe(addMonths(day, 1));
      if (rule === workingDays) expect(calendar.workingDaysBetween(day, paused.due)).toBe(5 + paused.pausedDays);
      expect(clockState(rule, { start: day, pauses, stopped: paused.due }, calendar, now).status).toBe('kept');
      expect(clockState(rule, { start: day, pauses: [...pauses].reverse() }, calendar, now).due).toBe(paused.due);
    }), { numRuns: 60 });
  });
});
