import { z } from 'zod';
import { County, Day, Id, PlaceCode, enumOf } from '../kernel/index.ts';
import { resultStates, runStates, schemeStates } from './lifecycle.ts';
import { SchemeBody } from './scheme.ts';
import { GroupSpread, Score, TriedIndicator } from './score.ts';
import { AssessmentKind, Judgement, Month, SignSort, TierBecause, TierName } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Abilities = z.array(z.string());
export const SchemeStateName = enumOf(schemeStates).meta({ id: 'SchemeState' });
export const RunStateName = enumOf(runStates).meta({ id: 'AssessmentState' });
export const ResultStateName = enumOf(resultStates).meta({ id: 'AssessmentResultState' });

export const SchemeLine = z.object({
  county: County, id: Id, place: PlaceCode, placeName: z.string(), name: Words, kind: AssessmentKind, version: z.int(), state: SchemeStateName, validFrom: Day,
  trialledOn: Day.nullable(), publishedOn: Day.nullable(), closedOn: Day.nullable(), revision: z.int(),
}).meta({ id: 'SchemeLine' });
export type SchemeLine = z.infer<typeof SchemeLine>;

/** What came of trying a scheme on days of the past: of groups and indicators. */
export const Trial = z.object({ from: Day, to: Day, on: Day, groups: z.array(GroupSpread), indicators: z.array(TriedIndicator), /** Of each group of departments. */ departments: z.array(z.object({ group: z.string(), indicators: z.array(TriedIndicator) })).optional() }).meta({ id: 'SchemeTrial' });
export type Trial = z.infer<typeof Trial>;

export const SchemeView = z.object({
  line: SchemeLine, body: SchemeBody, digest: z.string(), trial: Trial.nullable(), previous: Id.nullable(), draftedAs: z.string(), publishedAs: z.string().nullable(), abilities: Abilities,
}).meta({ id: 'SchemeView' });
export type SchemeView = z.infer<typeof SchemeView>;

export const RunLine = z.object({
  county: County, id: Id, scheme: Id, schemeName: Words, schemeVersion: z.int(), kind: AssessmentKind, place: PlaceCode, placeName: z.string(), from: Day, to: Day, state: RunStateName, results: z.int(),
  openObjections: z.int(), computedOn: Day, shownOn: Day.nullable(), objectUntil: Day.nullable(), frozenOn: Day.nullable(), seal: z.string().nullable(),
  /** The scheme was published after the period had begun: a defect that is shown, not hidden. */
  publishedLate: z.boolean(), revision: z.int(),
}).meta({ id: 'AssessmentLine' });
export type RunLine = z.infer<typeof RunLine>;

/** One assessment with the scheme as it was published and how its groups lie. */
export const RunView = z.object({
  line: RunLine, body: SchemeBody, spreads: z.array(GroupSpread),
  /** Of a frozen one: whether its results are still those that were sealed; null before. */
  sealHolds: z.boolean().nullable(), signs: z.object({ open: z.int(), judged: z.int() }).nullable(), abilities: Abilities,
}).meta({ id: 'AssessmentView' });
export type RunView = z.infer<typeof RunView>;

export const ResultLine = z.object({
  county: County, id: Id, run: Id, place: PlaceCode, placeName: z.string(), /** The department that it is of; null of a place. */ unit: Id.nullable(), unitName: z.string().nullable(), group: z.string(), total: z.number().nullable(), state: ResultStateName, corrected: z.boolean(), revision: z.int(),
}).meta({ id: 'AssessmentResultLine' });
export type ResultLine = z.infer<typeof ResultLine>;

const Change = z.object({ indicator: z.string(), fromValue: z.number().nullable(), value: z.number().nullable(), fromPoints: z.number().nullable(), points: z.number().nullable() });

/** An objection of the assessed unit and what it was answered; a correction shows what was before. */
export const ObjectionView = z.object({
  id: Id, raisedOn: Day, dueOn: Day, unitName: z.string(), indicators: z.array(z.string()), text: z.string(), upheld: z.boolean().nullable(), answer: z.string().nullable(), answeredOn: Day.nullable(), answeredAs: z.string().nullable(),
  changes: z.array(Change),
}).meta({ id: 'AssessmentObjection' });
export type ObjectionView = z.infer<typeof ObjectionView>;
export type ScoreChange = z.infer<typeof Change>;

/** A figure that an indicator stands on, in the version that was counted by. */
export const UsedFigure = z.object({ code: z.string(), name: Words, version: z.int(), formula: z.string() }).meta({ id: 'UsedFigure' });
export type UsedFigure = z.infer<typeof UsedFigure>;

export const ResultView = z.object({
  line: ResultLine, run: RunLine, body: SchemeBody, score: Score,
  /** As it was computed, where it was corrected since. */
  computed: Score.nullable(),
  /** Figures by their codes, as the versions stood when it was computed. */
  figures: z.array(UsedFigure), spread: GroupSpread.nullable(), stands: z.enum(['above', 'around', 'below']).nullable(), objections: z.array(ObjectionView), abilities: Abilities,
}).meta({ id: 'AssessmentResultView' });
export type ResultView = z.infer<typeof ResultView>;

/** A sign of matters of one unit, and what somebody made of it. No score knows of it. */
export const SignLine = z.object({
  county: County, id: Id, run: Id, sort: SignSort, unit: Id, unitName: z.string(), place: PlaceCode, placeName: z.string(), matters: z.array(z.object({ id: Id, number: z.string().nullable(), kind: z.string() })), count: z.int(), of: z.int(),
  judgement: Judgement.nullable(), note: z.string().nullable(), judgedOn: Day.nullable(), judgedAs: z.string().nullable(), revision: z.int(), abilities: Abilities,
}).meta({ id: 'AssessmentSign' });
export type SignLine = z.infer<typeof SignLine>;

/** The formula of the tiers as its dated row has it, with what a tier may be used for. */
export const TierFormulaView = z.object({
  code: z.string(), validFrom: Day, name: Words, counts: z.array(z.string()), months: z.int(), minimum: z.int(), yellow: z.number(), red: z.number(), spread: z.number(), may: Words, mayNot: Words, source: z.string(), verified: z.boolean(),
}).meta({ id: 'TierFormula' });
export type TierFormulaView = z.infer<typeof TierFormulaView>;

export const TierLine = z.object({
  county: County, id: Id, place: PlaceCode, placeName: z.string(), townName: z.string(), month: Month, tier: TierName, because: TierBecause, count: z.int(), usual: z.number().nullable(), ratio: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(),
  corrected: z.boolean(), openObjection: z.boolean(), revision: z.int(),
}).meta({ id: 'TierLine' });
export type TierLine = z.infer<typeof TierLine>;

export const TierObjection = z.object({
  id: Id, raisedOn: Day, dueOn: Day, unitName: z.string(), text: z.string(), upheld: z.boolean().nullable(), answer: z.string().nullable(), answeredOn: Day.nullable(), count: z.int().nullable(), fromCount: z.int().nullable(),
}).meta({ id: 'TierObjection' });
export type TierObjection = z.infer<typeof TierObjection>;

export const TierView = z.object({ line: TierLine, formula: TierFormulaView, past: z.array(z.object({ month: Month, count: z.int() })), objections: z.array(TierObjection), abilities: Abilities }).meta({ id: 'TierView' });
export type TierView = z.infer<typeof TierView>;
