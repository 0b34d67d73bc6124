import { z } from 'zod';
import { ArticleId, Words } from './basics.ts';

/**
 * How a satisfaction survey asks: its questions and their scales, what types of matters it never asks about, and below how
 * many answers nothing is shown. A later row is the next version; a survey keeps the one it was laid out by.
 */
export const SurveyMethodBody = z.strictObject({
  name: Words,
  about: Words,
  scales: z.array(z.strictObject({ code: ArticleId, /** In their order on the form; `good` ones make the share. */ options: z.array(z.strictObject({ code: ArticleId, name: Words, good: z.boolean() })).min(2).max(7) })).min(1),
  questions: z.array(z.strictObject({ code: ArticleId, text: Words, scale: ArticleId })).min(1).max(10),
  /** The question whose share makes the trend. */
  main: ArticleId,
  /** Codes of types of disputes and requests that are in no frame. */
  neverAsk: z.array(ArticleId),
  /** Fewest answers that are shown, of a stratum as over all. */
  minimum: z.number().int().min(2).max(1000),
  basis: Words,
}).refine(({ questions, main }) => questions.some(({ code }) => code === main), 'the main question is one of them')
  .refine(({ questions, scales }) => questions.every(({ scale }) => scales.some(({ code }) => code === scale)), 'each question has its scale')
  .refine(({ scales }) => scales.every(({ options }) => options.some(({ good }) => good) && options.some(({ good }) => !good)), 'a scale has answers that count as good, and others')
  .meta({ id: 'SurveyMethodBody' });
