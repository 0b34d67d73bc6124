import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/index.ts';
import { answering, byOther, changing, computing, freezing, isPeriod, objecting, publishing, uncrossed } from './rules.ts';
import { departmentGroupOf } from './departments.ts';
import { groupName, groupOf, schemeErrors, schemeFor } from './scheme.ts';
import type { SchemeBody } from './scheme.ts';
import { correctScore, quantile, scoreAll, shareOf, spreadsOf, standsIn, totalOf } from './score.ts';
import type { Assessed, IndicatorFact } from './score.ts';

const [a, b] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];

const body: SchemeBody = {
  name: { zh: '平安建设考评', en: 'Assessment' }, kind: 'yearly', basis: '测试方案', validFrom: '2026-01-01', fullMarks: 100, bonusCap: 5, deductionCap: 10,
  indicators: [
    { code: 'settled', name: { zh: '调解成功率', en: 'Settled' }, source: { by: 'figure', figure: 'settled-rate' }, weight: 60, scale: { zero: 50, full: 100 }, few: 'left-out' },
    { code: 'overdue', name: { zh: '逾期率', en: 'Overdue' }, source: { by: 'formula', formula: 'overdue' }, weight: 40, scale: { zero: 10, full: 0 }, few: 'group' },
  ],
  extras: [
    { code: 'help', name: { zh: '协助', en: 'Help' }, sort: 'bonus', figure: 'helped', each: 1, cap: 3 },
    { code: 'criminal', name: { zh: '民转刑', en: 'Turned criminal' }, sort: 'deduction', figure: 'criminal', each: 4, cap: 8 },
  ],
  groups: [
    { code: 'towns', name: { zh: '镇', en: 'Towns' }, level: 'town', sorts: ['town', 'township'], places: [] },
    { code: 'streets', name: { zh: '街道', en: 'Streets' }, level: 'town', sorts: ['street'], places: [] },
  ],
};
const figures = new Set(['settled-rate', 'helped', 'criminal']);
const errors = (more: Partial<SchemeBody>): string[] => schemeErrors({ ...body, ...more }, figures).map(({ path, code }) => `${path.join('.')} ${code}`);
const fact = (value: number | null, because: IndicatorFact['because'] = 'value'): IndicatorFact => ({ value, numerator: value, denominator: 100, because });
const place = (code: string, settled: IndicatorFact, overdue: IndicatorFact, counts: Assessed['counts'] = {}): Assessed => ({ place: code, unit: null, group: 'towns', facts: { settled, overdue }, counts });

describe('a scheme', () => {
  it('is right when its weights make the full marks, and says by how much they do not', () => {
    expect(errors({})).toEqual([]);
    expect(errors({ fullMarks: 120 })).toEqual(['indicators sum-differs']);
    expect(schemeErrors({ ...body, fullMarks: 120 }, figures)[0]?.details).toEqual({ sum: 100, total: 120, difference: 20 });
  });

  it('names every figure, code, scale and group that is wrong', () => {
    const [settled, overdue] = [body.indicators[0], body.indicators[1]] as [SchemeBody['indicators'][0], SchemeBody['indicators'][0]]; // the two above
    expect(errors({ indicators: [{ ...settled, source: { by: 'figure', figure: 'nothing' } }, overdue] })).toEqual(['indicators.0.source.figure unknown-choice']);
    expect(errors({ indicators: [settled, { ...overdue, code: 'settled' }] })).toEqual(['indicators.1.code already-used']);
    expect(errors({ indicators: [{ ...settled, scale: { zero: 3, full: 3 } }, overdue] })).toEqual(['indicators.0.scale.full already-used']);
    expect(errors({ groups: [...body.groups, { code: 'all', name: { zh: '全部', en: 'All' }, level: 'town', sorts: [], places: [] }] })).toEqual(['groups.2.sorts already-used']);
    expect(errors({ groups: [{ code: 'one', name: { zh: '一', en: 'One' }, level: 'county', sorts: [], places: ['610524', '610524001', '610524'] }] })).toEqual(['groups.0.places.1 unknown-choice', 'groups.0.places.2 already-used']);
  });

  it('puts a place where it is named, else where its sort belongs, else nowhere', () => {
    const special = { code: 'special', name: { zh: '景区', en: 'Sights' }, level: 'town', sorts: [], places: ['610524101'] } as const;
    const groups = [...body.groups, { ...special, sorts: [...special.sorts], places: [...special.places] }];
    expect(groupOf(groups, '610524101')?.code).toBe('special');
    expect(groupOf(groups, '610524102')?.code).toBe('towns');
    expect(groupOf(groups, '610524001')?.code).toBe('streets');
    expect(groupOf(groups, '610524001201')).toBeUndefined();
  });
});

