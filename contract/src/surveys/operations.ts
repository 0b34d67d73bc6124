import { z } from 'zod';
import { County, Day, FileAnswer, Id, PlaceCode, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { DrawnLine, SurveyForm, SurveyLine, SurveyMethod, SurveyPoint, SurveyResult, SurveyStateName, SurveyView } from './views.ts';
import { StrataWay, SurveyKind, SurveyMode, largestSample } from './vocabulary.ts';

const office: readonly Role[] = ['supervisor', 'leader'];
const readers: readonly Role[] = ['supervisor', 'leader', 'bureau', 'guide'];
/** Who takes in an answer that came on paper or by telephone; never of the unit that handled the matter. */
const takers: readonly Role[] = ['clerk', 'guide', 'bureau', 'handler', 'director', 'supervisor', 'leader'];
const lawful = ['surveys.not-lawful-now'] as const;
const byCode = ['surveys.code-unknown', 'surveys.answered-already', 'surveys.over', 'surveys.not-open'] as const;
const ofSurvey = { county: County, survey: Id };
const onSurvey = '/surveys/{county}/{survey}';
const page = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) };
const Stands = z.object({ revision: z.int(), state: SurveyStateName });

/** What opens one form: the county's six digits, then ten characters without look-alikes. */
export const AnswerCode = z.string().trim().toUpperCase().transform((text) => text.normalize('NFKC').replaceAll(/[\s-]/g, '')).pipe(z.string().max(40));
/** At least one question is answered; each may be left out. */
const Answers = z.array(z.strictObject({ question: z.string().max(60), option: z.string().max(60) })).min(1).max(30);
/** Chance that the form brings along and nobody keeps: with it what is kept of a command's input cannot be tried out, not even by who knows the code. */
const Blind = z.string().min(16).max(64);
/** Chosen in the open, a lottery's numbers say; drawn by the server where it is left out. */
const Seed = z.string().trim().min(8).max(100);

