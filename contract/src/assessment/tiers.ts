import type { Month, TierBecause, TierName } from './vocabulary.ts';

/** The published formula of a village's workload: a dated row. */
export interface TierFormula {
  /** Months of the village's own past that make what is usual. */
  readonly months: number;
  /** Fewer matters than this in those months are too few to say anything. */
  readonly minimum: number;
  /** From which ratio of this month to the usual one on it is yellow, and red. */
  readonly yellow: number;
  readonly red: number;
  /** How wide the uncertainty is drawn: 1.28 for four times out of five on both sides. */
  readonly spread: number;
}

export interface Tier {
  readonly tier: TierName;
  readonly because: TierBecause;
  readonly count: number;
  /** Matters in a usual month of the same village; null where its past says nothing. */
  readonly usual: number | null;
  /** This month over a usual one, with the ends of its uncertainty. */
  readonly ratio: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/**
 * The tier of a village in one month: its count against the mean of its own past months. The uncertainty is that of a ratio
 * of two counts (the logarithm has a variance of 1/a + 1/b). A rise that chance may explain leaves it green.
 * @param past counts of the months before, nearest first; what was before the records began is left out
 */
export function tierOf(count: number, past: readonly number[], formula: TierFormula): Tier {
  const months = past.slice(0, formula.months);
  const before = months.reduce((sum, one) => sum + one, 0);
  const none = { count, usual: null, ratio: null, low: null, high: null } as const;
  if (months.length < formula.months) return { tier: 'unrated', because: 'short-past', ...none };
  if (before < formula.minimum) return { tier: 'unrated', because: 'too-few', ...none };
  const usual = before / months.length;
  const ratio = count / usual;
  // Of nought, half a matter stands in: a logarithm has no end there.
  const error = Math.sqrt(1 / Math.max(count, 0.5) + 1 / before);
  const centre = Math.max(count, 0.5) / usual;
  const [low, high] = [centre * Math.exp(-formula.spread * error), centre * Math.exp(formula.spread * error)];
  const shown = { count, usual: hundredths(usual), ratio: hundredths(ratio), low: hundredths(low), high: hundredths(high) };
  if (ratio <= formula.yellow) return { tier: 'green', because: 'measured', ...shown };
  if (low <= 1) return { tier: 'green', because: 'chance', ...shown };
  return { tier: ratio > formula.red ? 'red' : 'yellow', because: 'measured', ...shown };
}

/** The month so many before another. */
export function monthBefore(month: Month, count = 1): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