describe('departments of a scheme', () => {
  const [settled] = body.indicators as [SchemeBody['indicators'][0]]; // the first above
  const group = { code: 'police', name: { zh: '派出所', en: 'Stations' }, level: 'town' as const, kinds: ['police' as const], units: [], indicators: [{ ...settled, weight: 100 }] };

  it('stand in one group, by their unit, else by kind and level', () => {
    const groups = { departments: [group, { ...group, code: 'named', kinds: [], units: [a] }] };
    expect(errors(groups)).toEqual([]);
    const of = (id: string, place: string, kind = 'police') => departmentGroupOf(groups, { id, place, kind })?.code;
    expect([of(b, '610524101'), of(a, '610524101'), of(b, '610524'), of(b, '610524101', 'tax'), departmentGroupOf({}, { id: a, place: '610524101', kind: 'police' })]).toEqual(['police', 'named', undefined, undefined, undefined]);
    expect(errors({ departments: [{ ...group, code: 'towns' }, { ...group, code: 'named', units: [a, a] }] })).toEqual(['departments.0.code already-used', 'departments.1.units.1 already-used']);
  });

  it('have indicators of their own and no extras', () => {
    const both = { ...body, departments: [group] };
    expect([schemeFor(both, 'police').indicators, schemeFor(both, 'police').extras, schemeFor(both, 'towns')]).toEqual([group.indicators, [], both]);
    expect([groupName(both, 'police').zh, groupName(both, 'towns').zh, groupName(both, 'gone').zh]).toEqual(['派出所', '镇', 'gone']);
  });
});

describe('a score', () => {
  it('is made of points in proportion, whichever way is better, with bonus and deduction at their caps', () => {
    const [one] = scoreAll(body, [place('610524101', fact(75), fact(5), { help: 7, criminal: 1 })]);
    expect(one?.score.indicators.map(({ points }) => points)).toEqual([30, 20]);
    expect(one?.score.extras.map(({ points }) => points)).toEqual([3, -4]);
    expect(one?.score.total).toBe(49);
    expect(shareOf({ zero: 10, full: 0 }, 12)).toBe(0);
    expect(shareOf({ zero: 10, full: 0 }, -1)).toBe(1);
  });

  it('leaves out what is too few to say anything, or takes the median of the group, and says which', () => {
    const scored = scoreAll(body, [
      place('610524101', fact(100), fact(0)), place('610524102', fact(100), fact(5)), place('610524103', fact(100), fact(10)),
      place('610524104', fact(null, 'too-few'), fact(null, 'too-few')), place('610524105', fact(null, 'no-value'), fact(null, 'no-value')),
    ]);
    const [few, none] = [scored[3]?.score, scored[4]?.score];
    expect(few?.indicators).toMatchObject([{ points: null, because: 'too-few' }, { points: 20, because: 'too-few' }]);
    // The one that was left out is carried by the rest: 20 of 40 is 50 of 100.
    expect(few?.total).toBe(50);
    expect(none?.indicators.map(({ points, because }) => [points, because])).toEqual([[null, 'no-value'], [null, 'no-value']]);
    expect(none?.total).toBeNull();
  });

  it('never leaves its bounds, and does not depend on the order of places', () => {
    const anyFact = fc.oneof(fc.double({ min: -1000, max: 1000, noNaN: true }).map((value) => fact(value)), fc.constant(fact(null, 'too-few')), fc.constant(fact(null, 'no-value')));
    fc.assert(fc.property(fc.array(fc.tuple(anyFact, anyFact, fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 12 }), (rows) => {
      const places = rows.map(([one, two, help, criminal], index) => place(`6105241${String(index).padStart(2, '0')}`, one, two, { help, criminal }));
      const scored = scoreAll(body, places);
      for (const { score } of scored) if (score.total !== null) expect(score.total >= 0 && score.total <= 105).toBe(true);
      expect(scoreAll(body, places.toReversed()).toReversed()).toEqual(scored);
    }));
  });

  it('follows from corrected values, by the scheme alone', () => {
    const [one] = scoreAll(body, [place('610524101', fact(75), fact(5))]);
    if (one === undefined) throw new Error('one place was scored');
    const better = correctScore(body, one.score, [{ indicator: 'settled', value: 100 }]);
    expect(better.indicators[0]).toMatchObject({ value: 100, points: 60, because: 'corrected', numerator: null });
    expect(better.indicators[1]).toEqual(one.score.indicators[1]);
    expect(better.total).toBe(80);
    expect(correctScore(body, one.score, [{ indicator: 'settled', value: null }]).total).toBe(50);
    expect(() => correctScore(body, one.score, [{ indicator: 'nothing', value: 1 }])).toThrow('no such indicator');
  });

  it('stands in the spread of its group, which is too thin below four places', () => {
    const spread = (totals: (number | null)[]) => spreadsOf(totals.map((total) => ({ group: 'towns', total })))[0];
    const five = spread([10, 20, 30, 40, 50, null]);
    expect(five).toEqual({ group: 'towns', places: 6, scored: 5, lowest: 10, lowerQuarter: 20, median: 30, upperQuarter: 40, highest: 50 });
    expect([5, 20, 45].map((total) => standsIn(total, five))).toEqual(['below', 'around', 'above']);
    expect(standsIn(5, spread([10, 20, 30]))).toBeNull();
    expect(spread([null])).toMatchObject({ scored: 0, median: null });
    expect(quantile([], 0.5)).toBeNull();
    expect(totalOf(body, [], [])).toBeNull();
  });
});

