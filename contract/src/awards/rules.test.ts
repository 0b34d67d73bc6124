import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { awardLifecycle, awardStates, awardStep } from './lifecycle.ts';
import type { AwardState, AwardStep } from './lifecycle.ts';
import { afterVisit, appealing, expiring, granting, judge, judgeAll, judgeOrder, kindsFor, mayAnswer, noticing, objecting, rate, resultOf, reviewing, spansBefore, submitting, yearsHeld } from './rules.ts';
import type { AwardScheme, Criterion } from './rules.ts';
import type { Measure } from './vocabulary.ts';

const criterion = (more: Partial<Criterion> = {}): Criterion =>
  ({ code: 'settled', name: { zh: '调解成功率', en: 'Settled' }, line: null, fact: 'disputes-settled', operator: 'at-least', threshold: 90, years: 2, smallest: 10, excludes: false, ...more });
const year = (value: number | null, of: number | null = 20): Measure => ({ from: '2025-11-27', to: '2026-11-26', value, part: null, of });
const given = (...measures: Measure[]) => ({ source: 'counted' as const, measures });
const scheme = (more: Partial<AwardScheme> = {}): AwardScheme =>
  ({ kind: 'village', grade: 'silver', name: { zh: '村银鼎', en: 'Village silver' }, after: 'copper', heldYears: 1, termYears: 3, criteria: [criterion()], ...more });
const codeOf = (verdict: ReturnType<typeof awardStep>): string => (verdict.legal ? 'legal' : verdict.reason.code);

describe('a criterion', () => {
  it('is met when every year holds, at its very threshold, too', () => {
    expect(judge(criterion(), given(year(90), year(99)))).toMatchObject({ result: 'met', reason: null });
  });

  it('is not met when one year fails, whatever the others are', () => {
    expect(judge(criterion(), given(year(99), year(89.99)))).toMatchObject({ result: 'not-met', reason: 'too-low' });
    expect(judge(criterion(), given(year(null, 0), year(80)))).toMatchObject({ result: 'not-met', reason: 'too-low' });
    expect(judge(criterion({ fact: 'major-hazards-open', operator: 'at-most', threshold: 0 }), given(year(1, null)))).toMatchObject({ result: 'not-met', reason: 'too-high' });
  });

  it('is not proven without a figure, with nothing to count, and over too few', () => {
    expect(judge(criterion(), undefined)).toMatchObject({ result: 'not-proven', reason: 'no-figure', source: 'none' });
    expect(judge(criterion(), given())).toMatchObject({ result: 'not-proven', reason: 'no-figure' });
    expect(judge(criterion(), given(year(null, 0), year(95)))).toMatchObject({ result: 'not-proven', reason: 'nothing-counted' });
    expect(judge(criterion(), given(year(100, 9), year(95)))).toMatchObject({ result: 'not-proven', reason: 'too-few' });
    // Too few to praise is too few to blame, too.
    expect(judge(criterion(), given(year(50, 9)))).toMatchObject({ result: 'not-proven', reason: 'too-few' });
    expect(judge(criterion({ fact: 'safety-survey' }), given(year(97, null)))).toMatchObject({ result: 'not-proven', reason: 'sample-unknown' });
    expect(judge(criterion({ fact: 'nobody-knows' }), given(year(97)))).toMatchObject({ result: 'not-proven', reason: 'no-figure' });
  });

  it('of a count needs no denominator', () => {
    expect(judge(criterion({ fact: 'drills-held', threshold: 2 }), given(year(2, null)))).toMatchObject({ result: 'met' });
  });

  it('never changes from not met to met when a figure falls', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      if (judge(criterion(), given(year(low))).result === 'met') expect(judge(criterion(), given(year(high))).result).toBe('met');
    }));
  });

  it('takes what was seen on the spot in place of what was missing', () => {
    const findings = judgeAll(scheme(), new Map(), [{ grade: 'copper', from: '2025-01-01', to: '2027-01-01' }], '2026-11-27');
    expect(resultOf(findings)).toBe('not-proven');
    const after = afterVisit(scheme(), findings, new Map([['settled', year(95, 12)], ['order', year(9)]]));
    expect(after).toMatchObject([{ code: 'order', source: 'awards' }, { code: 'settled', result: 'met', source: 'inspected' }]);
    expect(resultOf(afterVisit(scheme(), findings, new Map([['settled', year(60, 12)]])))).toBe('not-met');
  });
});

describe('the order of grades', () => {
  const held = (from: string, to: string, grade: 'copper' | 'silver' | 'gold' = 'copper') => ({ grade, from, to });

  it('counts whole years held without a break up to today', () => {
    expect(yearsHeld([held('2025-11-27', '2028-11-26')], 'copper', '2026-11-26')).toBe(1);
    expect(yearsHeld([held('2025-11-28', '2028-11-26')], 'copper', '2026-11-26')).toBe(0);
    expect(yearsHeld([], 'copper', '2026-11-26')).toBe(0);
  });

  it('goes on over a renewal and over a higher grade, and breaks at a gap or an end', () => {
    expect(yearsHeld([held('2022-01-01', '2024-12-31'), held('2025-01-01', '2027-12-31')], 'copper', '2026-11-26')).toBe(4);
    expect(yearsHeld([held('2022-01-01', '2024-12-31', 'silver'), held('2025-01-01', '2027-12-31')], 'copper', '2026-11-26')).toBe(4);
    expect(yearsHeld([held('2022-01-01', '2024-12-30'), held('2025-01-01', '2027-12-31')], 'copper', '2026-11-26')).toBe(1);
    expect(yearsHeld([held('2022-01-01', '2026-11-25')], 'copper', '2026-11-26')).toBe(0);
    expect(yearsHeld([held('2022-01-01', '2027-12-31')], 'silver', '2026-11-26')).toBe(0);
  });

  it('lets copper begin, and silver follow years of copper', () => {
    expect(judgeOrder(scheme({ after: null, heldYears: 0, grade: 'copper' }), [], '2026-11-26').result).toBe('met');
    expect(judgeOrder(scheme(), [], '2026-11-26')).toMatchObject({ result: 'not-met', reason: 'years-short' });
    expect(judgeOrder(scheme(), [held('2025-11-27', '2028-11-26')], '2026-11-26')).toMatchObject({ result: 'met', measures: [{ value: 1 }] });
  });
});

