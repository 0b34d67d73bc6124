import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeCalendar } from './calendar.ts';
import { clockState } from './clock.ts';
import type { ClockFacts, ClockRule, ClockState, ClockUnit } from './clock.ts';
import { dayOf, instantAt } from './dates.ts';
import { parseReferenceFile, rowOn } from './reference.ts';

/*
 * The course of limits: pauses, extensions, the end at midnight, what is left, and the rows of data/lists/clocks.json.
 * Worked out by hand, the count beside the case; the days off are listed at the head of clock-table.test.ts.
 */
const calendar = makeCalendar();
const limit = (amount: number, unit: ClockUnit, lastDay: ClockRule['lastDay'] = 'as-is'): ClockRule => ({ amount, unit, lastDay, force: 'law', verified: true, basis: { zh: '测试', en: 'test' } });
const [thirty, thirtyMoved, month, five] = [limit(30, 'day'), limit(30, 'day', 'after-holiday'), limit(1, 'month'), limit(5, 'working-day')];

/** A limit's facts as seen on a day, and what holds then. */
type Course = readonly [name: string, rule: ClockRule, facts: ClockFacts, seen: string, expected: Partial<ClockState>];
const seenOn = ([, rule, facts, seen]: Course): ClockState => clockState(rule, facts, calendar, instantAt(seen, '10:00'));
const check = (line: Course): void => expect(seenOn(line)).toMatchObject(line[4]);
const named = (lines: readonly Course[]): readonly (readonly [string, Course])[] => lines.map((line) => [line[0], line]);
const pause = (from: string, to?: string) => (to === undefined ? { from } : { from, to });

// Thirty days from Nov 25 end on Dec 25 (a Friday) where nothing is left out.
const nov25 = (...pauses: ReturnType<typeof pause>[]): ClockFacts => ({ start: '2026-11-25', pauses });

