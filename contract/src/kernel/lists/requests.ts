import { z } from 'zod';
import { enumOf } from '../enum-of.ts';
import { ArticleId, Words } from './basics.ts';

/** A number that a city sets for its requests: hours until somebody is told, how sure a suggestion must be. */
export const RequestLimitBody = z.strictObject({ name: Words, amount: z.number().int().positive(), unit: z.enum(['hour', 'day', 'item', 'percent']), basis: Words });

/** A department of a city that requests may belong to. Which unit it is in an area, from when to when, is a row of `requests.duty`. */
export const DepartmentBody = z.strictObject({
  name: Words,
  /** What it answers for, in one line. */
  about: Words,
  /** Other names by which old registers and the hotline call it. */
  also: z.array(z.string().min(1)),
  /** Kinds of units that are this department wherever no row of `requests.duty` names another. */
  kinds: z.array(z.string().min(1)).default([]),
});

/** The first level of the catalogue of requests. */
export const RequestGroupBody = z.strictObject({ name: Words, about: Words });

/** Kinds of answers a question takes: the datatypes of an Open311 attribute (GeoReport v2, service definition). */
export const questionKinds = ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] as const;

export const QuestionBody = z.strictObject({
  code: ArticleId,
  kind: z.enum(questionKinds),
  required: z.boolean(),
  name: Words,
  hint: Words.nullable(),
  /** The choices of a list; empty for the other kinds. */
  values: z.array(z.strictObject({ code: ArticleId, name: Words })),
}).refine((question) => question.kind.endsWith('list') === question.values.length > 0, 'a list has choices, other kinds have none');

/** Why a clock may stop for a while, where the catalogue allows it. */
export const pauseReasons = {
  person: { zh: '等待群众补充', en: 'Waiting for the person' },
  weather: { zh: '天气、季节不宜施工', en: 'Weather or season' },
  appraisal: { zh: '检测、鉴定', en: 'Inspection or appraisal' },
  budget: { zh: '按程序立项、招标', en: 'Approval or tender by procedure' },
} as const;
export type PauseReason = keyof typeof pauseReasons;

/** The second level: what a request is about. It says who answers, by when, what is asked, and what may be published. */
export const RequestTypeBody = z.strictObject({
  group: ArticleId,
  name: Words,
  /** In the words of people: what belongs here, and what does not. */
  about: Words,
  words: z.record(z.string().min(1), z.number().int().min(1).max(5)),
  department: ArticleId,
  /** Whether a village or community may be given it. What is a department's cannot be pushed down. */
  villageMay: z.boolean(),
  /** Its promise: a row of the clocks. */
  promise: ArticleId,
  pausable: z.array(enumOf(pauseReasons)),
  questions: z.array(QuestionBody),
  /** `guarded`: neither text nor photo leaves the desk, and nothing is published. */
  privacy: z.enum(['open', 'guarded']),
  /** What the public list may show beside type, promise and state; null where nothing is published. */
  publish: z.strictObject({ place: z.enum(['point', 'village', 'town']), photo: z.boolean(), answer: z.boolean() }).nullable(),
  /** Always read by a person first: never dispatched by a suggestion. */
  reserved: z.boolean(),
  /** A dispute with an authority about its own act: explain, correct, review; never a people's mediation (rules of 2002, art 20). */
  administrative: z.boolean(),
  /** The type of dispute that it may turn into. */
  disputeType: ArticleId.nullable(),
  /** Where an emergency is told to turn at once, with the telephone number. */
  emergency: z.strictObject({ phone: z.string().regex(/^\d{3,5}$/), say: Words }).nullable(),
});

/** The third level: a finer name, for the register and the figures, and for what people call things. */
export const RequestDetailBody = z.strictObject({ type: ArticleId, name: Words, words: z.record(z.string().min(1), z.number().int().min(1).max(5)) });
