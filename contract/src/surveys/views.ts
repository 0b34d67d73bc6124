import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode, SurveyMethodBody, enumOf } from '../kernel/index.ts';
import { surveyStates } from './lifecycle.ts';
import { BreakReason, HiddenReason, LeftOutReason, StrataWay, SurveyKind, SurveyMode } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
export const SurveyStateName = enumOf(surveyStates).meta({ id: 'SurveyState' });

/** A method as its dated row has it, with the version that a survey keeps for good. */
export const SurveyMethod = z.object({ code: z.string(), version: z.string(), validFrom: Day, source: z.string(), verified: z.boolean(), body: SurveyMethodBody }).meta({ id: 'SurveyMethod' });
export type SurveyMethod = z.infer<typeof SurveyMethod>;

const Shares = z.object({ share: z.number(), low: z.number(), high: z.number() });

/** A question's shares: by stratum and over all, each with the interval and the counts it rests on. */
export const QuestionResult = z.object({
  code: z.string(),
  strata: z.array(z.object({ stratum: z.string(), size: z.int(), answered: z.int(), weight: z.number().nullable(), value: Shares.nullable(), hidden: HiddenReason.nullable() })),
  whole: Shares.nullable(), speaksOf: z.int(), size: z.int(), answered: z.int(),
}).meta({ id: 'SurveyQuestionResult' });
export type QuestionResult = z.infer<typeof QuestionResult>;

/** What a survey found. Once it is published it is kept as it was. */
export const SurveyResult = z.object({ minimum: z.int(), questions: z.array(QuestionResult) }).meta({ id: 'SurveyResult' });
export type SurveyResult = z.infer<typeof SurveyResult>;

export const SurveyStratum = z.object({
  code: z.string(), name: Words, size: z.int(), drawn: z.int().nullable(), /** Answers so far, and who said that they do not want to. */ answered: z.int(), declined: z.int(),
}).meta({ id: 'SurveyStratum' });
export type SurveyStratum = z.infer<typeof SurveyStratum>;

export const SurveyLine = z.object({
  county: County, id: Id, title: z.string(), place: PlaceCode, placeName: z.string(), unit: Id, unitName: z.string(), state: SurveyStateName, from: Day, to: Day,
  opensOn: Day.nullable(), endsOn: Day.nullable(), size: z.int(), drawn: z.int(), answered: z.int(), publishedOn: Day.nullable(), revision: z.int(),
}).meta({ id: 'SurveyLine' });
export type SurveyLine = z.infer<typeof SurveyLine>;

/** A survey with everything that anybody needs to check it: method, seed and frame with their times, strata, what was left out and why. */
export const SurveyView = z.object({
  line: SurveyLine, method: SurveyMethod, kinds: z.array(SurveyKind), strataBy: StrataWay, modes: z.array(SurveyMode),
  seed: z.string().nullable(), seedAt: Instant.nullable(), frameAt: Instant.nullable(), frameDigest: z.string().nullable(), drawnAt: Instant.nullable(),
  leftOut: z.array(z.object({ reason: LeftOutReason, count: z.int() })), strata: z.array(SurveyStratum), answersBy: z.array(z.object({ mode: SurveyMode, count: z.int() })),
  result: SurveyResult.nullable(), reason: z.string().nullable(), abilities: z.array(z.string()),
}).meta({ id: 'SurveyView' });
export type SurveyView = z.infer<typeof SurveyView>;

/** A matter that was drawn: where it lies and whose it was, no party; whether an answer came, not what it says. */
export const DrawnLine = z.object({
  county: County, id: Id, rank: z.int(), stratum: z.string(), matter: Id, kind: SurveyKind, number: z.string().nullable(), place: PlaceCode, placeName: z.string(), handledBy: z.string(), state: z.enum(['open', 'answered', 'declined']),
}).meta({ id: 'SurveyDrawn' });
export type DrawnLine = z.infer<typeof DrawnLine>;

/** What the holder of a code sees: what is asked, by whom, until when, and whether it can still be answered. */
export const SurveyForm = z.object({
  title: z.string(), office: z.string(), phone: z.string().nullable(), about: SurveyKind, state: z.enum(['open', 'not-open', 'over', 'answered', 'declined']), opensOn: Day, endsOn: Day,
  questions: z.array(z.object({ code: z.string(), text: Words, options: z.array(z.object({ code: z.string(), name: Words })) })),
}).meta({ id: 'SurveyForm' });
export type SurveyForm = z.infer<typeof SurveyForm>;

/** One published survey in the trend of a place: the share of the main question, and why the line is broken before it. */
export const SurveyPoint = z.object({
  county: County, id: Id, title: z.string(), place: PlaceCode, from: Day, to: Day, publishedOn: Day, method: z.string(), question: Words,
  value: Shares.nullable(), answered: z.int(), drawn: z.int(), speaksOf: z.int(), size: z.int(), /** Null before the first, and where the line goes on. */ brokenBy: z.array(BreakReason).nullable(),
}).meta({ id: 'SurveyPoint' });
export type SurveyPoint = z.infer<typeof SurveyPoint>;
