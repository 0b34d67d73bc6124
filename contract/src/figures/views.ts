import { z } from 'zod';
import { County, Day, Id, Instant, PlaceCode } from '../kernel/index.ts';
import { SurveyPoint } from '../surveys/index.ts';
import { FigureUnit, MeasureCode, NoValueReason } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

/** A figure's value with what it was made of; `why` says why there is none. */
export const FigurePoint = z.object({
  value: z.number().nullable(), why: NoValueReason.nullable(), numerator: z.number().nullable(), denominator: z.number().nullable(),
}).meta({ id: 'FigurePoint' });
export type FigurePoint = z.infer<typeof FigurePoint>;

/** One version of a figure as the dated row has it. */
export const FigureDefinition = z.object({
  code: z.string(), name: Words, about: Words, group: z.enum(['disputes', 'requests', 'hazards', 'patrols']), formula: z.string(), numerator: z.string(), denominator: z.string().nullable(),
  unit: FigureUnit, /** The events that it is counted from. */ events: z.array(z.string()), /** Whether it is a standing number of a day rather than a count over a time. */ stock: z.boolean(),
  version: z.int(), validFrom: Day, validTo: Day.nullable(), /** Below this count under the line it is not shown. */ minimum: z.int(),
  /** Which way is better; null where more is neither good nor bad. */ better: z.enum(['more', 'less']).nullable(),
  label: z.string(), verified: z.boolean(), /** What is wrong with the formula, in words; null when it works. */ fault: Words.nullable(),
}).meta({ id: 'FigureDefinition' });
export type FigureDefinition = z.infer<typeof FigureDefinition>;

/** A figure on the board: now, the same span a month and a year before. */
export const FigureLine = z.object({
  code: z.string(), name: Words, unit: FigureUnit, stock: z.boolean(), version: z.int(), better: z.enum(['more', 'less']).nullable(),
  now: FigurePoint, monthBefore: FigurePoint, yearBefore: FigurePoint,
}).meta({ id: 'FigureLine' });
export type FigureLine = z.infer<typeof FigureLine>;

/** What changed in the last seven days against the seven before, and by how much; a page puts it into words. */
export const FigureChange = z.object({ code: z.string(), now: z.number(), before: z.number(), difference: z.number() }).meta({ id: 'FigureChange' });
export type FigureChange = z.infer<typeof FigureChange>;

/** An aggregate that others counted; it stands beside our figures and is never mixed into them. */
export const OutsideLine = z.object({
  county: County, id: Id, code: z.string(), name: Words, place: PlaceCode, placeName: z.string(), from: Day, to: Day, value: z.number(), unit: z.string(), source: z.string(),
  enteredBy: z.string(), enteredAt: Instant, withdrawnAt: Instant.nullable(), reason: z.string().nullable(), revision: z.int(),
}).meta({ id: 'OutsideAggregate' });
export type OutsideLine = z.infer<typeof OutsideLine>;

export const Board = z.object({
  place: PlaceCode, placeName: z.string(), unit: Id.nullable(), unitName: z.string().nullable(), from: Day, to: Day, monthBefore: z.object({ from: Day, to: Day }), yearBefore: z.object({ from: Day, to: Day }),
  figures: z.array(FigureLine), changes: z.array(FigureChange), outside: z.array(OutsideLine), /** The latest published surveys of that very place: samples with their intervals, beside our counts and never in them. */ surveys: z.array(SurveyPoint), /** Until when everything is counted. */ countedAt: Instant,
}).meta({ id: 'FigureBoard' });
export type Board = z.infer<typeof Board>;

export const TrendPoint = FigurePoint.extend({ month: z.string().regex(/^\d{4}-\d{2}$/), version: z.int() }).meta({ id: 'FigureTrendPoint' });
export type TrendPoint = z.infer<typeof TrendPoint>;

export const MapPlace = FigurePoint.extend({ place: PlaceCode, name: z.string() }).meta({ id: 'FigureMapPlace' });
export type MapPlace = z.infer<typeof MapPlace>;

export const TypeShare = z.object({ type: z.string(), value: z.number().nullable(), why: NoValueReason.nullable() }).meta({ id: 'FigureTypeShare' });

/** One matter or patrol behind a figure, with how much it adds to it; no party and no text. */
export const FigureRow = z.object({
  county: County, id: Id, of: z.enum(['dispute', 'request', 'hazard', 'patrol']), number: z.string().nullable(), type: z.string(), place: PlaceCode, placeName: z.string(), unit: Id, unitName: z.string(),
  firstDay: Day, lastDay: Day, count: z.number(), status: z.string().nullable(), dueOn: Day.nullable(),
}).meta({ id: 'FigureRow' });
export type FigureRow = z.infer<typeof FigureRow>;

/** Something that was counted lately. */
export const LatelyLine = z.object({
  county: County, id: Id, of: z.enum(['dispute', 'request', 'hazard', 'patrol']), measure: MeasureCode, number: z.string().nullable(), type: z.string(), place: PlaceCode, placeName: z.string(), unitName: z.string(), day: Day, recordedAt: Instant,
}).meta({ id: 'FigureLately' });
export type LatelyLine = z.infer<typeof LatelyLine>;

/** A notice of the police that a dispute turned criminal. */
export const NoticeLine = z.object({
  county: County, id: Id, matter: Id, number: z.string(), place: PlaceCode, placeName: z.string(), noticedOn: Day, unitName: z.string(), recordedAt: Instant, withdrawnAt: Instant.nullable(), revision: z.int(),
}).meta({ id: 'CriminalNotice' });
export type NoticeLine = z.infer<typeof NoticeLine>;
