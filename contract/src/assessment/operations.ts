import { z } from 'zod';
import { County, Day, Id, PlaceCode, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { SchemeBody } from './scheme.ts';
import { GroupSpread } from './score.ts';
import { RunLine, RunStateName, RunView, ResultLine, ResultStateName, ResultView, SchemeLine, SchemeStateName, SchemeView, SignLine, TierFormulaView, TierLine, TierView, Trial } from './views.ts';
import { Judgement, Month, SignSort, TierName } from './vocabulary.ts';

const assessors: readonly Role[] = ['supervisor'];
const deciders: readonly Role[] = ['supervisor', 'leader'];
/** Who works in assessed organisations or answers for them. */
const readers: readonly Role[] = ['mediator', 'director', 'clerk', 'handler', 'officer', 'guide', 'bureau', 'supervisor', 'leader'];
/** Who speaks for an assessed organisation. */
const objectors: readonly Role[] = ['director', 'clerk', 'guide', 'bureau', 'leader'];
const lawful = ['assessment.not-lawful-now'] as const;
const Text = z.string().trim().min(2).max(1000);
const page = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) };
const Value = z.number().min(-1e9).max(1e9).nullable();

const ofScheme = { county: County, scheme: Id };
const onScheme = '/assessment/schemes/{county}/{scheme}';
const Stands = z.object({ state: SchemeStateName, revision: z.int() });

const schemeOperations = {
  schemes: query({
    name: 'assessment.schemes', path: '/assessment/schemes', title: { zh: '考评方案', en: 'Schemes' },
    input: () => z.strictObject({ state: SchemeStateName.optional(), ...page }), output: () => z.object({ items: z.array(SchemeLine), next: z.string().nullable() }), access: readers, subject: 'none',
  }),
  scheme: query({ name: 'assessment.scheme', path: onScheme, title: { zh: '考评方案', en: 'A scheme' }, input: () => z.strictObject(ofScheme), output: SchemeView, access: readers, subject: 'record' }),
  draftScheme: command({
    name: 'assessment.draftScheme', path: onScheme, title: { zh: '起草方案', en: 'Draft a scheme' },
    input: () => z.strictObject({ ...ofScheme, /** The scheme of which this is a new version. */ previous: Id.optional(), body: SchemeBody }),
    output: () => Stands.extend({ version: z.int() }), access: assessors, subject: 'none', errors: ['assessment.formula'],
  }),
  changeScheme: command({
    name: 'assessment.changeScheme', path: `${onScheme}/change`, title: { zh: '修改方案', en: 'Change a scheme' },
    input: () => z.strictObject({ ...ofScheme, body: SchemeBody }), output: Stands, access: assessors, subject: 'record', basis: true, errors: [...lawful, 'assessment.formula'],
  }),
  /** Scores all places of the area on days of the past, the last whole year unless said, and keeps how the groups and indicators lie. */
  trial: command({
    name: 'assessment.trial', path: `${onScheme}/trial`, title: { zh: '试算', en: 'Try on the past' },
    input: () => z.strictObject({ ...ofScheme, from: Day.optional(), to: Day.optional() }), output: () => Stands.extend({ trial: Trial }), access: assessors, subject: 'record', basis: true, errors: [...lawful, 'assessment.formula', 'assessment.nobody'],
  }),
  publishScheme: command({
    name: 'assessment.publishScheme', path: `${onScheme}/publish`, title: { zh: '公布方案', en: 'Publish a scheme' },
    input: () => z.strictObject(ofScheme), output: Stands, access: deciders, subject: 'record', basis: true, errors: lawful,
  }),
  closeScheme: command({
    name: 'assessment.closeScheme', path: `${onScheme}/close`, title: { zh: '停用方案', en: 'Close a scheme' },
    input: () => z.strictObject(ofScheme), output: Stands, access: deciders, subject: 'record', basis: true, errors: lawful,
  }),
};

const ofRun = { county: County, run: Id };
const onRun = '/assessment/runs/{county}/{run}';
const RunStands = z.object({ state: RunStateName, revision: z.int() });

