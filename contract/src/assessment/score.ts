import { z } from 'zod';
import type { Indicator } from './indicators.ts';
import type { Extra, SchemeBody } from './scheme.ts';
import { ScoredBecause } from './vocabulary.ts';

/** What is known of one indicator at one place in one period. */
export const IndicatorFact = z.object({
  value: z.number().nullable(), numerator: z.number().nullable(), denominator: z.number().nullable(),
  /** Why there is no value: there is nothing to divide by, or too little to say anything. */
  because: z.enum(['value', 'too-few', 'no-value']),
}).meta({ id: 'IndicatorFact' });
export type IndicatorFact = z.infer<typeof IndicatorFact>;

/** One place or department with its facts by the codes of indicators, and its counts by the codes of extras. */
export interface Assessed {
  readonly place: string;
  /** The department that it is of; null of a place. */
  readonly unit: string | null;
  readonly group: string;
  readonly facts: Readonly<Record<string, IndicatorFact>>;
  readonly counts: Readonly<Record<string, number>>;
}

/** An indicator's points beside what they came from; null points: it was left out and the others carry its marks. */
export const IndicatorScore = z.object({
  code: z.string(), value: z.number().nullable(), numerator: z.number().nullable(), denominator: z.number().nullable(), because: ScoredBecause, points: z.number().nullable(), of: z.number(),
}).meta({ id: 'IndicatorScore' });
export type IndicatorScore = z.infer<typeof IndicatorScore>;

export const ExtraScore = z.object({ code: z.string(), count: z.number(), points: z.number() }).meta({ id: 'ExtraScore' });
export type ExtraScore = z.infer<typeof ExtraScore>;

/** A score with all that it was made of. A total of null: not one indicator could be scored. */
export const Score = z.object({ total: z.number().nullable(), indicators: z.array(IndicatorScore), extras: z.array(ExtraScore) }).meta({ id: 'AssessmentScore' });
export type Score = z.infer<typeof Score>;

/** How the totals of a group lie: an order of places is not made of it. */
export const GroupSpread = z.object({
  group: z.string(), places: z.int(), scored: z.int(), lowest: z.number().nullable(), lowerQuarter: z.number().nullable(), median: z.number().nullable(), upperQuarter: z.number().nullable(), highest: z.number().nullable(),
}).meta({ id: 'GroupSpread' });
export type GroupSpread = z.infer<typeof GroupSpread>;

/** How an indicator fared when a scheme was tried: how many places have a value, and where these lie. */
export const TriedIndicator = z.object({
  code: z.string(), scored: z.int(), few: z.int(), none: z.int(), atZero: z.int(), atFull: z.int(), median: z.number().nullable(),
}).meta({ id: 'TriedIndicator' });
export type TriedIndicator = z.infer<typeof TriedIndicator>;

const round = (value: number): number => Math.round((value + Number.EPSILON) * 100) / 100;
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The share of its weight that a value earns: 0 at `zero`, 1 at `full`, in proportion between them. */
export const shareOf = ({ zero, full }: Indicator['scale'], value: number): number => clamp((value - zero) / (full - zero), 0, 1);

/** The value at a share of sorted numbers, between two of them in proportion; null of none. */
export function quantile(sorted: readonly number[], share: number): number | null {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? null : round(low + (high - low) * (at - Math.floor(at)));
}

/** Points of a fact by itself; null where there is no value. */
const pointsOf = (indicator: Indicator, fact: IndicatorFact): number | null => (fact.value === null || fact.because !== 'value' ? null : round(indicator.weight * shareOf(indicator.scale, fact.value)));

function extraOf(extra: Extra, count: number): ExtraScore {
  const points = round(Math.min(extra.each * Math.max(count, 0), extra.cap));
  return { code: extra.code, count, points: extra.sort === 'bonus' ? points : points === 0 ? 0 : -points };
}

/** The total of points: what was left out is carried by the rest, bonus and deduction end at their caps, and less than nothing is nothing. */
export function totalOf(body: Pick<SchemeBody, 'fullMarks' | 'bonusCap' | 'deductionCap'>, indicators: readonly IndicatorScore[], extras: readonly ExtraScore[]): number | null {
  const counted = indicators.filter(({ points }) => points !== null);
  const of = counted.reduce((sum, one) => sum + one.of, 0);
  if (of === 0) return null;
  const earned = counted.reduce((sum, { points }) => sum + (points ?? 0), 0) / of * body.fullMarks;
  const bonus = Math.min(extras.reduce((sum, { points }) => sum + Math.max(points, 0), 0), body.bonusCap);
  const deduction = Math.min(extras.reduce((sum, { points }) => sum + Math.max(-points, 0), 0), body.deductionCap);
  return round(clamp(earned + bonus - deduction, 0, body.fullMarks + body.bonusCap));
}

