import { z } from 'zod';
import type { FieldError } from '../kernel/index.ts';
import { FewRule } from './vocabulary.ts';

export const Words = z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(120) });
export const Code = z.string().regex(/^[a-z0-9-]{1,40}$/, 'wrong-kind');
export const Points = z.number().positive().max(1000).multipleOf(0.01);
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

const hundredths = (value: number): number => Math.round(value * 100);

type Path = readonly (string | number)[];

/** Codes of a list that stand in it a second time. */
export function repeated(path: string | Path, items: readonly { readonly code: string }[]): FieldError[] {
  const base = typeof path === 'string' ? [path] : path;
  return items.flatMap(({ code }, index): FieldError[] =>
    items.findIndex((other) => other.code === code) < index ? [{ path: [...base, index, 'code'], code: 'already-used' }] : []);
}

/** What is wrong with one list of indicators: codes that stand twice, a sum that is not the full marks, a scale with one end, a figure that there is not. */
export function indicatorErrors(path: Path, indicators: readonly Indicator[], fullMarks: number, figures: ReadonlySet<string>): FieldError[] {
  const sum = indicators.reduce((total, { weight }) => total + hundredths(weight), 0);
  const total = hundredths(fullMarks);
  const errors = repeated(path, indicators);
  if (sum !== total) errors.push({ path: [...path], code: 'sum-differs', details: { sum: sum / 100, total: fullMarks, difference: Math.abs(sum - total) / 100 } });
  indicators.forEach(({ scale, source }, index) => {
    if (scale.zero === scale.full) errors.push({ path: [...path, index, 'scale', 'full'], code: 'already-used' });
    if (source.by === 'figure' && !figures.has(source.figure)) errors.push({ path: [...path, index, 'source', 'figure'], code: 'unknown-choice' });
  });
  return errors;
}
