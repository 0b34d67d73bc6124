import { describe, expect, it } from 'vitest';
import type { ClockUnit, Day } from '@anhe/contract/kernel';
import type { ClockKind } from '@anhe/contract/matters';
import { readReference, referenceListNames } from '../../kernel/reference-data.ts';
import { ReferenceBook } from '../../kernel/reference.ts';
import { clockStart, clockView } from './builders.ts';
import type { OpenClock } from './builders.ts';
import { clockEnd, clockExtend, clockPause, clockResume, isPausable } from './clock-changes.ts';

const book = new ReferenceBook(referenceListNames.flatMap((list) => readReference(list).map((row) => ({ ...row, county: '610500' }))));

type Change = readonly ['pause', Day] | readonly ['resume', Day] | readonly ['extend', number, ClockUnit, Day];

function run(kind: ClockKind, start: Day, changes: readonly Change[]): OpenClock {
  let { clock } = clockStart(book, kind, start);
  for (const change of changes) {
    const changed = change[0] === 'pause' ? clockPause(book, clock, change[1], 'appraisal')
      : change[0] === 'resume' ? clockResume(book, clock, change[1])
      : clockExtend(book, clock, { amount: change[1], unit: change[2], on: change[3] });
    expect(changed.set.due_on).toBe(changed.clock.due_on);
    clock = changed.clock;
  }
  return clock;
}

const out = (from: Day, to: Day): Change[] => [['pause', from], ['resume', to]];

/** Each last day was worked out by hand; the comment says how. A pause leaves out its first day and the days up to the one on which it runs again. */
const cases: readonly (readonly [string, ClockKind, Day, readonly Change[], Day])[] = [
  // One month from 10 November: the corresponding day is 10 December.
  ['nothing changed', 'mediation', '2026-11-10', [], '2026-12-10'],
  // 20, 21, 22, 23, 24 November are left out, five days: 10 + 5 = 15 December.
  ['five days left out', 'mediation', '2026-11-10', out('2026-11-20', '2026-11-25'), '2026-12-15'],
  // Paused and running again on the same day: no day is left out.
  ['paused and resumed on one day', 'mediation', '2026-11-10', out('2026-11-20', '2026-11-20'), '2026-12-10'],
  // 11 to 30 November are 20 days, 1 to 10 December 10: thirty in all. 10 December + 30 = 9 January (21 days to the 31st, then 9).
  ['thirty days over the end of a month', 'mediation', '2026-11-10', out('2026-11-11', '2026-12-11'), '2027-01-09'],
  // 12, 13 are two; 20, 21, 22 are three: 10 + 5 = 15 December.
  ['two pauses', 'mediation', '2026-11-10', [...out('2026-11-12', '2026-11-14'), ...out('2026-11-20', '2026-11-23')], '2026-12-15'],
  // The day of the start is not counted anyhow; of 10, 11, 12 only 11 and 12 are left out: 12 December.
  ['paused on the day of the start', 'mediation', '2026-11-10', out('2026-11-10', '2026-11-13'), '2026-12-12'],
  // 10 + 15 = 25 December.
  ['fifteen days more', 'mediation', '2026-11-10', [['extend', 15, 'day', '2026-12-01']], '2026-12-25'],
  // One month after 10 December is 10 January.
  ['a month more', 'mediation', '2026-11-10', [['extend', 1, 'month', '2026-12-01']], '2027-01-10'],
  // 10 December is a Thursday: Friday 11, Monday 14, 15, 16, Thursday 17 are the five.
  ['five working days more', 'mediation', '2026-11-10', [['extend', 5, 'working-day', '2026-12-01']], '2026-12-17'],
  // Ten days more are 20 December, five left out 25 December.
  ['left out, then extended', 'mediation', '2026-11-10', [...out('2026-11-20', '2026-11-25'), ['extend', 10, 'day', '2026-12-01']], '2026-12-25'],
  // Ten days more are 20 December; 15, 16, 17 December are left out: 23 December.
  ['extended, then left out within the added time', 'mediation', '2026-11-10', [['extend', 10, 'day', '2026-12-01'], ...out('2026-12-15', '2026-12-18')], '2026-12-23'],
  // 7 + 7 = 14 days: 24 December.
  ['extended twice', 'mediation', '2026-11-10', [['extend', 7, 'day', '2026-12-01'], ['extend', 7, 'day', '2026-12-05']], '2026-12-24'],
  // February 2026 has no 31st: its last day, 28. 10 to 19 February are ten days: 28 + 10 = 10 March.
  ['no corresponding day, ten left out', 'mediation', '2026-01-31', out('2026-02-10', '2026-02-20'), '2026-03-10'],
  // November has 30 days: 30 November; a month after it is 30 December.
  ['the end of a month, a month more', 'mediation', '2026-10-31', [['extend', 1, 'month', '2026-11-20']], '2026-12-30'],
  // 2028 is a leap year: 29 February; one day more is 1 March.
  ['a leap year, one day more', 'mediation', '2028-01-31', [['extend', 1, 'day', '2028-02-10']], '2028-03-01'],
  // 30, 31 December and 1, 2, 3, 4 January are six: 20 + 6 = 26 January.
  ['left out over new year', 'mediation', '2026-12-20', out('2026-12-30', '2027-01-05'), '2027-01-26'],
  // The limit was over on 10 December: what is paused after it leaves nothing out.
  ['paused when it was over', 'mediation', '2026-11-10', out('2026-12-15', '2026-12-20'), '2026-12-10'],
  // 3 September + 30 = 3 October, in the holidays of 1 to 7 October: Thursday, 8 October.
  ['a last day in the holidays', 'confirmation', '2026-09-03', [], '2026-10-08'],
  // 10, 11 September left out: 5 October, still a holiday: 8 October.
  ['moved within the holidays', 'confirmation', '2026-09-03', out('2026-09-10', '2026-09-12'), '2026-10-08'],
  // 10 to 15 September are six: 9 October, a Friday at work.
  ['moved past the holidays', 'confirmation', '2026-09-03', out('2026-09-10', '2026-09-16'), '2026-10-09'],
  // 12 November + 30 = 12 December, a Saturday; one day left out makes it Sunday 13: Monday, 14 December.
  ['moved from Saturday to Sunday', 'confirmation', '2026-11-12', out('2026-11-20', '2026-11-21'), '2026-12-14'],
  // Thursday 26, Friday 27, Monday 30 November are the three. Friday 27 and Monday 30 are left out: Tuesday 1, Wednesday 2 December.
  ['working days left out', 'acceptance', '2026-11-25', out('2026-11-27', '2026-12-01'), '2026-12-02'],
  // Saturday and Sunday are no working days: nothing is left out of 26, 27, 30 November.
  ['a weekend left out of working days', 'acceptance', '2026-11-25', out('2026-11-28', '2026-11-30'), '2026-11-30'],
  // After 30 September: 8 and 9 October, and Saturday 10, a make-up day. 8 and 9 are left out: Saturday 10, Monday 12, Tuesday 13.
  ['working days left out after the holidays', 'acceptance', '2026-09-30', out('2026-10-08', '2026-10-10'), '2026-10-13'],
  // 25 November + 30 = 25 December; 1 to 30 December are thirty: 24 January.
  ['thirty of thirty days left out', 'follow-up', '2026-11-25', out('2026-12-01', '2026-12-31'), '2027-01-24'],
];

