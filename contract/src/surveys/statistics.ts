import type { HiddenReason } from './vocabulary.ts';

/** The 97.5th percentile of the standard normal distribution: what a two-sided interval of 95 % takes. */
export const z95 = 1.959963984540054;

/** A share with its interval; all between 0 and 1. */
export interface Interval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Answers of one stratum to one question. */
export interface Tally {
  readonly stratum: string;
  /** Matters in the frame, N. */
  readonly size: number;
  /** Who answered the question, n. */
  readonly answered: number;
  /** Of them, how many gave an answer that counts as good. */
  readonly good: number;
}

const bounded = (value: number): number => Math.min(1, Math.max(0, value));

/**
 * The score interval of a share (E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209–212):
 * `(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)`. Unlike the usual ± it does not leave 0…1 and does not shrink to
 * nothing where everybody says the same.
 * @param share p, @param count n, which need not be whole (an effective count)
 */
export function wilson(share: number, count: number, z: number = z95): Interval {
  if (!(count > 0) || share < 0 || share > 1) throw new RangeError('a share of at least one answer');
  const square = (z * z) / count;
  const middle = (share + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / count + square / (4 * count));
  return { share, low: bounded(middle - half), high: bounded(middle + half) };
}

/**
 * The weighted share of several strata and its interval.
 *
 * Share and variance are those of stratified random sampling with the finite population correction (W. G. Cochran, Sampling
 * Techniques, 3rd ed. 1977, ch. 5): `p = Σ W_h p_h`, `v = Σ W_h² (1 − n_h/N_h) p_h(1 − p_h)/(n_h − 1)`, `W_h = N_h/ΣN`. Each
 * answer weighs `N_h/n_h`. The interval is Wilson's with the effective count `p(1 − p)/v` (as E. L. Korn and B. I. Graubard,
 * Survey Methodology 24 (1998), take it). Where nobody differs within any stratum `v` says nothing: then the plain count
 * stands in; where everybody was asked there is no chance left and the interval is the share itself.
 *
 * It speaks of the chance of the draw alone, not of who chose to answer.
 * @param tallies at least one; each with at least two answers and no more than it has matters
 */
export function stratified(tallies: readonly Tally[], z: number = z95): Interval {
  if (tallies.length === 0 || tallies.some(({ size, answered, good }) => answered < 2 || answered > size || good > answered)) throw new RangeError('two answers in each stratum');
  const [only] = tallies;
  if (tallies.length === 1 && only !== undefined) return wilson(only.good / only.answered, only.answered, z);
  const all = tallies.reduce((sum, { size }) => sum + size, 0);
  const parts = tallies.map(({ size, answered, good }) => ({ weight: size / all, share: good / answered, asked: answered / size, answered }));
  const share = bounded(parts.reduce((sum, part) => sum + part.weight * part.share, 0));
  const variance = parts.reduce((sum, { weight, share: p, asked, answered }) => sum + (weight ** 2 * (1 - asked) * p * (1 - p)) / (answered - 1), 0);
  if (variance > 0) return wilson(share, (share * (1 - share)) / variance, z);
  if (parts.every(({ asked }) => asked === 1)) return { share, low: share, high: share };
  return wilson(share, tallies.reduce((sum, { answered }) => sum + answered, 0), z);
}

/** What is shown of one stratum. */
export interface StratumShare {
  readonly stratum: string;
  readonly size: number;
  readonly answered: number;
  /** What one answer stands for, N/n; null without answers. */
  readonly weight: number | null;
  readonly value: Interval | null;
  readonly hidden: HiddenReason | null;
}

/** What is shown of a question over all. */
export interface QuestionShares {
  readonly strata: readonly StratumShare[];
  /** Null where no stratum has enough. */
  readonly whole: Interval | null;
  /** Of how many matters of the frame it speaks, of how many in all, and from how many answers. */
  readonly speaksOf: number;
  readonly size: number;
  readonly answered: number;
}

const places = 6;
const rounded = ({ share, low, high }: Interval): Interval => ({ share: Number(share.toFixed(places)), low: Number(low.toFixed(places)), high: Number(high.toFixed(places)) });

/**
 * A question's shares by stratum and over all. A stratum with fewer answers than the published minimum is shown as such, and
 * the share over all leaves it out: otherwise it could be found by taking the others away. How much of the frame is spoken
 * of is said beside it.
 * @param minimum fewest answers that are shown, at least 2
 */
export function questionShares(tallies: readonly Tally[], minimum: number): QuestionShares {
  const enough = tallies.filter(({ answered }) => answered >= Math.max(2, minimum));
  const strata = tallies.map((tally): StratumShare => {
    const { stratum, size, answered, good } = tally;
    const shown = enough.includes(tally);
    return {
      stratum, size, answered, weight: answered === 0 ? null : Number((size / answered).toFixed(4)),
      value: shown ? rounded(wilson(good / answered, answered)) : null, hidden: shown ? null : answered === 0 ? 'none' : 'too-few',
    };
  });
  return {
    strata, whole: enough.length === 0 ? null : rounded(stratified(enough)),
    speaksOf: enough.reduce((sum, { size }) => sum + size, 0), size: tallies.reduce((sum, { size }) => sum + size, 0), answered: enough.reduce((sum, { answered }) => sum + answered, 0),
  };
}
