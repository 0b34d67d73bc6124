import { z } from 'zod';
import { County, Day, FileAnswer, Id, PlaceCode, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { AwardGrade, AwardKind } from './vocabulary.ts';
import { AwardLine, AwardStateName, AwardView, PublicAward, PublicNotice, SchemeView, Stated } from './views.ts';

const applicants: readonly Role[] = ['director', 'clerk', 'handler', 'leader'];
const reviewers: readonly Role[] = ['supervisor', 'leader'];
const readers: readonly Role[] = ['director', 'clerk', 'handler', 'leader', 'supervisor'];
const lawful = ['awards.not-lawful-now'] as const;
const reviewing = [...lawful, 'awards.own-unit', 'awards.same-reviewer'] as const;
const answering = [...lawful, 'awards.own-unit', 'awards.reviewer-answers'] as const;
const Text = z.string().trim().min(2).max(500);
const page = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) };

const ofAward = { county: County, award: Id };
const onAward = '/awards/{county}/{award}';
const Organisation = z.string().trim().min(2).max(60);
const Stands = z.object({ revision: z.int(), state: AwardStateName });
const HolderFilters = { place: PlaceCode.optional(), kind: AwardKind.optional(), grade: AwardGrade.optional() };

const applying = {
  /** The criteria as they hold today, each with its source. */
  schemes: query({
    name: 'awards.schemes', path: '/awards/criteria', title: { zh: '命名标准', en: 'Criteria of awards' },
    input: () => z.strictObject({}), output: () => z.object({ items: z.array(SchemeView) }), access: 'staff', subject: 'none',
  }),
  list: query({
    name: 'awards.list', path: '/awards', title: { zh: '命名申报', en: 'Applications for awards' },
    input: () => z.strictObject({ state: AwardStateName.optional(), kind: AwardKind.optional(), place: PlaceCode.optional(), ...page }),
    output: () => z.object({ counts: z.record(z.string(), z.int()), items: z.array(AwardLine), next: z.string().nullable() }), access: readers, subject: 'none',
  }),
  award: query({ name: 'awards.award', path: onAward, title: { zh: '一份申报', en: 'An application' }, input: () => z.strictObject(ofAward), output: AwardView, access: readers, subject: 'record' }),
  apply: command({
    name: 'awards.apply', path: '/awards', title: { zh: '发起申报', en: 'Begin an application' },
    input: () => z.strictObject({ ...ofAward, kind: AwardKind, grade: AwardGrade, place: PlaceCode, organisation: Organisation.optional() }), output: Stands, access: applicants, subject: 'none',
    errors: ['awards.no-scheme', 'awards.applied-already'],
  }),
  save: command({
    name: 'awards.save', path: `${onAward}/save`, title: { zh: '保存申报', en: 'Save an application' },
    input: () => z.strictObject({ ...ofAward, statement: z.string().trim().max(2000), stated: z.array(Stated).max(30) }), output: Stands, access: applicants, subject: 'record', basis: true, errors: [...lawful, 'awards.no-scheme'],
  }),
  submit: command({
    name: 'awards.submit', path: `${onAward}/submit`, title: { zh: '提交申报', en: 'Submit an application' },
    input: () => z.strictObject({ ...ofAward, scheme: z.string().min(1).max(60) }), output: Stands, access: applicants, subject: 'record', basis: true, errors: [...lawful, 'awards.no-scheme', 'awards.scheme-changed'],
  }),
  withdraw: command({
    name: 'awards.withdraw', path: `${onAward}/withdraw`, title: { zh: '撤回申报', en: 'Withdraw an application' },
    input: () => z.strictObject({ ...ofAward, reason: Text }), output: Stands, access: applicants, subject: 'record', basis: true, errors: lawful,
  }),
};

const judging = {
  passCounty: command({
    name: 'awards.passCounty', path: `${onAward}/pass-county`, title: { zh: '县级初审通过', en: 'Pass at county' },
    input: () => z.strictObject({ ...ofAward, note: Text.optional() }), output: Stands, access: reviewers, subject: 'record', basis: true, errors: reviewing,
  }),
  sendBack: command({
    name: 'awards.sendBack', path: `${onAward}/send-back`, title: { zh: '退回补正', en: 'Send back' },
    input: () => z.strictObject({ ...ofAward, reason: Text }), output: Stands, access: reviewers, subject: 'record', basis: true, errors: reviewing,
  }),
  passCity: command({
    name: 'awards.passCity', path: `${onAward}/pass-city`, title: { zh: '市级复核通过', en: 'Pass at city' },
    input: () => z.strictObject({ ...ofAward, note: Text.optional() }), output: Stands, access: reviewers, subject: 'record', basis: true, errors: reviewing,
  }),
  /** What was seen on the spot; a figure found there takes the place of one that was stated or missing. */
  inspect: command({
    name: 'awards.inspect', path: `${onAward}/inspect`, title: { zh: '记录实地核查', en: 'Record the visit' },
    input: () => z.strictObject({ ...ofAward, visitedOn: Day, note: Text, seen: z.array(Stated).max(30).default([]) }), output: Stands, access: reviewers, subject: 'record', basis: true, errors: reviewing,
  }),
  putOnNotice: command({
    name: 'awards.putOnNotice', path: `${onAward}/notice`, title: { zh: '公示', en: 'Put on notice' },
    input: () => z.strictObject(ofAward), output: () => Stands.extend({ until: Day }), access: reviewers, subject: 'record', basis: true, errors: reviewing,
  }),
  recordObjection: command({
    name: 'awards.recordObjection', path: `${onAward}/objections`, title: { zh: '登记异议', en: 'Record an objection' },
    input: () => z.strictObject({ ...ofAward, objection: Id, receivedOn: Day, text: Text }), output: () => Stands.extend({ dueOn: Day }), access: reviewers, subject: 'record', errors: lawful,
  }),
  answerObjection: command({
    name: 'awards.answerObjection', path: `${onAward}/objections/{objection}/answer`, title: { zh: '答复异议', en: 'Answer an objection' },
    input: () => z.strictObject({ ...ofAward, objection: Id, upheld: z.boolean(), answer: Text }), output: Stands, access: reviewers, subject: 'record', errors: answering,
  }),
  grant: command({
    name: 'awards.grant', path: `${onAward}/grant`, title: { zh: '决定命名', en: 'Name' },
    input: () => z.strictObject(ofAward), output: () => Stands.extend({ number: z.string(), until: Day }), access: ['leader'], subject: 'record', basis: true, errors: reviewing,
  }),
  refuse: command({
    name: 'awards.refuse', path: `${onAward}/refuse`, title: { zh: '不予命名', en: 'Do not name' },
    input: () => z.strictObject({ ...ofAward, reason: Text }), output: Stands, access: reviewers, subject: 'record', basis: true, errors: reviewing,
  }),
};