describe('the stored last day', () => {
  it.each(cases)('%s', (_name, kind, start, changes, due) => {
    const clock = run(kind, start, changes);
    expect(clock.due_on).toBe(due);
    // The page computes it anew from what is stored and comes to the same day.
    expect(clockView(book, { ...clock, stopped_on: null, outcome: null }, new Date(`${start}T12:00:00+08:00`)).due).toBe(due);
  });
});

describe('a paused clock', () => {
  const paused = run('mediation', '2026-11-10', [['pause', '2026-11-20']]);
  const seen = (day: Day) => clockView(book, { ...paused, stopped_on: null, outcome: null }, new Date(`${day}T10:00:00+08:00`));

  it('moves on with every day, and says so', () => {
    // On 30 November ten days are left out, 20 to 29: 20 December.
    expect(seen('2026-11-30')).toMatchObject({ due: '2026-12-20', status: 'paused' });
    expect(seen('2026-11-30').arithmetic.map(({ zh }) => zh)).toEqual(['11月10日起算，当日不计入；1个月后的对应日为12月10日', '11月20日至11月29日中止，扣除10日，顺延至12月20日']);
    // A hundred days later it still presses nobody: 20 November to 27 February are 100 days.
    expect(seen('2027-02-28')).toMatchObject({ due: '2027-03-20', status: 'paused' });
  });

  it('gets more time as well', () => {
    // Ten days more are 20 December; resumed on 25 November, five are left out: 25 December.
    const more = clockExtend(book, paused, { amount: 10, unit: 'day', on: '2026-11-22' }).clock;
    expect(more.paused_on).toBe('2026-11-20');
    expect(clockResume(book, more, '2026-11-25').clock).toMatchObject({ due_on: '2026-12-25', paused_on: null });
  });

  it('that ends is kept: the pause ends with it', () => {
    // Ended on 30 November, ten days left out: 20 December.
    expect(clockEnd(book, paused, '2026-11-30')).toMatchObject({ due_on: '2026-12-20', stopped_on: '2026-11-30', outcome: 'kept', paused_on: null, pauses: JSON.stringify([{ from: '2026-11-20', reason: 'appraisal', to: '2026-11-30' }]) });
  });
});

describe('a clock that ends after a pause', () => {
  // 20, 21 November left out: 12 December.
  const clock = run('mediation', '2026-11-10', out('2026-11-20', '2026-11-22'));
  it('is kept on its last day and missed on the day after it', () => {
    expect(clockEnd(book, clock, '2026-12-12')).toMatchObject({ outcome: 'kept' });
    expect(clockEnd(book, clock, '2026-12-13')).toMatchObject({ outcome: 'missed' });
    expect(clockEnd(book, clock, '2026-12-01', true)).toMatchObject({ outcome: 'dropped' });
  });
});

describe('what may be paused', () => {
  it('is what its dated row lets', () => {
    expect(isPausable(book, { kind: 'mediation', limit_from: '2002-11-01' })).toBe(true);
    expect(isPausable(book, { kind: 'confirmation', limit_from: '2011-01-01' })).toBe(false);
  });
});
