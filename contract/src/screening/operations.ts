import { z } from 'zod';
import { County, Day, FileAnswer, Id, PlaceCode, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { DueReport, ReportView, RoundLine, RoundView, TopicLine } from './views.ts';
import { Hazard } from './vocabulary.ts';

const ofRound = { county: County, round: Id };
const ofReport = { county: County, report: Id };
const onRound = '/screening/rounds/{county}/{round}';
const onReport = '/screening/reports/{county}/{report}';
/** A director starts a round as the head of a town's committee only. */
const starters: readonly Role[] = ['guide', 'bureau', 'supervisor', 'director'];
const committee: readonly Role[] = ['mediator', 'director'];
const Left = z.object({ revision: z.int() });
const found = { matters: z.array(Id).max(100).default([]), hazards: z.array(Hazard).max(50).default([]) };
const lawful = ['screening.not-lawful-now'] as const;

export const screeningOperations = {
  topics: query({
    name: 'screening.topics', path: '/screening/topics', title: { zh: '排查主题', en: 'Topics of screening' },
    input: () => z.strictObject({}), output: () => z.object({ items: z.array(TopicLine) }), access: 'staff', subject: 'none',
  }),
  start: command({
    name: 'screening.start', path: '/screening/rounds', title: { zh: '发起排查', en: 'Start a round' },
    input: () => z.strictObject({ ...ofRound, topic: z.string().min(1).max(60), area: z.array(PlaceCode).min(1).max(30), from: Day, to: Day, dueOn: Day }),
    output: Left.extend({ reports: z.int() }), access: starters, subject: 'none', errors: ['screening.no-village'],
  }),
  close: command({
    name: 'screening.close', path: `${onRound}/close`, title: { zh: '结束排查', en: 'Close the round' },
    input: () => z.strictObject(ofRound), output: Left, access: starters, subject: 'record', basis: true, errors: lawful,
  }),
  rounds: query({
    name: 'screening.rounds', path: '/screening/rounds', title: { zh: '排查', en: 'Rounds of screening' },
    input: () => z.strictObject({ cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(30) }),
    output: () => z.object({ items: z.array(RoundLine), next: z.string().nullable() }), access: 'staff', subject: 'none',
  }),
  round: query({ name: 'screening.round', path: onRound, title: { zh: '一轮排查', en: 'A round' }, input: () => z.strictObject(ofRound), output: RoundView, access: 'staff', subject: 'record' }),
  /** What the acting unit has still to report. */
  due: query({
    name: 'screening.due', path: '/screening/due', title: { zh: '待报的排查', en: 'Reports to make' },
    input: () => z.strictObject({}), output: () => z.object({ items: z.array(DueReport) }), access: committee, subject: 'none',
  }),
  report: query({
    name: 'screening.report', path: onReport, title: { zh: '排查情况', en: 'A village’s report' }, input: () => z.strictObject(ofReport), output: ReportView,
    access: ['mediator', 'director', 'clerk', 'officer', 'guide', 'bureau', 'supervisor', 'leader'], subject: 'record',
  }),
  fileReport: command({
    name: 'screening.fileReport', path: onReport, title: { zh: '上报排查情况', en: 'Report' },
    input: () => z.strictObject({ ...ofReport, ...found }), output: Left, access: committee, subject: 'record', basis: true,
    errors: [...lawful, 'screening.empty-report', 'screening.not-of-round'],
  }),
  signNil: command({
    name: 'screening.signNil', path: `${onReport}/nil`, title: { zh: '零报告', en: 'Sign a nil report' },
    input: () => z.strictObject(ofReport), output: Left, access: committee, subject: 'record', basis: true, errors: lawful,
  }),
  correct: command({
    name: 'screening.correct', path: `${onReport}/correct`, title: { zh: '更正', en: 'Correct' },
    input: () => z.strictObject({ ...ofReport, ...found, reason: z.string().trim().min(2).max(200) }), output: Left, access: committee, subject: 'record', basis: true,
    errors: [...lawful, 'screening.not-of-round'],
  }),
  export: query({
    name: 'screening.export', path: `${onRound}/export`, title: { zh: '导出排查汇总', en: 'Export a round' },
    input: () => z.strictObject({ ...ofRound, language: z.enum(['zh', 'en']).default('zh') }), output: FileAnswer, access: [...starters, 'leader'], subject: 'record', logged: true,
  }),
};
