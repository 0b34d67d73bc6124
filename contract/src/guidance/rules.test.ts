import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/index.ts';
import { daysOf, paying, periodBefore, periodName, periodOf, refusing, submitting } from './rules.ts';
import { Period } from './vocabulary.ts';

describe('a period', () => {
  it('has its first and last day, also in a leap year and over the turn of a year', () => {
    expect(daysOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(daysOf('2026-Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(periodBefore('2026-01')).toBe('2025-12');
    expect(periodBefore('2026-Q1')).toBe('2025-Q4');
    expect(periodName('2026-Q4')).toEqual({ zh: '2026年第四季度', en: 'Q4 2026' });
    expect(['2026-13', '2026-Q5', '1999-01', '2026'].filter((text) => Period.safeParse(text).success)).toEqual([]);
  });

  it('holds every day of its own, and the one before ends the day before', () => {
    const day = fc.integer({ min: 0, max: 30_000 }).map((count) => addDays('2100-01-01', -count));
    fc.assert(fc.property(day, fc.constantFrom('month' as const, 'quarter' as const), (on, every) => {
      const period = periodOf(on, every);
      const { from, to } = daysOf(period);
      expect(from <= on && on <= to).toBe(true);
      expect(daysOf(periodBefore(period)).to).toBe(addDays(from, -1));
    }));
  });

  it('is returned once it is over', () => {
    expect(submitting('2026-11', '2026-11-30').legal).toBe(false);
    expect(submitting('2026-11', '2026-12-01').legal).toBe(true);
  });
});

describe('a payment sheet', () => {
  const notice = { until: '2026-11-20', openObjections: 0, made: false, lines: 3 };
  it('is made when the notice has run, every objection is answered, and once', () => {
    const reason = (more: object, today = '2026-11-21'): string => {
      const verdict = paying({ ...notice, ...more }, today);
      return verdict.legal ? 'legal' : verdict.reason.code;
    };
    expect(reason({})).toBe('legal');
    expect(reason({}, '2026-11-20')).toBe('notice-running');
    expect(reason({ openObjections: 1 })).toBe('objections-open');
    expect(reason({ made: true })).toBe('sheet-made');
    expect(reason({ lines: 0 })).toBe('nothing-to-pay');
  });
});

describe('a refusal', () => {
  it('is the justice office’s before it has checked, the bureau’s afterwards', () => {
    expect(refusing('declared', 'guide').legal).toBe(true);
    expect(refusing('checked', 'guide').legal).toBe(false);
    expect(refusing('noticed', 'bureau').legal).toBe(true);
    expect(refusing('paid', 'bureau').legal).toBe(false);
  });
});