describe('a rule', () => {
  const codeOf = (verdict: ReturnType<typeof changing>): string => (verdict.legal ? 'legal' : verdict.reason.code);

  it('keeps a published scheme as it is, and has it published by somebody else after a trial', () => {
    expect((['draft', 'trialled', 'published', 'closed'] as const).map((state) => codeOf(changing(state)))).toEqual(['legal', 'legal', 'scheme-published', 'scheme-published']);
    expect(codeOf(publishing('draft', a, b))).toBe('not-tried');
    expect(codeOf(publishing('trialled', a, a))).toBe('own-draft');
    expect(codeOf(publishing('trialled', a, b))).toBe('legal');
    expect(codeOf(publishing('published', a, b))).toBe('not-from-here');
  });

  it('knows the periods of each kind', () => {
    expect(isPeriod('regular', { from: '2026-02-01', to: '2026-02-28' })).toBe(true);
    expect(isPeriod('regular', { from: '2026-04-01', to: '2026-06-30' })).toBe(true);
    expect(isPeriod('regular', { from: '2026-05-01', to: '2026-07-31' })).toBe(false);
    expect(isPeriod('regular', { from: '2026-02-02', to: '2026-02-28' })).toBe(false);
    expect(isPeriod('yearly', { from: '2026-01-01', to: '2026-12-31' })).toBe(true);
    expect(isPeriod('yearly', { from: '2026-01-01', to: '2026-11-30' })).toBe(false);
    expect(isPeriod('focus', { from: '2026-05-10', to: '2026-05-20' })).toBe(true);
    expect(isPeriod('focus', { from: '2025-05-10', to: '2026-05-10' })).toBe(false);
    expect(isPeriod('focus', { from: '2026-05-10', to: '2026-05-09' })).toBe(false);
  });

  it('computes a finished period by a published scheme that holds, and none that crosses a change of divisions', () => {
    const scheme = { state: 'published', kind: 'yearly', validFrom: '2026-01-01' } as const;
    const year = { from: '2026-01-01', to: '2026-12-31' };
    expect(codeOf(computing({ ...scheme, state: 'trialled' }, year, '2027-01-01'))).toBe('not-published');
    expect(codeOf(computing(scheme, year, '2026-12-31'))).toBe('period-running');
    expect(codeOf(computing(scheme, year, '2027-01-01'))).toBe('legal');
    expect(codeOf(computing({ ...scheme, validFrom: '2026-01-02' }, year, '2027-01-01'))).toBe('before-scheme');
    expect(codeOf(computing(scheme, { from: '2026-01-01', to: '2026-06-30' }, '2027-01-01'))).toBe('no-period');
    expect(codeOf(uncrossed([]))).toBe('legal');
    const crossed = uncrossed([{ place: '610524001299', on: '2026-07-01' }, { place: '610524001201', on: '2026-06-30' }]);
    expect(crossed.legal ? '' : crossed.reason.wording.zh).toContain('610524001201 等 2 处，最早在2026年6月30日');
  });

  it('takes objections until the last day, and has them answered by somebody else', () => {
    const until = '2026-12-05';
    expect(codeOf(objecting('shown', until, until))).toBe('legal');
    expect(codeOf(objecting('shown', until, addDays(until, 1)))).toBe('term-over');
    expect(codeOf(objecting('computed', null, until))).toBe('not-from-here');
    expect(codeOf(objecting('objected', until, until))).toBe('not-from-here');
    expect(codeOf(answering('objected', a, { computedBy: a, raisedBy: b }))).toBe('own-work');
    expect(codeOf(answering('objected', b, { computedBy: a, raisedBy: b }))).toBe('own-work');
    expect(codeOf(answering('shown', a, { computedBy: b, raisedBy: b }))).toBe('not-from-here');
    expect(codeOf(byOther(a, { computedBy: null, raisedBy: b }))).toBe('legal');
  });

  it('freezes when the term is over and nothing is open', () => {
    const run = { state: 'shown', objectUntil: '2026-12-05', openObjections: 0 } as const;
    expect(codeOf(freezing(run, '2026-12-05'))).toBe('term-running');
    expect(codeOf(freezing({ ...run, openObjections: 2 }, '2026-12-06'))).toBe('objections-open');
    expect(codeOf(freezing(run, '2026-12-06'))).toBe('legal');
    expect(codeOf(freezing({ ...run, state: 'computed' }, '2026-12-06'))).toBe('not-from-here');
  });
});
