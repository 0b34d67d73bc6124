import { z } from 'zod';
import { enumOf } from '../kernel/index.ts';

/** The eighteen types of the ministry's form as implemented in the field; words for suggestion are dated rows. */
export const disputeTypes = {
  'marriage-family': { zh: '婚姻家庭', en: 'Marriage and family' },
  neighbour: { zh: '邻里', en: 'Neighbours' },
  'house-homestead': { zh: '房屋宅基地', en: 'Housing and homestead' },
  contract: { zh: '合同', en: 'Contract' },
  production: { zh: '生产经营', en: 'Production and business' },
  damages: { zh: '损害赔偿', en: 'Damages' },
  'forest-land': { zh: '山林土地', en: 'Forest and land' },
  expropriation: { zh: '征地拆迁', en: 'Land taking and demolition' },
  environment: { zh: '环境污染', en: 'Pollution' },
  'migrant-wages': { zh: '拖欠农民工工资', en: 'Unpaid wages of migrant workers' },
  labour: { zh: '其他劳动争议', en: 'Other labour dispute' },
  tourism: { zh: '旅游', en: 'Tourism' },
  'e-commerce': { zh: '电子商务', en: 'E-commerce' },
  consumer: { zh: '其他消费', en: 'Other consumer dispute' },
  medical: { zh: '医疗', en: 'Medical' },
  traffic: { zh: '道路交通事故', en: 'Road accident' },
  property: { zh: '物业', en: 'Property management' },
  other: { zh: '其他', en: 'Other' },
} as const;
export type DisputeType = keyof typeof disputeTypes;
export const DisputeType = enumOf(disputeTypes).meta({ id: 'DisputeType' });

export const origins = {
  written: { zh: '当事人书面申请', en: 'Written application' },
  oral: { zh: '当事人口头申请', en: 'Oral application' },
  initiative: { zh: '调委会主动调解', en: 'On the committee’s initiative' },
  'handed-in': { zh: '委托移送', en: 'Handed in by another organ' },
  screening: { zh: '排查发现', en: 'Found in a screening round' },
} as const;
export const Origin = z.enum(['written', 'oral', 'initiative', 'handed-in', 'screening']).meta({ id: 'Origin' });

/** Under which source the statistics count an origin; what another organ handed over is told by its acceptance, too. */
export const statisticSources = {
  initiative: { zh: '主动', en: 'On initiative', origins: ['initiative', 'screening'] },
  application: { zh: '依申请', en: 'On application', origins: ['written', 'oral'] },
  'handed-in': { zh: '委托移送', en: 'Handed in', origins: ['handed-in'] },
} as const satisfies Record<string, { zh: string; en: string; origins: readonly z.infer<typeof Origin>[] }>;

export const outcomes = {
  oral: { zh: '达成口头协议', en: 'Oral agreement' },
  written: { zh: '达成书面协议', en: 'Written agreement' },
  failed: { zh: '调解不成', en: 'No agreement' },
  withdrawn: { zh: '撤回申请', en: 'Withdrawn' },
  declined: { zh: '当事人不愿调解', en: 'A party declined' },
  'not-admissible': { zh: '不予受理', en: 'Not admissible' },
  'not-taken': { zh: '没有调委会接收', en: 'Taken over by no committee' },
  elsewhere: { zh: '由其他部门办结', en: 'Settled by another organ' },
} as const;
export const Outcome = enumOf(outcomes).meta({ id: 'Outcome' });
export type Outcome = z.infer<typeof Outcome>;

/** How parties were told of their rights. */
export const toldWays = {
  'read-out': { zh: '当面宣读', en: 'Read out' },
  paper: { zh: '书面送达', en: 'On paper' },
  phone: { zh: '电话告知', en: 'By phone' },
} as const;
export const ToldHow = z.enum(['read-out', 'paper', 'phone']);

export const consentAnswers = {
  consented: { zh: '同意调解', en: 'Consents' },
  refused: { zh: '明确拒绝', en: 'Clearly refuses' },
  open: { zh: '还没表态', en: 'Not yet said' },
} as const;
export const ConsentAnswer = z.enum(['consented', 'refused', 'open']);

export const performances = {
  'on-the-spot': { zh: '当场履行完毕', en: 'Performed on the spot' },
  'by-date': { zh: '按期一次履行', en: 'Once, by a date' },
  instalments: { zh: '分期履行', en: 'In instalments' },
} as const;
export const Performance = z.enum(['on-the-spot', 'by-date', 'instalments']);

export const signWays = {
  signature: { zh: '签名', en: 'Signature' },
  fingerprint: { zh: '按指印', en: 'Fingerprint' },
  seal: { zh: '盖章', en: 'Seal' },
} as const;
export const SignHow = z.enum(['signature', 'fingerprint', 'seal']);

export const followUpWays = {
  visit: { zh: '上门', en: 'Visit' },
  phone: { zh: '电话', en: 'Phone' },
  met: { zh: '当面', en: 'Met in person' },
} as const;

/** Another organ's hand on the same dispute (rules of 2002 art 22; practice: handing over by that organ is normal). */
export const seisedAnswers = {
  no: { zh: '没有其他机关在处理', en: 'No other organ deals with it' },
  'handed-over': { zh: '处理机关委托移送给我们', en: 'The organ itself handed it to us' },
  yes: { zh: '法院、公安或行政机关已受理或已解决', en: 'A court, the police or an authority has accepted or settled it' },
} as const;
export const Seised = z.enum(['no', 'handed-over', 'yes']);
