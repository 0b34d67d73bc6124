import { z } from 'zod';
import { Day, PlaceCode, levelOf, placeSorts, sortOf, enumOf } from '../kernel/index.ts';
import type { FieldError } from '../kernel/index.ts';
import { AssessedLevel, AssessmentKind, FewRule } from './vocabulary.ts';

const Words = z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(120) });
const Code = z.string().regex(/^[a-z0-9-]{1,40}$/, 'wrong-kind');
const Points = z.number().positive().max(1000).multipleOf(0.01);
const Value = z.number().min(-1e9).max(1e9);

/** From where an indicator has its value: one figure, or a formula over several. */
export const IndicatorSource = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('figure'), figure: Code }),
  z.strictObject({ by: z.literal('formula'), formula: z.string().trim().min(1).max(300) }),
]);
export type IndicatorSource = z.infer<typeof IndicatorSource>;

/**
 * One indicator: no points at `zero`, all of its weight at `full`, in proportion between them. Where `full` is the smaller
 * number, less is better.
 */
export const Indicator = z.strictObject({
  code: Code, name: Words, source: IndicatorSource, weight: Points, scale: z.strictObject({ zero: Value, full: Value }), few: FewRule,
}).meta({ id: 'AssessmentIndicator' });
export type Indicator = z.infer<typeof Indicator>;

/** What adds to or takes from the marks beside the indicators: so many points for each, never more than its cap. */
export const Extra = z.strictObject({ code: Code, name: Words, sort: z.enum(['bonus', 'deduction']), figure: Code, each: Points, cap: Points }).meta({ id: 'AssessmentExtra' });
export type Extra = z.infer<typeof Extra>;

/** Places that are alike and are looked at beside one another: named ones, or all of some sorts at one level. */
export const ComparisonGroup = z.strictObject({
  code: Code, name: Words, level: AssessedLevel, sorts: z.array(enumOf(placeSorts)).max(6), places: z.array(PlaceCode).max(300),
}).meta({ id: 'ComparisonGroup' });
export type ComparisonGroup = z.infer<typeof ComparisonGroup>;

/** A scheme of assessment as it is drafted, tried and published; what was published stays as it is. */
export const SchemeBody = z.strictObject({
  name: Words, kind: AssessmentKind,
  /** The document it stands on. */
  basis: z.string().trim().min(2).max(200),
  /** Periods that begin earlier are not assessed by it. */
  validFrom: Day,
  fullMarks: Points, bonusCap: z.number().min(0).max(1000), deductionCap: z.number().min(0).max(1000),
  indicators: z.array(Indicator).min(1).max(40), extras: z.array(Extra).max(20), groups: z.array(ComparisonGroup).min(1).max(20),
}).meta({ id: 'AssessmentScheme' });
export type SchemeBody = z.infer<typeof SchemeBody>;

const hundredths = (value: number): number => Math.round(value * 100);

function repeated(path: string, items: readonly { readonly code: string }[]): FieldError[] {
  return items.flatMap(({ code }, index): FieldError[] =>
    items.findIndex((other) => other.code === code) < index ? [{ path: [path, index, 'code'], code: 'already-used' }] : []);
}

/** Whether two groups without named places could both hold one place. */
function overlap(one: ComparisonGroup, other: ComparisonGroup): boolean {
  if (one.level !== other.level || one.places.length > 0 || other.places.length > 0) return false;
  return one.sorts.length === 0 || other.sorts.length === 0 || one.sorts.some((sort) => other.sorts.includes(sort));
}

function groupErrors(groups: readonly ComparisonGroup[]): FieldError[] {
  const named = new Set<string>();
  return groups.flatMap((group, index): FieldError[] => {
    const errors: FieldError[] = group.places.flatMap((place, at): FieldError[] => {
      if (levelOf(place) !== group.level) return [{ path: ['groups', index, 'places', at], code: 'unknown-choice' }];
      if (named.has(place)) return [{ path: ['groups', index, 'places', at], code: 'already-used' }];
      named.add(place);
      return [];
    });
    if (groups.slice(0, index).some((earlier) => overlap(earlier, group))) errors.push({ path: ['groups', index, 'sorts'], code: 'already-used' });
    return errors;
  });
}

/**
 * What is wrong with a scheme, field by field; nothing when it can be tried. Weights make the full marks, a scale has two
 * ends, codes stand once, a figure is one that is defined, and no place falls into two groups.
 * @param figures codes of the figures that are defined
 */
export function schemeErrors(body: SchemeBody, figures: ReadonlySet<string>): FieldError[] {
  const sum = body.indicators.reduce((total, { weight }) => total + hundredths(weight), 0);
  const total = hundredths(body.fullMarks);
  const errors: FieldError[] = [...repeated('indicators', [...body.indicators]), ...repeated('extras', [...body.extras]), ...repeated('groups', [...body.groups])];
  if (sum !== total) errors.push({ path: ['indicators'], code: 'sum-differs', details: { sum: sum / 100, total: body.fullMarks, difference: Math.abs(sum - total) / 100 } });
  body.indicators.forEach(({ scale, source }, index) => {
    if (scale.zero === scale.full) errors.push({ path: ['indicators', index, 'scale', 'full'], code: 'already-used' });
    if (source.by === 'figure' && !figures.has(source.figure)) errors.push({ path: ['indicators', index, 'source', 'figure'], code: 'unknown-choice' });
  });
  body.extras.forEach(({ figure }, index) => {
    if (!figures.has(figure)) errors.push({ path: ['extras', index, 'figure'], code: 'unknown-choice' });
  });
  return [...errors, ...groupErrors(body.groups)];
}

/** The group of a place: the one that names it, else the one of its level and sort; undefined where the scheme is not for it. */
export function groupOf(groups: readonly ComparisonGroup[], place: PlaceCode): ComparisonGroup | undefined {
  const named = groups.find(({ places }) => places.includes(place));
  if (named !== undefined) return named;
  const [level, sort] = [levelOf(place), sortOf(place)];
  return groups.find((group) => group.places.length === 0 && group.level === level && (group.sorts.length === 0 || group.sorts.includes(sort)));
}

/** Codes of all figures that a scheme names itself; a formula's are found where it is read. */
export const figuresNamed = (body: SchemeBody): string[] =>
  [...new Set([...body.indicators.flatMap(({ source }) => (source.by === 'figure' ? [source.figure] : [])), ...body.extras.map(({ figure }) => figure)])];