const pausesInDays: readonly Course[] = [
  ['one pause is added at the end', thirty, nov25(pause('2026-11-30', '2026-12-05')), '2026-12-06', { due: '2026-12-30', pausedDays: 5, paused: false }], // Nov 30–Dec 4 are 5; 25 + 5
  ['several pauses add up', thirty, nov25(pause('2026-11-30', '2026-12-02'), pause('2026-12-10', '2026-12-13')), '2026-12-14', { due: '2026-12-30', pausedDays: 5 }], // 2 (30, 1) and 3 (10, 11, 12)
  ['overlapping pauses are left out once', thirty, nov25(pause('2026-11-26', '2026-11-30'), pause('2026-11-28', '2026-12-02')), '2026-12-06', { due: '2026-12-31', pausedDays: 6 }], // Nov 26–Dec 1 are 6
  ['pauses that touch are one', thirty, nov25(pause('2026-11-26', '2026-11-28'), pause('2026-11-28', '2026-11-30')), '2026-12-06', { due: '2026-12-29', pausedDays: 4 }], // 26, 27, 28, 29
  ['a pause inside another adds nothing', thirty, nov25(pause('2026-11-26', '2026-12-06'), pause('2026-11-28', '2026-11-30')), '2026-12-07', { due: '2027-01-04', pausedDays: 10 }], // Nov 26–Dec 5 are 10; Dec 25 + 10
  ['a pause that ends on its own day is none', thirty, nov25(pause('2026-12-01', '2026-12-01')), '2026-12-06', { due: '2026-12-25', pausedDays: 0 }], // no day left out
  ['a pause that begins before the start leaves out counted days only', thirty, nov25(pause('2026-11-20', '2026-11-29')), '2026-12-01', { due: '2026-12-28', pausedDays: 3 }], // 26, 27, 28
  ['a pause over before the start changes nothing', thirty, nov25(pause('2026-11-10', '2026-11-20')), '2026-12-01', { due: '2026-12-25', pausedDays: 0 }], // no counted day
  ['a pause from the day of the start leaves out what follows', thirty, nov25(pause('2026-11-25', '2026-11-27')), '2026-12-01', { due: '2026-12-26', pausedDays: 1 }], // the 25th is not counted anyway; 26
  ['a pause that begins on the last day moves it', thirty, nov25(pause('2026-12-25', '2026-12-28')), '2026-12-28', { due: '2026-12-28', pausedDays: 3, overdue: false }], // 25, 26, 27; the last day is the 28th
  ['a pause that begins after the last day comes too late', thirty, nov25(pause('2026-12-26', '2026-12-28')), '2026-12-29', { due: '2026-12-25', pausedDays: 0, status: 'overdue' }], // over since the 25th
  ['a second pause inside the time that the first one added counts', thirty, nov25(pause('2026-11-30', '2026-12-05'), pause('2026-12-28', '2026-12-30')), '2026-12-30', { due: '2027-01-01', pausedDays: 7 }], // to Dec 30; 28, 29 are 2 more
  ['a second pause after the time that the first one added does not', thirty, nov25(pause('2026-11-30', '2026-12-05'), pause('2026-12-31', '2027-01-04')), '2027-01-05', { due: '2026-12-30', pausedDays: 5 }], // over since Dec 30
  ['the order in which pauses were written down does not matter', thirty, nov25(pause('2026-12-10', '2026-12-13'), pause('2026-11-30', '2026-12-02')), '2026-12-14', { due: '2026-12-30', pausedDays: 5 }], // 2 and 3
  ['a pause over New Year is left out day by day in a limit of days', thirty, nov25(pause('2026-12-20', '2027-01-04')), '2027-01-05', { due: '2027-01-09', pausedDays: 15 }], // Dec 20–31 are 12, Jan 1–3 are 3; Dec 25 + 15
  ['a pause over Spring Festival is left out day by day', thirty, { start: '2026-02-10', pauses: [pause('2026-02-15', '2026-02-24')] }, '2026-02-25', { due: '2026-03-21', pausedDays: 9 }], // Feb 28 the 18th, Mar 12 the 30th; 15–23 are 9
  ['a pause in a month moves its corresponding day', month, nov25(pause('2026-11-30', '2026-12-05')), '2026-12-06', { due: '2026-12-30', pausedDays: 5 }], // Dec 25 + 5
  ['a pause in a month without a corresponding day', month, { start: '2026-01-31', pauses: [pause('2026-02-10', '2026-02-13')] }, '2026-02-20', { due: '2026-03-03', pausedDays: 3 }], // Feb 28 + 3
  ['a pause over the leap day', month, { start: '2028-02-10', pauses: [pause('2028-02-28', '2028-03-02')] }, '2028-03-05', { due: '2028-03-13', pausedDays: 3 }], // Mar 10; Feb 28, 29, Mar 1
  ['a pause moves a last day into the holidays, and they move it on', thirtyMoved, { start: '2026-08-31', pauses: [pause('2026-09-10', '2026-09-11')] }, '2026-09-12', { due: '2026-10-08' }], // Sep 30 + 1 = Oct 1, off; Thu 8
  ['a pause moves a last day out of the holidays to a worked Saturday', thirtyMoved, { start: '2026-09-03', pauses: [pause('2026-09-10', '2026-09-17')] }, '2026-09-20', { due: '2026-10-10' }], // Oct 3 + 7 = Sat 10, worked
  ['a pause in the holidays by which the last day moved goes on from the moved day', thirtyMoved, { start: '2026-09-03', pauses: [pause('2026-10-05', '2026-10-09')] }, '2026-10-09', { due: '2026-10-12', pausedDays: 4, overdue: false }], // Oct 3, moved to 8; 5–8 are 4; Mon 12
  ['a pause after the moved last day comes too late', thirtyMoved, { start: '2026-09-03', pauses: [pause('2026-10-09', '2026-10-12')] }, '2026-10-12', { due: '2026-10-08', pausedDays: 0, overdue: true }], // over since the 8th
];