export const surveyOperations = {
  methods: query({
    name: 'surveys.methods', path: '/surveys/methods', title: { zh: '调查方法', en: 'Methods of surveys' },
    input: () => z.strictObject({}), output: () => z.object({ items: z.array(SurveyMethod) }), access: readers, subject: 'none',
  }),
  list: query({
    name: 'surveys.list', path: '/surveys', title: { zh: '满意度调查', en: 'Satisfaction surveys' },
    input: () => z.strictObject({ state: SurveyStateName.optional(), place: PlaceCode.optional(), ...page }), output: () => z.object({ items: z.array(SurveyLine), next: z.string().nullable() }), access: readers, subject: 'none',
  }),
  survey: query({ name: 'surveys.survey', path: onSurvey, title: { zh: '一次调查', en: 'A survey' }, input: () => z.strictObject(ofSurvey), output: SurveyView, access: readers, subject: 'record' }),
  /** Published surveys of one place, the earliest first: not joined where they were not made alike. */
  trend: query({
    name: 'surveys.trend', path: '/surveys/trend', title: { zh: '历年满意度', en: 'Satisfaction by year' },
    input: () => z.strictObject({ place: PlaceCode.optional() }), output: () => z.object({ place: PlaceCode, placeName: z.string(), points: z.array(SurveyPoint) }), access: readers, subject: 'none',
  }),
  layOut: command({
    name: 'surveys.layOut', path: '/surveys', title: { zh: '拟定调查', en: 'Lay out a survey' },
    input: () => z.strictObject({
      ...ofSurvey, title: z.string().trim().min(4).max(60), place: PlaceCode, method: z.string().max(60), kinds: z.array(SurveyKind).min(1), strata: StrataWay, modes: z.array(SurveyMode).min(1), from: Day, to: Day,
    }),
    output: Stands, access: office, subject: 'none', errors: ['surveys.no-method'],
  }),
  fixSeed: command({
    name: 'surveys.fixSeed', path: `${onSurvey}/seed`, title: { zh: '定随机种子', en: 'Fix the seed' },
    input: () => z.strictObject({ ...ofSurvey, seed: Seed.optional() }), output: () => Stands.extend({ seed: z.string() }), access: office, subject: 'record', basis: true, errors: lawful,
  }),
  closeFrame: command({
    name: 'surveys.closeFrame', path: `${onSurvey}/frame`, title: { zh: '封定抽样框', en: 'Close the frame' },
    input: () => z.strictObject(ofSurvey), output: () => Stands.extend({ size: z.int() }), access: office, subject: 'record', basis: true, errors: lawful,
  }),
  drawSample: command({
    name: 'surveys.drawSample', path: `${onSurvey}/draw`, title: { zh: '抽样并开始填答', en: 'Draw and open' },
    input: () => z.strictObject({ ...ofSurvey, sizes: z.array(z.strictObject({ stratum: z.string().max(20), size: z.int().min(1).max(largestSample) })).min(1).max(300), opensOn: Day, endsOn: Day }),
    output: () => Stands.extend({ drawn: z.int() }), access: office, subject: 'record', basis: true, errors: lawful,
  }),
  end: command({
    name: 'surveys.end', path: `${onSurvey}/end`, title: { zh: '结束填答', en: 'End the fieldwork' },
    input: () => z.strictObject(ofSurvey), output: Stands, access: office, subject: 'record', basis: true, errors: lawful,
  }),
  publish: command({
    name: 'surveys.publish', path: `${onSurvey}/publish`, title: { zh: '公布结果', en: 'Publish the result' },
    input: () => z.strictObject(ofSurvey), output: () => Stands.extend({ result: SurveyResult }), access: ['leader'], subject: 'record', basis: true, errors: lawful,
  }),
  cancel: command({
    name: 'surveys.cancel', path: `${onSurvey}/cancel`, title: { zh: '取消调查', en: 'Cancel a survey' },
    input: () => z.strictObject({ ...ofSurvey, reason: z.string().trim().min(2).max(300) }), output: Stands, access: office, subject: 'record', basis: true, errors: lawful,
  }),
  /** The matters that were drawn, in the order of the draw. */
  drawn: query({
    name: 'surveys.drawn', path: `${onSurvey}/drawn`, title: { zh: '抽中的事项', en: 'Matters that were drawn' },
    input: () => z.strictObject({ ...ofSurvey, stratum: z.string().max(20).optional(), state: z.enum(['open', 'answered', 'declined']).optional(), ...page }),
    output: () => z.object({ items: z.array(DrawnLine), next: z.string().nullable() }), access: office, subject: 'record',
  }),
  /** Frame and draw as a table: with the seed anybody can draw it again. It holds ids of matters and nothing of anybody. */
  exportDraw: query({
    name: 'surveys.exportDraw', path: `${onSurvey}/draw/export`, title: { zh: '导出抽样框和抽样', en: 'Export frame and draw' },
    input: () => z.strictObject({ ...ofSurvey, language: z.enum(['zh', 'en']).default('zh') }), output: FileAnswer, access: office, subject: 'record', logged: true,
  }),
  /** The form of a code, for whoever holds it. */
  form: query({
    name: 'surveys.form', path: '/surveys/form', title: { zh: '填答问卷', en: 'The form of a code' }, input: () => z.strictObject({ code: AnswerCode }), output: SurveyForm, access: 'receipt', subject: 'none', errors: ['surveys.code-unknown'],
  }),
  answer: command({
    name: 'surveys.answer', path: '/surveys/answers', title: { zh: '提交答卷', en: 'Answer' },
    input: () => z.strictObject({ code: AnswerCode, answers: Answers, blind: Blind }), output: () => z.object({ taken: z.literal(true) }), access: 'receipt', subject: 'none', errors: byCode,
  }),
  /** An answer on paper or by telephone, taken in by somebody of another unit than handled the matter. */
  enter: command({
    name: 'surveys.enter', path: '/surveys/answers/entered', title: { zh: '录入答卷', en: 'Enter an answer' },
    input: () => z.strictObject({ code: AnswerCode, mode: SurveyMode.exclude(['link']), answers: Answers, blind: Blind }), output: () => z.object({ taken: z.literal(true) }), access: takers, subject: 'none', errors: [...byCode, 'surveys.handled-here'],
  }),
  /** Somebody does not want to be asked: not now, and not by a later survey of this matter. */
  decline: command({
    name: 'surveys.decline', path: '/surveys/answers/declined', title: { zh: '登记不愿填答', en: 'Record that somebody declines' },
    input: () => z.strictObject({ code: AnswerCode }), output: () => z.object({ taken: z.literal(true) }), access: takers, subject: 'none', errors: [...byCode, 'surveys.handled-here'],
  }),
};