/** Points that indicators earned in each group: where too few were counted, the median of these stands in. */
function mediansOf(body: SchemeBody, assessed: readonly Assessed[]): (group: string, indicator: Indicator) => number | null {
  const wanted = body.indicators.filter(({ few }) => few === 'group');
  const found = new Map<string, number | null>();
  for (const [group, places] of Map.groupBy(assessed, (one) => one.group)) {
    for (const indicator of wanted) {
      const points = places.flatMap(({ facts }) => {
        const fact = facts[indicator.code];
        const own = fact === undefined ? null : pointsOf(indicator, fact);
        return own === null ? [] : [own];
      });
      found.set(`${group} ${indicator.code}`, quantile(points.toSorted((a, b) => a - b), 0.5));
    }
  }
  return (group, indicator) => found.get(`${group} ${indicator.code}`) ?? null;
}

const nothing: IndicatorFact = { value: null, numerator: null, denominator: null, because: 'no-value' };

/** Scores all places by one scheme, each with everything its score came from. Pure: the same facts give the same scores. */
export function scoreAll(body: SchemeBody, assessed: readonly Assessed[]): { readonly place: string; readonly unit: string | null; readonly group: string; readonly score: Score }[] {
  const median = mediansOf(body, assessed);
  return assessed.map(({ place, unit, group, facts, counts }) => {
    const indicators = body.indicators.map((indicator): IndicatorScore => {
      const fact = facts[indicator.code] ?? nothing;
      const own = pointsOf(indicator, fact);
      const points = own ?? (indicator.few === 'group' && fact.because === 'too-few' ? median(group, indicator) : null);
      return { code: indicator.code, ...fact, points, of: indicator.weight };
    });
    const extras = body.extras.map((extra) => extraOf(extra, counts[extra.code] ?? 0));
    return { place, unit, group, score: { total: totalOf(body, indicators, extras), indicators, extras } };
  });
}

/** How the totals of each group lie. */
export function spreadsOf(results: readonly { readonly group: string; readonly total: number | null }[]): GroupSpread[] {
  return [...Map.groupBy(results, ({ group }) => group)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([group, places]) => {
    const totals = places.flatMap(({ total }) => (total === null ? [] : [total])).toSorted((a, b) => a - b);
    const [lowest, lowerQuarter, median, upperQuarter, highest] = [0, 0.25, 0.5, 0.75, 1].map((share) => quantile(totals, share));
    return { group, places: places.length, scored: totals.length, lowest: lowest ?? null, lowerQuarter: lowerQuarter ?? null, median: median ?? null, upperQuarter: upperQuarter ?? null, highest: highest ?? null };
  });
}

/**
 * A score after values were corrected: a person corrects what was counted, and the points follow by the scheme's own rule.
 * Throws a RangeError for an indicator that the scheme does not have.
 */
export function correctScore(body: SchemeBody, score: Score, corrections: readonly { readonly indicator: string; readonly value: number | null }[]): Score {
  const indicators = score.indicators.map((one): IndicatorScore => {
    const correction = corrections.find(({ indicator }) => indicator === one.code);
    const indicator = body.indicators.find(({ code }) => code === one.code);
    if (correction === undefined || indicator === undefined) return one;
    const { value } = correction;
    return { ...one, value, numerator: null, denominator: null, because: 'corrected', points: value === null ? null : round(indicator.weight * shareOf(indicator.scale, value)) };
  });
  const unknown = corrections.find(({ indicator }) => !score.indicators.some(({ code }) => code === indicator));
  if (unknown !== undefined) throw new RangeError(`no such indicator: ${unknown.indicator}`);
  return { total: totalOf(body, indicators, score.extras), indicators, extras: score.extras };
}

/** A total against the spread of its group, in words of thirds that name no order. */
export function standsIn(total: number | null, spread: GroupSpread | undefined): 'above' | 'around' | 'below' | null {
  if (total === null || spread === undefined || spread.lowerQuarter === null || spread.upperQuarter === null || spread.scored < 4) return null;
  return total > spread.upperQuarter ? 'above' : total < spread.lowerQuarter ? 'below' : 'around';
}

/** How each indicator fared over all places: what a trial tells of a scheme. */
export function triedOf(body: SchemeBody, scores: readonly Score[]): TriedIndicator[] {
  return body.indicators.map(({ code, weight }) => {
    const all = scores.flatMap(({ indicators }) => indicators.filter((one) => one.code === code));
    const scored = all.filter(({ because }) => because === 'value');
    const values = scored.flatMap(({ value }) => (value === null ? [] : [value])).toSorted((a, b) => a - b);
    return {
      code, scored: scored.length, few: all.filter(({ because }) => because === 'too-few').length, none: all.filter(({ because }) => because === 'no-value').length,
      atZero: scored.filter(({ points }) => points === 0).length, atFull: scored.filter(({ points }) => points === weight).length, median: quantile(values, 0.5),
    };
  });
}