const openPauses: readonly Course[] = [
  ['on its first day an open pause has left out nothing yet', thirty, nov25(pause('2026-11-30')), '2026-11-30', { due: '2026-12-25', pausedDays: 0, paused: true, status: 'paused' }], // from the 30th to the 30th
  ['an open pause moves the end day by day', thirty, nov25(pause('2026-11-30')), '2026-12-05', { due: '2026-12-30', pausedDays: 5, paused: true }], // Nov 30–Dec 4
  ['an open pause from the last day never lets it pass', thirty, nov25(pause('2026-12-25')), '2027-01-10', { due: '2027-01-10', pausedDays: 16, status: 'paused', remainingDays: 0 }], // Dec 25–31 are 7, Jan 1–9 are 9
  ['an open pause from the day after comes too late', thirty, nov25(pause('2026-12-26')), '2027-01-10', { due: '2026-12-25', paused: false, status: 'overdue', remainingDays: -16 }], // Dec 25 to Jan 10
  ['an open pause from before the start leaves out counted days only', thirty, nov25(pause('2026-11-20')), '2026-11-30', { due: '2026-12-29', pausedDays: 4, paused: true }], // 26, 27, 28, 29
  ['an open pause from the day of the start is one on that very day', thirty, nov25(pause('2026-11-25')), '2026-11-25', { due: '2026-12-25', pausedDays: 0, paused: true, status: 'paused' }], // the 25th is not counted
  ['an open pause to come is none yet', thirty, nov25(pause('2026-12-01')), '2026-11-28', { due: '2026-12-25', pausedDays: 0, paused: false, status: 'running' }], // not begun
  ['an open pause ends with the limit', thirty, { ...nov25(pause('2026-11-30')), stopped: '2026-12-10' }, '2027-02-01', { due: '2027-01-04', pausedDays: 10, paused: false, status: 'kept', remainingDays: 25 }], // Nov 30–Dec 9 are 10; Dec 10 to Jan 4
  ['an open pause after a closed one adds to it', thirty, nov25(pause('2026-11-28', '2026-11-30'), pause('2026-12-03')), '2026-12-06', { due: '2026-12-30', pausedDays: 5, paused: true }], // 28, 29 and 3, 4, 5
  ['an open pause that overlaps a closed one is left out once', thirty, nov25(pause('2026-11-28', '2026-12-04'), pause('2026-12-02')), '2026-12-06', { due: '2027-01-02', pausedDays: 8, paused: true }], // Nov 28–Dec 5 are 8
];

// Five working days from Mon Nov 23: 24, 25, 26, 27, Mon 30.
const pausesInWorkingDays: readonly Course[] = [
  ['a pause of holidays alone adds no working day', five, { start: '2026-09-28', pauses: [pause('2026-10-01', '2026-10-08')] }, '2026-10-09', { due: '2026-10-10', pausedDays: 0 }], // 29, 30, 8, 9, Sat 10 worked
  ['a pause around the holidays adds its working days alone', five, { start: '2026-09-28', pauses: [pause('2026-09-30', '2026-10-09')] }, '2026-10-09', { due: '2026-10-13', pausedDays: 2 }], // Sep 30 and Oct 8; Sat 10 + Mon 12, Tue 13
  ['a pause over a weekend adds its Friday', five, { start: '2026-11-23', pauses: [pause('2026-11-27', '2026-11-30')] }, '2026-11-30', { due: '2026-12-01', pausedDays: 1 }], // Fri 27; Mon 30 + 1
  ['a pause of a weekend alone adds nothing', five, { start: '2026-11-23', pauses: [pause('2026-11-28', '2026-11-30')] }, '2026-11-30', { due: '2026-11-30', pausedDays: 0 }], // Sat, Sun
  ['a pause on a worked Saturday adds it', five, { start: '2026-10-07', pauses: [pause('2026-10-10', '2026-10-12')] }, '2026-10-12', { due: '2026-10-14', pausedDays: 1 }], // 8, 9, 10, 12, 13; Sat 10; Wed 14
  ['a pause on the last working day moves it to the next', five, { start: '2026-11-23', pauses: [pause('2026-11-30', '2026-12-01')] }, '2026-12-01', { due: '2026-12-01', pausedDays: 1 }], // Mon 30; Tue 1
  ['overlapping pauses are counted once in working days', five, { start: '2026-11-23', pauses: [pause('2026-11-24', '2026-11-27'), pause('2026-11-25', '2026-12-01')] }, '2026-12-02', { due: '2026-12-07', pausedDays: 5 }], // 24–27 (4), Mon 30 (5); Dec 1–4 (4), Mon 7 (5)
  ['an open pause over Spring Festival adds the worked Saturday alone', five, { start: '2026-02-11', pauses: [pause('2026-02-14')] }, '2026-02-24', { due: '2026-02-26', pausedDays: 1, paused: true, status: 'paused' }], // 12, 13, 14, 24, 25; Sat 14; Thu 26
];

