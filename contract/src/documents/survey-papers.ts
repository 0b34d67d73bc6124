/** Papers of satisfaction surveys. They name no person and no party; no official specimen was found. */
import { z } from 'zod';
import { PaperDate, PaperLine, PaperMoment } from './parts.ts';

const Question = z.object({ text: PaperLine, options: z.array(PaperLine) });

/** 满意度问卷: one for each matter that was drawn, with its code. The strip on top is torn off where it is handed over. */
export const SurveyFormsPaper = z.object({
  title: PaperLine, office: PaperLine, phone: PaperLine.optional(), site: PaperLine, endsOn: PaperDate, questions: z.array(Question).max(10),
  forms: z.array(z.object({ address: z.url({ protocol: /^https?$/ }), code: PaperLine, about: PaperLine, matter: PaperLine, place: PaperLine })).max(200),
});

const Share = z.object({ share: z.number(), low: z.number(), high: z.number() });

/** 满意度调查结果报告: shares with their intervals, n and N, and everything that is needed to check the draw. */
export const SurveyReportPaper = z.object({
  title: PaperLine, office: PaperLine, place: PaperLine, from: PaperDate, to: PaperDate, opensOn: PaperDate, endsOn: PaperDate, publishedOn: PaperDate, method: PaperLine, modes: PaperLine, minimum: z.int(),
  seed: PaperLine, seedAt: PaperMoment, frameAt: PaperMoment, digest: PaperLine,
  strata: z.array(z.object({ name: PaperLine, size: z.int(), drawn: z.int(), answered: z.int() })),
  leftOut: z.array(z.object({ reason: PaperLine, count: z.int() })),
  questions: z.array(z.object({
    text: PaperLine, good: PaperLine, whole: Share.nullable(), speaksOf: z.int(), size: z.int(), answered: z.int(),
    strata: z.array(z.object({ name: PaperLine, size: z.int(), answered: z.int(), value: Share.nullable() })),
  })),
});