const runOperations = {
  runs: query({
    name: 'assessment.runs', path: '/assessment/runs', title: { zh: '考评', en: 'Assessments' },
    input: () => z.strictObject(page), output: () => z.object({ items: z.array(RunLine), next: z.string().nullable() }), access: readers, subject: 'none',
  }),
  run: query({ name: 'assessment.run', path: onRun, title: { zh: '一次考评', en: 'An assessment' }, input: () => z.strictObject(ofRun), output: RunView, access: readers, subject: 'record' }),
  /** Scores every place of the area for a period by a published scheme, in one pass. */
  compute: command({
    name: 'assessment.compute', path: onRun, title: { zh: '计算考评结果', en: 'Compute an assessment' },
    input: () => z.strictObject({ ...ofRun, scheme: Id, from: Day, to: Day }), output: () => RunStands.extend({ results: z.int(), signs: z.int(), spreads: z.array(GroupSpread) }),
    access: assessors, subject: 'record', errors: [...lawful, 'assessment.formula', 'assessment.nobody', 'assessment.computed-already'],
  }),
  show: command({
    name: 'assessment.show', path: `${onRun}/show`, title: { zh: '告知被考评单位', en: 'Show to the units' },
    input: () => z.strictObject(ofRun), output: () => RunStands.extend({ until: Day }), access: assessors, subject: 'record', basis: true, errors: lawful,
  }),
  drop: command({
    name: 'assessment.drop', path: `${onRun}/drop`, title: { zh: '作废', en: 'Drop' },
    input: () => z.strictObject({ ...ofRun, reason: Text }), output: RunStands, access: assessors, subject: 'record', basis: true, errors: lawful,
  }),
  /** Fixes all results and seals them: a hash over their canonical bytes. */
  freeze: command({
    name: 'assessment.freeze', path: `${onRun}/freeze`, title: { zh: '定格并封存', en: 'Freeze and seal' },
    input: () => z.strictObject(ofRun), output: () => RunStands.extend({ seal: z.string() }), access: deciders, subject: 'record', basis: true, errors: lawful,
  }),
  /** In the order of place codes: no table of first and last is made. */
  results: query({
    name: 'assessment.results', path: `${onRun}/results`, title: { zh: '考评结果', en: 'Results' },
    input: () => z.strictObject({ ...ofRun, group: z.string().max(40).optional(), within: PlaceCode.optional(), ...page }), output: () => z.object({ items: z.array(ResultLine), next: z.string().nullable() }), access: readers, subject: 'record',
  }),
  /** Results of the acting post's own place that were shown, the newest first. */
  mine: query({
    name: 'assessment.mine', path: '/assessment/mine', title: { zh: '本单位考评结果', en: 'Our own results' },
    input: () => z.strictObject({}), output: () => z.object({ items: z.array(z.object({ line: ResultLine, run: RunLine })) }), access: readers, subject: 'none',
  }),
};

const ofResult = { county: County, result: Id };
const onResult = '/assessment/results/{county}/{result}';
const ResultStands = z.object({ state: ResultStateName, total: z.number().nullable(), revision: z.int() });

const resultOperations = {
  result: query({ name: 'assessment.result', path: onResult, title: { zh: '考评结果', en: 'A result' }, input: () => z.strictObject(ofResult), output: ResultView, access: readers, subject: 'record' }),
  object: command({
    name: 'assessment.object', path: `${onResult}/objections`, title: { zh: '提出异议', en: 'Object' },
    input: () => z.strictObject({ ...ofResult, objection: Id, indicators: z.array(z.string().max(40)).min(1).max(40), text: Text }), output: () => ResultStands.extend({ dueOn: Day }),
    access: objectors, subject: 'record', basis: true, errors: [...lawful, 'assessment.no-such-indicator'],
  }),
  /** An objection that holds corrects values; the points follow from them by the scheme. */
  answerObjection: command({
    name: 'assessment.answerObjection', path: `${onResult}/objections/{objection}/answer`, title: { zh: '答复异议', en: 'Answer an objection' },
    input: () => z.strictObject({ ...ofResult, objection: Id, upheld: z.boolean(), answer: Text, corrections: z.array(z.strictObject({ indicator: z.string().max(40), value: Value })).max(40).default([]) }),
    output: ResultStands, access: deciders, subject: 'record', basis: true, errors: [...lawful, 'assessment.no-such-indicator'],
  }),
};