const extensions: readonly Course[] = [
  ['a month more goes from corresponding day to corresponding day', month, { start: '2026-11-25', extensions: [{ amount: 1, unit: 'month', on: '2026-12-20' }] }, '2026-12-26', { due: '2027-01-25' }], // Dec 25, Jan 25
  ['a month more counts from the last day that was', month, { start: '2026-01-31', extensions: [{ amount: 1, unit: 'month', on: '2026-02-20' }] }, '2026-03-01', { due: '2026-03-28' }], // Feb 28, Mar 28
  ['a month more from the leap day', month, { start: '2024-01-31', extensions: [{ amount: 1, unit: 'month', on: '2024-02-20' }] }, '2024-03-01', { due: '2024-03-29' }], // Feb 29, Mar 29
  ['days more on a month', month, { start: '2026-11-25', extensions: [{ amount: 15, unit: 'day', on: '2026-12-20' }] }, '2026-12-26', { due: '2027-01-09' }], // Dec 31 is 6 more, Jan 9 is 15
  ['a court’s ten days count from the fifteenth, not from the day it moved to', limit(15, 'day', 'after-holiday'), { start: '2026-09-10', extensions: [{ amount: 10, unit: 'day', on: '2026-09-24' }] }, '2026-09-26', { due: '2026-10-08' }], // Sep 25 (off) + 10 = Oct 5, off; Thu 8
  ['ten working days more on three', limit(3, 'working-day'), { start: '2026-11-23', extensions: [{ amount: 10, unit: 'working-day', on: '2026-11-26' }] }, '2026-11-27', { due: '2026-12-10' }], // Thu 26; 27, 30, 1, 2, 3 (5), 4, 7, 8, 9, 10 (10)
  ['thirty days more where all agree', thirty, { start: '2026-11-25', extensions: [{ amount: 30, unit: 'day', on: '2026-12-24' }] }, '2026-12-26', { due: '2027-01-24', status: 'running' }], // Dec 25; Dec 31 is 6, Jan 24 is 30
  ['two extensions, written down in any order', month, { start: '2026-11-25', extensions: [{ amount: 5, unit: 'day', on: '2026-12-20' }, { amount: 1, unit: 'month', on: '2026-12-01' }] }, '2026-12-26', { due: '2027-01-30' }], // Jan 25 + 5
  ['an extension and a pause', month, { ...nov25(pause('2026-11-30', '2026-12-05')), extensions: [{ amount: 1, unit: 'month', on: '2026-12-20' }] }, '2026-12-26', { due: '2027-01-30', pausedDays: 5 }], // Jan 25 + 5
  ['a pause inside the time that an extension added', month, { ...nov25(pause('2027-01-04', '2027-01-10')), extensions: [{ amount: 1, unit: 'month', on: '2026-12-20' }] }, '2027-01-11', { due: '2027-01-31', pausedDays: 6 }], // Jan 4–9 are 6; Jan 25 + 6
  ['an open pause after an extension', month, { ...nov25(pause('2027-01-20')), extensions: [{ amount: 1, unit: 'month', on: '2026-12-20' }] }, '2027-01-30', { due: '2027-02-04', pausedDays: 10, status: 'paused' }], // Jan 20–29 are 10; Jan 25 + 10
  ['an extension that reaches the holidays, and they move it', thirtyMoved, { start: '2026-08-25', extensions: [{ amount: 10, unit: 'day', on: '2026-09-20' }] }, '2026-09-21', { due: '2026-10-08' }], // Aug 31 the 6th, Sep 24 the 30th; Oct 4, off; Thu 8
];