const bearing = {
  holders: query({
    name: 'awards.holders', path: '/awards/holders', title: { zh: '命名名单', en: 'Who bears an award' },
    input: () => z.strictObject({ ...HolderFilters, ended: z.boolean().default(false), ...page }), output: () => z.object({ items: z.array(AwardLine), next: z.string().nullable() }), access: readers, subject: 'none',
  }),
  exportHolders: query({
    name: 'awards.exportHolders', path: '/awards/holders/export', title: { zh: '导出命名名单', en: 'Export the list' },
    input: () => z.strictObject({ ...HolderFilters, language: z.enum(['zh', 'en']).default('zh') }), output: FileAnswer, access: reviewers, subject: 'none', logged: true,
  }),
  /** An award that was given before Anhe, or by another level, by its paper. */
  enter: command({
    name: 'awards.enter', path: '/awards/entries', title: { zh: '补录命名', en: 'Enter an award from its paper' },
    input: () => z.strictObject({
      ...ofAward, kind: AwardKind, grade: AwardGrade, place: PlaceCode, unit: Id, organisation: Organisation.optional(), number: z.string().trim().min(2).max(60), namedOn: Day, until: Day, source: Text,
    }),
    output: Stands, access: ['leader', 'supervisor'], subject: 'none', errors: ['awards.held-already'],
  }),
  reviewYear: command({
    name: 'awards.reviewYear', path: `${onAward}/years`, title: { zh: '年度复核', en: 'Yearly review' },
    input: () => z.strictObject({ ...ofAward, year: z.int().min(2000).max(2200), kept: z.boolean(), note: Text, mendBy: Day.optional() }), output: Stands, access: reviewers, subject: 'record', basis: true, errors: [...lawful, 'awards.own-unit'],
  }),
  warn: command({
    name: 'awards.warn', path: `${onAward}/warn`, title: { zh: '警告并限期整改', en: 'Warn' },
    input: () => z.strictObject({ ...ofAward, reason: Text, mendBy: Day }), output: Stands, access: reviewers, subject: 'record', basis: true, errors: [...lawful, 'awards.own-unit'],
  }),
  revoke: command({
    name: 'awards.revoke', path: `${onAward}/revoke`, title: { zh: '撤销命名', en: 'Revoke' },
    input: () => z.strictObject({ ...ofAward, /** A criterion that excludes, or `other`. */ ground: z.string().min(1).max(60), reason: Text }), output: () => Stands.extend({ appealUntil: Day }), access: ['leader'], subject: 'record', basis: true,
    errors: [...lawful, 'awards.own-unit'],
  }),
  appeal: command({
    name: 'awards.appeal', path: `${onAward}/appeal`, title: { zh: '对撤销提出申诉', en: 'Appeal' },
    input: () => z.strictObject({ ...ofAward, appeal: Id, text: Text }), output: () => Stands.extend({ dueOn: Day }), access: applicants, subject: 'record', basis: true, errors: lawful,
  }),
  answerAppeal: command({
    name: 'awards.answerAppeal', path: `${onAward}/appeal/answer`, title: { zh: '答复申诉', en: 'Answer the appeal' },
    input: () => z.strictObject({ ...ofAward, upheld: z.boolean(), answer: Text }), output: Stands, access: reviewers, subject: 'record', basis: true, errors: answering,
  }),
  /** The term is over. */
  expire: command({
    name: 'awards.expire', path: `${onAward}/expire`, title: { zh: '命名到期', en: 'Expire' },
    input: () => z.strictObject(ofAward), output: Stands, access: 'system', subject: 'record', errors: lawful,
  }),
  /** Notices that run and awards in force, for anybody. */
  published: query({
    name: 'awards.published', path: '/awards/published', title: { zh: '命名公示与名单', en: 'Notices and names' },
    input: () => z.strictObject({ county: County.optional() }),
    output: () => z.object({ notices: z.array(PublicNotice), named: z.array(PublicAward), /** Whether a scheme in use was not read at its issuer. */ example: z.boolean() }), access: 'public', subject: 'none',
  }),
};

export const awardOperations = { ...applying, ...judging, ...bearing };
