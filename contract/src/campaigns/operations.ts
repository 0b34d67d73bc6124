import { z } from 'zod';
import { County, Day, FileAnswer, Id, Upload, command, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { answerers, drafters, reviewers, signers } from '../supervision/index.ts';
import { Plan } from './plan.ts';
import { CampaignKind, CampaignLine, CampaignStatusCode, CampaignView, CountableFigure, DutyLine, DutyStatusCode, DutyView } from './views.ts';
import { CampaignBox } from './vocabulary.ts';

const address = { county: County, campaign: Id };
const on = '/campaigns/{county}/{campaign}';
const dutyAddress = { county: County, duty: Id };
const onDuty = '/campaigns/duties/{county}/{duty}';
/** Whoever speaks for a unit that has a task. */
export const doers: readonly Role[] = answerers;
const lawful = ['campaigns.not-lawful-now'] as const;
const planFaults = ['campaigns.asks-for-persons', 'campaigns.unknown-kind', 'campaigns.not-a-count', 'campaigns.unit-unknown'] as const;
const Left = z.object({ status: CampaignStatusCode, revision: z.int() });
const DutyLeft = z.object({ status: DutyStatusCode, dueOn: Day, revision: z.int() });
const Text = (least: number, most: number) => z.string().trim().min(least).max(most);
const step = { output: Left, subject: 'record', basis: true, errors: lawful } as const;
const dutyStep = { output: DutyLeft, subject: 'record', basis: true, errors: lawful } as const;
const said = ['campaigns.not-lawful-now', 'campaigns.asks-for-persons'] as const;

export const campaignOperations = {
  kinds: query({
    name: 'campaigns.kinds', path: '/campaigns/kinds', title: { zh: '专项行动种类', en: 'Kinds of campaigns' },
    input: () => z.strictObject({}), output: () => z.object({ kinds: z.array(CampaignKind), figures: z.array(CountableFigure), /** Words that no task may ask with. */ bars: z.array(z.object({ code: z.string(), words: z.array(z.string()), why: z.object({ zh: z.string(), en: z.string() }) })) }), access: 'staff', subject: 'none',
  }),
  draft: command({
    name: 'campaigns.draft', path: on, title: { zh: '拟定专项行动', en: 'Draft a campaign' },
    input: () => z.strictObject({ ...address, plan: Plan }), output: Left, access: drafters, subject: 'none', errors: planFaults,
  }),
  revise: command({ ...step, name: 'campaigns.revise', path: `${on}/revise`, title: { zh: '修改方案', en: 'Revise the plan' }, input: () => z.strictObject({ ...address, plan: Plan }), access: drafters, errors: [...lawful, ...planFaults] }),
  submit: command({ ...step, name: 'campaigns.submit', path: `${on}/submit`, title: { zh: '送审', en: 'Hand in for review' }, input: () => z.strictObject(address), access: drafters }),
  review: command({ ...step, name: 'campaigns.review', path: `${on}/review`, title: { zh: '审核', en: 'Review' }, input: () => z.strictObject({ ...address, passed: z.boolean(), remark: Text(0, 500).default('') }), access: reviewers }),
  /** Signed by the leader: it has a number, and its tasks lie with the units. */
  publish: command({
    ...step, name: 'campaigns.publish', path: `${on}/publish`, title: { zh: '签发', en: 'Sign and publish' }, input: () => z.strictObject({ ...address, passed: z.boolean(), remark: Text(0, 500).default('') }),
    output: Left.extend({ number: z.string().nullable(), duties: z.int() }), access: signers, errors: [...lawful, 'campaigns.nobody', 'campaigns.too-many'],
  }),
  discard: command({ ...step, name: 'campaigns.discard', path: `${on}/discard`, title: { zh: '作废', en: 'Discard' }, input: () => z.strictObject({ ...address, reason: Text(2, 300) }), access: drafters }),
  prolong: command({ ...step, name: 'campaigns.prolong', path: `${on}/prolong`, title: { zh: '延长', en: 'Prolong' }, input: () => z.strictObject({ ...address, to: Day, reason: Text(2, 500) }), access: signers }),
  cancel: command({ ...step, name: 'campaigns.cancel', path: `${on}/cancel`, title: { zh: '取消', en: 'Cancel' }, input: () => z.strictObject({ ...address, reason: Text(2, 500) }), access: signers }),
  /** The report is drafted from what is counted now. `from` and `to` are the campaign's days as they were seen. */
  summarise: command({
    ...step, name: 'campaigns.summarise', path: `${on}/summarise`, title: { zh: '生成总结', en: 'Draft the report' }, input: () => z.strictObject({ ...address, from: Day, to: Day }), access: drafters, errors: [...lawful, 'campaigns.counted-anew'],
  }),
  rewrite: command({ ...step, name: 'campaigns.rewrite', path: `${on}/rewrite`, title: { zh: '修改总结', en: 'Edit the report' }, input: () => z.strictObject({ ...address, text: Text(10, 8000) }), access: drafters, errors: said }),
  handIn: command({ ...step, name: 'campaigns.handIn', path: `${on}/hand-in`, title: { zh: '总结送审', en: 'Hand in the report' }, input: () => z.strictObject(address), access: drafters }),
  close: command({ ...step, name: 'campaigns.close', path: `${on}/close`, title: { zh: '审定总结', en: 'Approve the report' }, input: () => z.strictObject({ ...address, passed: z.boolean(), remark: Text(0, 500).default('') }), access: signers }),
  list: query({
    name: 'campaigns.list', path: '/campaigns', title: { zh: '专项行动', en: 'Campaigns' },
    input: () => z.strictObject({ box: CampaignBox, open: z.boolean().optional(), cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: () => z.object({ items: z.array(CampaignLine), next: z.string().nullable() }), access: doers, subject: 'none',
  }),
  campaign: query({ name: 'campaigns.campaign', path: on, title: { zh: '一次专项行动', en: 'A campaign' }, input: () => z.strictObject(address), output: CampaignView, access: doers, subject: 'record' }),
  /** The tasks of a campaign at the places of the reader's area, as a workbook. */
  export: query({
    name: 'campaigns.export', path: `${on}/export`, title: { zh: '导出各地完成情况', en: 'Export the tasks by place' },
    input: () => z.strictObject({ ...address, language: z.enum(['zh', 'en']).default('zh') }), output: FileAnswer, access: doers, subject: 'record', logged: true,
  }),
  /** Tasks of the acting unit in running campaigns, the next due first. */
  mine: query({ name: 'campaigns.mine', path: '/campaigns/mine', title: { zh: '本单位的任务', en: 'Tasks of this unit' }, input: () => z.strictObject({ open: z.boolean().default(true) }), output: () => z.object({ items: z.array(DutyLine).max(300) }), access: doers, subject: 'none' }),
  duty: query({ name: 'campaigns.duty', path: onDuty, title: { zh: '一项任务', en: 'A task at a place' }, input: () => z.strictObject(dutyAddress), output: DutyView, access: doers, subject: 'record' }),
  proof: query({ name: 'campaigns.proof', path: `${onDuty}/proofs/{proof}`, title: { zh: '查看佐证材料', en: 'Open a proof' }, input: () => z.strictObject({ ...dutyAddress, proof: Id }), output: FileAnswer, access: doers, subject: 'record', logged: true }),
  report: command({
    ...dutyStep, name: 'campaigns.report', path: `${onDuty}/report`, title: { zh: '报进展', en: 'Report' },
    input: () => z.strictObject({
      ...dutyAddress, report: Id, /** The whole number so far, not what was added. */ amount: z.int().min(0).max(1_000_000).optional(), text: Text(2, 2000), done: z.boolean(), proofs: z.array(z.strictObject({ id: Id, upload: Upload })).max(10).default([]),
    }),
    access: doers, errors: said,
  }),
  excuse: command({ ...dutyStep, name: 'campaigns.excuse', path: `${onDuty}/nothing`, title: { zh: '无此情况', en: 'Nothing to do here' }, input: () => z.strictObject({ ...dutyAddress, report: Id, text: Text(4, 1000) }), access: doers, errors: said }),
  ask: command({ ...dutyStep, name: 'campaigns.ask', path: `${onDuty}/ask`, title: { zh: '申请延期', en: 'Ask for a later day' }, input: () => z.strictObject({ ...dutyAddress, day: Day, text: Text(4, 500) }), access: doers, errors: said }),
  answer: command({ ...dutyStep, name: 'campaigns.answer', path: `${onDuty}/answer`, title: { zh: '答复延期', en: 'Answer the request for a later day' }, input: () => z.strictObject({ ...dutyAddress, granted: z.boolean(), remark: Text(0, 500).default('') }), access: drafters }),
  sendBack: command({ ...dutyStep, name: 'campaigns.sendBack', path: `${onDuty}/send-back`, title: { zh: '退回', en: 'Give back' }, input: () => z.strictObject({ ...dutyAddress, remark: Text(2, 500) }), access: drafters }),
  assign: command({ ...dutyStep, name: 'campaigns.assign', path: `${onDuty}/assign`, title: { zh: '指定单位', en: 'Name the unit' }, input: () => z.strictObject({ ...dutyAddress, unit: Id }), access: drafters, errors: [...lawful, 'campaigns.unit-unknown'] }),
  /** By the urging of supervision: outside quiet hours, once a day. */
  urge: command({
    name: 'campaigns.urge', path: `${onDuty}/urge`, title: { zh: '催办任务', en: 'Urge about a task' }, input: () => z.strictObject({ ...dutyAddress, urge: Id, text: Text(2, 200) }),
    output: () => z.object({ unitName: z.string(), deliverAt: z.string(), revision: z.int() }), access: drafters, subject: 'record', errors: [...said, 'supervision.urged-today'],
  }),
  /** By night: tasks whose count has reached its target become done. */
  count: command({
    name: 'campaigns.count', path: `${on}/count`, title: { zh: '统计任务完成', en: 'Count the tasks' },
    input: () => z.strictObject({ /** Whose places are counted; the campaign may be the city's. */ ...address, from: Day, on: Day }), output: () => z.object({ done: z.int() }), access: 'system', subject: 'none',
  }),
};