// A month from Nov 25: its last day is Dec 25 and ends at 24:00 in Shanghai, 16:00 UTC.
const midnights: readonly (readonly [name: string, now: string, remaining: number, overdue: boolean])[] = [
  ['the first moment of the last day in Shanghai', '2026-12-25T00:00:00+08:00', 0, false],
  ['the last second of the day before in Shanghai', '2026-12-24T23:59:59+08:00', 1, false],
  ['the last second of the last day in Shanghai', '2026-12-25T23:59:59+08:00', 0, false],
  ['the first second after it in Shanghai', '2026-12-26T00:00:00+08:00', -1, true],
  ['the same last second told in UTC', '2026-12-25T15:59:59Z', 0, false],
  ['its last millisecond told in UTC', '2026-12-25T15:59:59.999Z', 0, false],
  ['the same first second after it told in UTC', '2026-12-25T16:00:00Z', -1, true],
  ['midnight in UTC, which is eight in the morning in Shanghai', '2026-12-25T00:00:00Z', 0, false],
  ['the end of the day in UTC, when it is the next day in Shanghai', '2026-12-25T23:59:59Z', -1, true],
  ['the last second told in New York', '2026-12-25T10:59:59-05:00', 0, false],
  ['the first second after it told in New York', '2026-12-25T11:00:00-05:00', -1, true],
  ['the last second told in Auckland, where the day after has begun', '2026-12-26T04:59:59+13:00', 0, false],
  ['the first second after it told in Auckland', '2026-12-26T05:00:00+13:00', -1, true],
  ['the last second told on Kiritimati, the farthest east', '2026-12-26T05:59:59+14:00', 0, false],
  ['the first moment of the last day told in Honolulu, a day behind', '2026-12-24T06:00:00-10:00', 0, false],
  ['the last second told in Kathmandu, at a quarter of an hour', '2026-12-25T21:44:59+05:45', 0, false],
];

// Five working days from Mon Nov 23 end on Mon Nov 30; thirty days from Sep 3 on Thu Oct 8.
const left: readonly Course[] = [
  ['on the day of the start', five, { start: '2026-11-23' }, '2026-11-23', { remainingDays: 7, remainingWorkingDays: 5 }], // 24, 25, 26, 27, 30
  ['in the middle of the week', five, { start: '2026-11-23' }, '2026-11-25', { remainingDays: 5, remainingWorkingDays: 3 }], // 26, 27, 30
  ['on a Saturday', five, { start: '2026-11-23' }, '2026-11-28', { remainingDays: 2, remainingWorkingDays: 1 }], // Mon 30
  ['on the last day', five, { start: '2026-11-23' }, '2026-11-30', { remainingDays: 0, remainingWorkingDays: 0, status: 'running' }],
  ['on the day after', five, { start: '2026-11-23' }, '2026-12-01', { remainingDays: -1, remainingWorkingDays: -1, status: 'overdue' }], // Tue 1
  ['on the Saturday after', five, { start: '2026-11-23' }, '2026-12-05', { remainingDays: -5, remainingWorkingDays: -4, overdue: true }], // 1, 2, 3, 4
  ['before National Day', thirtyMoved, { start: '2026-09-03' }, '2026-09-30', { remainingDays: 8, remainingWorkingDays: 1 }], // Thu 8
  ['inside National Day', thirtyMoved, { start: '2026-09-03' }, '2026-10-04', { remainingDays: 4, remainingWorkingDays: 1, status: 'running' }], // the raw last day is past, the moved one is not
  ['on the moved last day', thirtyMoved, { start: '2026-09-03' }, '2026-10-08', { remainingDays: 0, remainingWorkingDays: 0, status: 'running' }],
  ['on the worked Saturday after it', thirtyMoved, { start: '2026-09-03' }, '2026-10-10', { remainingDays: -2, remainingWorkingDays: -2, status: 'overdue' }], // Fri 9, Sat 10 worked
  ['before Spring Festival with its worked Saturday', limit(10, 'working-day'), { start: '2026-02-09' }, '2026-02-13', { remainingDays: 15, remainingWorkingDays: 6 }], // Sat 14; 24, 25, 26, 27, Sat 28
];