const signOperations = {
  signs: query({
    name: 'assessment.signs', path: `${onRun}/signs`, title: { zh: '需要核看的迹象', en: 'Signs to look at' },
    input: () => z.strictObject({ ...ofRun, sort: SignSort.optional(), open: z.boolean().default(false), ...page }), output: () => z.object({ items: z.array(SignLine), next: z.string().nullable() }), access: deciders, subject: 'record',
  }),
  judgeSign: command({
    name: 'assessment.judgeSign', path: '/assessment/signs/{county}/{sign}/judge', title: { zh: '核看结论', en: 'Judge a sign' },
    input: () => z.strictObject({ county: County, sign: Id, judgement: Judgement, note: Text }), output: () => z.object({ judgement: Judgement, revision: z.int() }), access: deciders, subject: 'record', basis: true,
  }),
};

const ofTier = { county: County, tier: Id };
const onTier = '/assessment/tiers/{county}/{tier}';
const TierStands = z.object({ tier: TierName, revision: z.int() });

const tierOperations = {
  /** The tiers of one month (the last that was computed unless said) in the reader's area, in the order of place codes. */
  tiers: query({
    name: 'assessment.tiers', path: '/assessment/tiers', title: { zh: '村（社区）工作量分级', en: 'Workload of villages' },
    input: () => z.strictObject({ month: Month.optional(), place: PlaceCode.optional(), tier: TierName.optional(), cursor: page.cursor, limit: z.int().min(1).max(500).default(100) }),
    output: () => z.object({
      month: Month.nullable(), formula: TierFormulaView, counts: z.object({ green: z.int(), yellow: z.int(), red: z.int(), unrated: z.int() }), items: z.array(TierLine), next: z.string().nullable(),
    }),
    access: readers, subject: 'none',
  }),
  tier: query({ name: 'assessment.tier', path: onTier, title: { zh: '一个村的工作量', en: 'The workload of a village' }, input: () => z.strictObject(ofTier), output: TierView, access: readers, subject: 'record' }),
  computeTiers: command({
    name: 'assessment.computeTiers', path: '/assessment/tiers/{county}/months/{month}', title: { zh: '计算分级', en: 'Compute the tiers' },
    input: () => z.strictObject({ county: County, month: Month }), output: () => z.object({ villages: z.int(), green: z.int(), yellow: z.int(), red: z.int(), unrated: z.int() }),
    access: assessors, subject: 'none', errors: ['assessment.month-running', 'assessment.computed-already'],
  }),
  objectTier: command({
    name: 'assessment.objectTier', path: `${onTier}/objections`, title: { zh: '对分级提出异议', en: 'Object to a tier' },
    input: () => z.strictObject({ ...ofTier, objection: Id, text: Text }), output: () => TierStands.extend({ dueOn: Day }), access: objectors, subject: 'record', basis: true, errors: lawful,
  }),
  answerTier: command({
    name: 'assessment.answerTier', path: `${onTier}/objections/{objection}/answer`, title: { zh: '答复对分级的异议', en: 'Answer an objection to a tier' },
    input: () => z.strictObject({ ...ofTier, objection: Id, upheld: z.boolean(), answer: Text, /** The count as it should have been, where the objection holds. */ count: z.int().min(0).max(100_000).optional() }),
    output: TierStands, access: deciders, subject: 'record', basis: true, errors: lawful,
  }),
};

export const assessmentOperations = { ...schemeOperations, ...runOperations, ...resultOperations, ...signOperations, ...tierOperations };
