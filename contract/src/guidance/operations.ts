import { z } from 'zod';
import { County, Day, FileAnswer, Id, PlaceCode, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import {
  AllowanceClass, AllowanceLine, AllowanceStateName, AllowanceView, Declarable, DossierLine, DossierStateName, DossierView, PublicationLine, PublicationView, ReturnLine, ReturnStateName, ReturnView,
  UnitDossiers,
} from './views.ts';
import { FigureName, Period, Remark, Typed } from './vocabulary.ts';

const committee: readonly Role[] = ['mediator', 'director'];
const readers: readonly Role[] = ['mediator', 'director', 'guide', 'bureau', 'supervisor', 'leader'];
/** What was said of a dossier or an allowance is for who is concerned and who guides. */
const texts: readonly Role[] = ['mediator', 'director', 'guide', 'bureau'];
const lawful = ['guidance.not-lawful-now'] as const;
const Text = z.string().trim().min(2).max(500);
const page = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) };
const language = z.enum(['zh', 'en']).default('zh');

const ofMatter = { county: County, matter: Id };
const onDossier = '/guidance/dossiers/{county}/{matter}';
const Reviewed = z.object({ state: DossierStateName, dueOn: Day.nullable() });

const dossierOperations = {
  dossiers: query({
    name: 'guidance.dossiers', path: '/guidance/dossiers', title: { zh: '卷宗评查', en: 'Dossiers to review' },
    input: () => z.strictObject({ state: DossierStateName.optional(), place: PlaceCode.optional(), ...page }),
    output: () => z.object({ counts: z.object({ waiting: z.int(), returned: z.int(), 'handed-in': z.int(), passed: z.int(), overdue: z.int() }), items: z.array(DossierLine), next: z.string().nullable() }),
    access: readers, subject: 'none',
  }),
  dossier: query({ name: 'guidance.dossier', path: onDossier, title: { zh: '卷宗评查情况', en: 'A dossier’s review' }, input: () => z.strictObject(ofMatter), output: DossierView, access: texts, subject: 'record' }),
  passDossier: command({
    name: 'guidance.passDossier', path: `${onDossier}/pass`, title: { zh: '评查合格', en: 'Pass' },
    input: () => z.strictObject({ ...ofMatter, note: Text.optional() }), output: Reviewed, access: ['guide'], subject: 'record', errors: [...lawful, 'guidance.not-closed'],
  }),
  returnDossier: command({
    name: 'guidance.returnDossier', path: `${onDossier}/return`, title: { zh: '退回补正', en: 'Return with remarks' },
    input: () => z.strictObject({ ...ofMatter, remarks: z.array(Remark).min(1).max(30) }), output: Reviewed, access: ['guide'], subject: 'record', errors: [...lawful, 'guidance.not-closed'],
  }),
  answerDossier: command({
    name: 'guidance.answerDossier', path: `${onDossier}/answer`, title: { zh: '补正后再报', en: 'Hand in again' },
    input: () => z.strictObject({ ...ofMatter, answer: Text }), output: Reviewed, access: committee, subject: 'record', errors: [...lawful, 'guidance.not-closed'],
  }),
  /** Dossiers closed in a quarter, drawn by a seed that anyone can repeat; how many is a dated row. */
  sample: query({
    name: 'guidance.sample', path: '/guidance/sample', title: { zh: '抽查卷宗', en: 'Sample of dossiers' },
    input: () => z.strictObject({ county: County, period: Period }),
    output: () => z.object({ seed: z.string(), size: z.int(), of: z.int(), items: z.array(DossierLine), units: z.array(UnitDossiers) }), access: ['bureau'], subject: 'none',
  }),
};

const ofReturn = { county: County, unit: Id, period: Period };
const onReturn = '/guidance/returns/{county}/{unit}/{period}';
const typedIn = { typed: Typed, corrections: z.array(z.strictObject({ period: Period, figure: FigureName, delta: z.number().min(-99_999_999).max(99_999_999), reason: z.string().trim().min(2).max(200) })).max(20).default([]) };
const Reported = z.object({ state: ReturnStateName });
const making = [...lawful, 'guidance.not-its-return', 'guidance.not-locked'] as const;