const stops: readonly Course[] = [
  ['before the last day it is kept, with what was left then', month, { start: '2026-11-25', stopped: '2026-12-10' }, '2027-03-01', { status: 'kept', overdue: false, remainingDays: 15 }], // 10 to 25
  ['on the last day it is kept', month, { start: '2026-11-25', stopped: '2026-12-25' }, '2027-03-01', { status: 'kept', remainingDays: 0 }],
  ['on the day after it is missed', month, { start: '2026-11-25', stopped: '2026-12-26' }, '2027-03-01', { status: 'missed', overdue: true, remainingDays: -1 }],
  ['on the day of the start it is kept', month, { start: '2026-11-25', stopped: '2026-11-25' }, '2027-03-01', { status: 'kept', remainingDays: 30 }], // Nov 25 to Dec 25
  ['inside the holidays of the last day it is kept', thirtyMoved, { start: '2026-09-03', stopped: '2026-10-05' }, '2027-03-01', { status: 'kept', due: '2026-10-08', remainingDays: 3 }],
  ['on the moved last day it is kept', thirtyMoved, { start: '2026-09-03', stopped: '2026-10-08' }, '2027-03-01', { status: 'kept' }],
  ['on the day after the moved one it is missed', thirtyMoved, { start: '2026-09-03', stopped: '2026-10-09' }, '2027-03-01', { status: 'missed', remainingDays: -1 }],
  ['in the time that a pause added it is kept', thirty, { ...nov25(pause('2026-11-30', '2026-12-05')), stopped: '2026-12-30' }, '2027-03-01', { status: 'kept', remainingDays: 0 }], // Dec 25 + 5
  ['in the time that an extension added it is kept', month, { start: '2026-11-25', extensions: [{ amount: 1, unit: 'month', on: '2026-12-20' }], stopped: '2027-01-25' }, '2027-03-01', { status: 'kept' }],
];

describe('pauses', () => {
  it.each(named(pausesInDays))('in days and months: %s', (_, line) => check(line));
  it.each(named(openPauses))('still open: %s', (_, line) => check(line));
  it.each(named(pausesInWorkingDays))('in working days: %s', (_, line) => check(line));
});

describe('extensions', () => {
  it.each(named(extensions))('%s', (_, line) => check(line));
});

describe('the end of the last day', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it.each(midnights)('at %s (%s) %i days remain', (_, now, remainingDays, overdue) => {
    const expected = { due: '2026-12-25', endsAt: '2026-12-26T00:00:00+08:00', remainingDays, overdue };
    expect(clockState(month, { start: '2026-11-25' }, calendar, now)).toMatchObject(expected);
    expect(clockState(month, { start: '2026-11-25' }, calendar, new Date(now))).toMatchObject(expected);
  });

  it.each(['Pacific/Honolulu', 'America/New_York', 'UTC', 'Asia/Shanghai', 'Pacific/Kiritimati'])('is the same on a server in %s', (place) => {
    process.env['TZ'] = place;
    const own = makeCalendar();
    for (const [, now, remainingDays, overdue] of midnights) expect(clockState(month, { start: '2026-11-25' }, own, now)).toMatchObject({ due: '2026-12-25', remainingDays, overdue });
    // 8, 9, Sat 10 worked; Feb 5 2027 is the eve: counted by lunar days in any zone.
    expect(clockState(limit(3, 'working-day'), { start: '2026-10-03' }, own, '2026-10-03T16:30:00Z').due).toBe('2026-10-10');
    expect(own.isWorkingDay('2027-02-04')).toBe(true);
    expect(own.isWorkingDay('2027-02-05')).toBe(false);
    expect(own.isWorkingDay('2027-02-09')).toBe(true);
    expect(dayOf('2026-10-03T16:30:00Z')).toBe('2026-10-04');
  });

  it('is told by servers that truly stand in other zones', () => {
    process.env['TZ'] = 'Pacific/Honolulu';
    expect(new Date('2026-12-25T12:00:00Z').getTimezoneOffset()).toBe(600);
    process.env['TZ'] = 'Pacific/Kiritimati';
    expect(new Date('2026-12-25T12:00:00Z').getTimezoneOffset()).toBe(-840);
  });
});