describe('who applies', () => {
  it('is the unit that stands for a place, a tax sub-bureau for itself, anybody for an organisation of their trade', () => {
    const trades = ['school', 'hospital', 'site', 'market', 'transport', 'trade'];
    expect(kindsFor('610524102003', 'committee')).toEqual(['village', ...trades]);
    expect(kindsFor('610524102', 'centre')).toEqual(['town', ...trades]);
    expect(kindsFor('610524102', 'tax')).toEqual(['tax', ...trades]);
    expect(kindsFor('610524102', 'committee')).toEqual(trades);
    expect(kindsFor('610524', 'centre')).toEqual(trades);
  });
});

describe('spans and rates', () => {
  it('are years of twelve months back from the day, which itself does not count', () => {
    expect(spansBefore('2026-11-27', 2)).toEqual([{ from: '2025-11-27', to: '2026-11-26' }, { from: '2024-11-27', to: '2025-11-26' }]);
    expect(spansBefore('2028-02-29', 1)).toEqual([{ from: '2027-02-28', to: '2028-02-28' }]);
  });

  it('are in per cent with two decimals, and nothing over nothing', () => {
    expect([rate(2, 3), rate(0, 4), rate(0, 0)]).toEqual([66.67, 0, null]);
  });
});

describe('what is lawful', () => {
  const met = judge(criterion(), given(year(95)));
  const failed = judge(criterion(), given(year(5)));
  const open = judge(criterion(), undefined);
  const notice = { from: '2026-11-01', until: '2026-11-10' };

  it('is to hand in what does not fail, and to tell the public only what is met', () => {
    expect([submitting('draft', [met, open]), submitting('draft', [met, failed]), submitting('submitted', [met])].map(codeOf)).toEqual(['legal', 'not-met', 'not-from-here']);
    expect([noticing('inspected', [met]), noticing('inspected', [met, open]), noticing('inspected', [failed]), noticing('city-passed', [met])].map(codeOf)).toEqual(['legal', 'not-all-met', 'not-all-met', 'not-from-here']);
  });

  it('is to object while the notice runs, its last day included', () => {
    expect(['2026-10-31', '2026-11-01', '2026-11-10', '2026-11-11'].map((day) => codeOf(objecting('on-notice', notice, day)))).toEqual(['notice-not-begun', 'legal', 'legal', 'notice-over']);
    expect(codeOf(objecting('in-force', notice, '2026-11-05'))).toBe('not-from-here');
  });

  it('is to name after the notice and after every answer', () => {
    expect(codeOf(granting('on-notice', notice, 0, '2026-11-10'))).toBe('notice-running');
    expect(codeOf(granting('on-notice', notice, 1, '2026-11-11'))).toBe('objections-open');
    expect(codeOf(granting('on-notice', notice, 0, '2026-11-11'))).toBe('legal');
    expect(codeOf(granting('inspected', undefined, 0, '2026-11-11'))).toBe('not-from-here');
  });

  it('is one review a year, one appeal in its days, and an end after the term', () => {
    expect([reviewing('in-force', [2025], 2026), reviewing('warned', [2026], 2026)].map(codeOf)).toEqual(['legal', 'reviewed-already']);
    expect([appealing('revoked', '2026-12-01', false, '2026-12-01'), appealing('revoked', '2026-12-01', false, '2026-12-02'), appealing('revoked', '2026-12-01', true, '2026-11-30')].map(codeOf)).toEqual(['legal', 'appeal-over', 'appealed-already']);
    expect([expiring('in-force', '2026-12-01', '2026-12-01'), expiring('in-force', '2026-12-01', '2026-12-02'), expiring('revoked', '2026-12-01', '2026-12-02')].map(codeOf)).toEqual(['term-running', 'legal', 'not-from-here']);
  });

  it('is for others to answer than those who judged', () => {
    expect([mayAnswer('b', ['a']), mayAnswer('a', ['a'])]).toEqual([true, false]);
  });

  it('leads nowhere from an end, and to no naming past the notice', () => {
    const steps = Object.keys(awardLifecycle.steps) as AwardStep[]; // the keys of that very record
    fc.assert(fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 40 }), (walk) => {
      let state: AwardState = awardLifecycle.initial;
      const been = new Set<AwardState>([state]);
      for (const step of walk) {
        if (!awardStep(step, state).legal) continue;
        expect('final' in awardStates[state]).toBe(false);
        const { to } = awardLifecycle.steps[step];
        if (to !== 'same') state = to;
        been.add(state);
      }
      if (been.has('in-force')) for (const before of ['submitted', 'county-passed', 'city-passed', 'inspected', 'on-notice'] as const) expect(been).toContain(before);
      if (been.has('revoked')) expect(been).toContain('in-force');
    }));
  });
});