const returnOperations = {
  returns: query({
    name: 'guidance.returns', path: '/guidance/returns', title: { zh: '统计报表', en: 'Returns' },
    input: () => z.strictObject({ period: Period, place: PlaceCode.optional() }),
    output: () => z.object({ period: Period, items: z.array(ReturnLine), locked: z.int(), submitted: z.int(), total: z.int() }), access: readers, subject: 'none',
  }),
  return: query({ name: 'guidance.return', path: onReturn, title: { zh: '报表', en: 'A return' }, input: () => z.strictObject(ofReturn), output: ReturnView, access: readers, subject: 'record', errors: ['guidance.not-its-return'] }),
  saveReturn: command({
    name: 'guidance.saveReturn', path: onReturn, title: { zh: '保存报表', en: 'Save a return' },
    input: () => z.strictObject({ ...ofReturn, ...typedIn }), output: Reported, access: ['mediator', 'director', 'guide'], subject: 'record', errors: making,
  }),
  submitReturn: command({
    name: 'guidance.submitReturn', path: `${onReturn}/submit`, title: { zh: '上报', en: 'Submit a return' },
    input: () => z.strictObject({ ...ofReturn, ...typedIn }), output: Reported, access: ['mediator', 'director', 'guide'], subject: 'record', errors: making,
  }),
  sendBack: command({
    name: 'guidance.sendBack', path: `${onReturn}/send-back`, title: { zh: '退回报表', en: 'Send a return back' },
    input: () => z.strictObject({ ...ofReturn, reason: Text }), output: Reported, access: ['guide', 'bureau'], subject: 'record', errors: [...lawful, 'guidance.not-its-return'],
  }),
  lockReturn: command({
    name: 'guidance.lockReturn', path: `${onReturn}/lock`, title: { zh: '审核锁定', en: 'Lock a return' },
    input: () => z.strictObject(ofReturn), output: Reported, access: ['guide', 'bureau'], subject: 'record', errors: [...lawful, 'guidance.not-its-return'],
  }),
  exportReturns: query({
    name: 'guidance.exportReturns', path: '/guidance/returns/export', title: { zh: '导出统计报表', en: 'Export returns' },
    input: () => z.strictObject({ period: Period, place: PlaceCode.optional(), language }), output: FileAnswer, access: readers, subject: 'none', logged: true,
  }),
};

const ofAllowance = { county: County, allowance: Id };
const onAllowance = '/guidance/allowances/{county}/{allowance}';
const Stands = z.object({ revision: z.int(), state: AllowanceStateName });