describe('what is left', () => {
  it.each(named(left))('%s', (_, line) => check(line));
});

describe('a limit that stopped', () => {
  it.each(named(stops))('%s', (_, line) => check(line));
});

describe('the rows of the clocks', () => {
  const file: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../data/lists/clocks.json'), 'utf8'));
  const rows = parseReferenceFile('clocks', file);

  /** A start and its last day under the row that holds on that day, and the row's own words on its force. */
  type RowCase = readonly [code: string, start: string, due: string, force: ClockRule['force'], pausable: boolean];
  const rowCases: readonly RowCase[] = [
    ['acceptance', '2026-11-25', '2026-11-30', 'promise', false], // Thu 26, Fri 27, Mon 30
    ['acceptance', '2026-09-29', '2026-10-09', 'promise', false], // Wed 30; Thu 8, Fri 9
    ['mediation', '2026-11-25', '2026-12-25', 'general', true], // the corresponding day
    ['mediation', '2026-09-05', '2026-10-05', 'general', true], // inside National Day, stays
    ['mediation', '2026-01-30', '2026-02-28', 'general', true], // no day 30
    ['confirmation', '2026-11-25', '2026-12-25', 'law', false], // Nov 30 the 5th, Dec 25 the 30th
    ['confirmation', '2026-09-03', '2026-10-08', 'law', false], // Oct 3, off; Thu 8
    ['confirmation', '2026-01-20', '2026-02-24', 'law', false], // Jan 31 the 11th, Feb 19, off; Tue 24
    ['confirmation', '2026-01-29', '2026-02-28', 'law', false], // Sat Feb 28, worked
    ['labour-review', '2026-11-25', '2026-12-10', 'law', false], // Nov 30 the 5th, Thu Dec 10 the 15th
    ['labour-review', '2026-09-20', '2026-10-08', 'law', false], // Sep 30 the 10th, Oct 5, off; Thu 8
    ['hand-over', '2026-11-25', '2026-11-30', 'promise', false], // Thu 26, Fri 27, Mon 30
    ['hand-over', '2026-04-30', '2026-05-08', 'promise', false], // 6, 7, 8
    ['follow-up', '2026-11-25', '2026-12-25', 'promise', false], // 30 days on
    ['follow-up', '2026-09-03', '2026-10-03', 'promise', false], // inside National Day, stays
    ['platform-answer', '2026-11-25', '2026-11-30', 'law', false], // Thu 26, Fri 27, Mon 30; appraisal time is not counted in mediation (art 26), not in the answer
    ['platform-before-filing', '2026-11-25', '2026-12-25', 'law', true], // 30 days on
    ['platform-ordinary', '2026-11-25', '2026-12-10', 'law', true], // 15 days on
    ['platform-summary', '2026-11-25', '2026-12-02', 'law', true], // Nov 30 the 5th, Dec 2 the 7th
    ['platform-summary', '2026-09-26', '2026-10-03', 'law', true], // inside National Day, stays
    ['dossier-review', '2026-11-25', '2026-12-09', 'promise', false], // 26, 27, 30, 1, 2 (5), 3, 4, 7, 8, 9 (10)
    ['dossier-mend', '2026-09-25', '2026-10-15', 'promise', false], // 28, 29, 30 (3); 8, 9, Sat 10 (6); 12, 13, 14, 15 (10)
    ['mending', '2026-11-25', '2026-12-10', 'promise', false], // 15 days on, where nobody names another day
    ['letter-reminder', '2026-11-25', '2026-12-02', 'promise', false], // 26, 27, 30, 1, 2
    ['letter-order', '2026-11-25', '2026-12-09', 'promise', false], // 26, 27, 30, 1, 2 (5), 3, 4, 7, 8, 9 (10)
    ['letter-bulletin', '2026-11-25', '2026-12-16', 'promise', false], // Dec 9 the 10th; 10, 11, 14, 15, 16
    ['letter-interview', '2026-11-25', '2026-12-09', 'promise', false], // as an order
    ['letter-listing-town', '2026-11-25', '2027-01-25', 'promise', false], // the corresponding day of the second month
    ['letter-listing-county', '2026-11-25', '2027-02-25', 'promise', false], // of the third
    ['letter-listing-city', '2026-11-25', '2027-05-25', 'promise', false], // of the sixth
    ['letter-objection', '2026-11-25', '2026-11-30', 'promise', false], // Thu 26, Fri 27, Mon 30
    ['objection', '2026-11-25', '2026-12-10', 'law', false], // 15 days on, a Thursday
    ['objection', '2026-11-13', '2026-11-30', 'law', false], // Sat Nov 28; Mon 30
    ['court-acceptance', '2026-11-25', '2026-11-30', 'general', false], // Sat 28; Mon 30
    ['court-ruling', '2026-11-25', '2026-12-10', 'general', false], // 15 days on
    ['recipient', '2026-11-25', '2026-11-27', 'promise', false], // Thu 26, Fri 27
    ['recipient', '2026-09-30', '2026-10-09', 'promise', false], // Thu 8, Fri 9
    ['arbitration', '2026-11-27', '2026-11-30', 'promise', false], // Mon 30
    ['reply', '2026-11-25', '2026-12-02', 'promise', true], // 26, 27, 30, 1, 2
    ['response', '2026-11-25', '2026-12-10', 'promise', false], // 15 days on, a Thursday
    ['response', '2026-09-20', '2026-10-08', 'promise', false], // Oct 5, off; Thu 8
    ['reply-2h', '2026-11-25', '2026-11-25', 'promise', false], // from midnight, where no hour is known
    ['reply-24h', '2026-10-01', '2026-10-02', 'promise', false], // on through National Day
    ['reply-1wd', '2026-11-25', '2026-11-26', 'promise', true], // Thu 26
    ['reply-3wd', '2026-11-25', '2026-11-30', 'promise', true], // Thu 26, Fri 27, Mon 30
    ['reply-5wd', '2026-11-25', '2026-12-02', 'promise', true], // 26, 27, 30, 1, 2
    ['reply-10wd', '2026-11-25', '2026-12-09', 'promise', true], // 5 by Dec 2; 3, 4, 7, 8, 9
    ['reply-15wd', '2026-11-25', '2026-12-16', 'promise', true], // 10 by Dec 9; 10, 11, 14, 15, 16
    ['reply-60d', '2026-11-25', '2027-01-24', 'law', false], // Nov 30 the 5th, Dec 31 the 36th, Sun Jan 24 the 60th, stays
  ];

  it.each(rowCases)('%s from %s ends on %s, by %s', (code, start, due, force, pausable) => {
    const row = rowOn(rows, code, start);
    if (row === undefined) throw new Error(`${code} does not hold on ${start}`);
    expect(clockState({ ...row.body, verified: row.verified }, { start }, calendar, instantAt(start, '09:00'))).toMatchObject({ due, force, verified: row.verified });
    expect(row.body.pausable).toBe(pausable);
  });

  it('each have a case here', () => {
    expect([...new Set(rowCases.map(([code]) => code))].toSorted()).toEqual([...new Set(rows.map(({ code }) => code))].toSorted());
  });

  it('are a year before the law began not there', () => {
    expect(rowOn(rows, 'confirmation', '2010-12-31')).toBeUndefined();
    expect(rowOn(rows, 'confirmation', '2011-01-01')).toBeDefined();
    expect(rowOn(rows, 'platform-before-filing', '2021-12-31')).toBeUndefined();
  });
});