const allowanceOperations = {
  classes: query({
    name: 'guidance.classes', path: '/guidance/allowance-classes', title: { zh: '补贴档次', en: 'Classes of allowance' },
    input: () => z.strictObject({}), output: () => z.object({ items: z.array(AllowanceClass), noticeDays: z.int() }), access: 'staff', subject: 'none',
  }),
  declarable: query({
    name: 'guidance.declarable', path: '/guidance/declarable', title: { zh: '可申报的纠纷', en: 'Disputes to declare' },
    input: () => z.strictObject({}), output: () => z.object({ items: z.array(Declarable) }), access: committee, subject: 'none',
  }),
  allowances: query({
    name: 'guidance.allowances', path: '/guidance/allowances', title: { zh: '以案定补', en: 'Allowances' },
    input: () => z.strictObject({ state: AllowanceStateName.optional(), ...page }),
    output: () => z.object({ counts: z.record(z.string(), z.int()), items: z.array(AllowanceLine), next: z.string().nullable() }), access: readers, subject: 'none',
  }),
  allowance: query({ name: 'guidance.allowance', path: onAllowance, title: { zh: '补贴申报', en: 'An allowance' }, input: () => z.strictObject(ofAllowance), output: AllowanceView, access: texts, subject: 'record' }),
  declare: command({
    name: 'guidance.declare', path: '/guidance/allowances', title: { zh: '申报补贴', en: 'Declare an allowance' },
    input: () => z.strictObject({ ...ofAllowance, matter: Id, mediator: Id, class: z.string().min(1).max(60), evidence: z.array(Id).max(20).default([]), note: Text }),
    output: Stands, access: committee, subject: 'record', errors: ['guidance.not-closed', 'guidance.declared-already', 'guidance.class-not-for'],
  }),
  checkAllowance: command({
    name: 'guidance.checkAllowance', path: `${onAllowance}/check`, title: { zh: '核实通过', en: 'Check' },
    input: () => z.strictObject({ ...ofAllowance, note: Text.optional() }), output: Stands, access: ['guide'], subject: 'record', basis: true, errors: lawful,
  }),
  approveAllowance: command({
    name: 'guidance.approveAllowance', path: `${onAllowance}/approve`, title: { zh: '审批通过', en: 'Approve' },
    input: () => z.strictObject(ofAllowance), output: Stands, access: ['bureau'], subject: 'record', basis: true, errors: lawful,
  }),
  refuseAllowance: command({
    name: 'guidance.refuseAllowance', path: `${onAllowance}/refuse`, title: { zh: '不予补贴', en: 'Refuse' },
    input: () => z.strictObject({ ...ofAllowance, reason: Text }), output: Stands, access: ['guide', 'bureau'], subject: 'record', basis: true, errors: lawful,
  }),
  withdrawAllowance: command({
    name: 'guidance.withdrawAllowance', path: `${onAllowance}/withdraw`, title: { zh: '撤回申报', en: 'Withdraw' },
    input: () => z.strictObject({ ...ofAllowance, reason: Text }), output: Stands, access: committee, subject: 'record', basis: true, errors: lawful,
  }),
  /** What somebody said against a line of the notice; who said it is not written down. */
  recordObjection: command({
    name: 'guidance.recordObjection', path: `${onAllowance}/objections`, title: { zh: '登记异议', en: 'Record an objection' },
    input: () => z.strictObject({ ...ofAllowance, objection: Id, receivedOn: Day, text: Text }), output: Stands, access: ['guide', 'bureau'], subject: 'record', errors: lawful,
  }),
  settleObjection: command({
    name: 'guidance.settleObjection', path: `${onAllowance}/objections/{objection}/settle`, title: { zh: '答复异议', en: 'Answer an objection' },
    input: () => z.strictObject({ ...ofAllowance, objection: Id, upheld: z.boolean(), answer: Text }), output: Stands, access: ['bureau'], subject: 'record', errors: lawful,
  }),
};

const ofPublication = { county: County, publication: Id };
const onPublication = '/guidance/publications/{county}/{publication}';

const publicationOperations = {
  publications: query({
    name: 'guidance.publications', path: '/guidance/publications', title: { zh: '公示与发放', en: 'Notices and sheets' },
    input: () => z.strictObject({}), output: () => z.object({ items: z.array(PublicationLine) }), access: ['bureau', 'leader'], subject: 'none',
  }),
  publication: query({ name: 'guidance.publication', path: onPublication, title: { zh: '一次公示', en: 'A notice' }, input: () => z.strictObject(ofPublication), output: PublicationView, access: ['bureau', 'leader'], subject: 'record' }),
  publish: command({
    name: 'guidance.publish', path: '/guidance/publications', title: { zh: '公示', en: 'Put on notice' },
    input: () => z.strictObject({ ...ofPublication, allowances: z.array(Id).min(1).max(300) }), output: () => z.object({ until: Day, lines: z.int() }), access: ['bureau'], subject: 'none', errors: ['guidance.not-approved'],
  }),
  paySheet: command({
    name: 'guidance.paySheet', path: `${onPublication}/sheet`, title: { zh: '生成发放表', en: 'Make the payment sheet' },
    input: () => z.strictObject(ofPublication), output: () => z.object({ lines: z.int(), total: z.string() }), access: ['bureau'], subject: 'record', errors: lawful,
  }),
  exportSheet: query({
    name: 'guidance.exportSheet', path: `${onPublication}/sheet/export`, title: { zh: '导出发放表', en: 'Export the sheet' },
    input: () => z.strictObject({ ...ofPublication, language }), output: FileAnswer, access: ['bureau', 'leader'], subject: 'record', logged: true,
  }),
};

export const guidanceOperations = { ...dossierOperations, ...returnOperations, ...allowanceOperations, ...publicationOperations };
