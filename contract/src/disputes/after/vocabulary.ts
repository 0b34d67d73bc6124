import { z } from 'zod';
import type { DisputeType } from '../vocabulary.ts';

/** How something was performed. */
export const performanceWays = {
  transfer: { zh: '转账', en: 'Transfer' },
  cash: { zh: '现金当面交付', en: 'Cash, handed over' },
  goods: { zh: '实物', en: 'In kind' },
  act: { zh: '做了约定的事', en: 'The act was done' },
  other: { zh: '其他', en: 'Other' },
} as const;
export const PerformanceHow = z.enum(['transfer', 'cash', 'goods', 'act', 'other']).meta({ id: 'PerformanceHow' });

/** Where an agreement's ledger stands, kept on the dispute because closing asks for it. */
export const LedgerState = z.enum(['open', 'breach', 'performed']).meta({ id: 'LedgerState' });
export type LedgerState = z.infer<typeof LedgerState>;

export const Performed = z.enum(['full', 'part', 'none']);

/** Where the request for a court's confirmation stands. */
export const confirmationStates = {
  applied: { zh: '已共同申请，等法院裁定', en: 'Applied for; the court is to rule' },
  confirmed: { zh: '法院已裁定协议有效', en: 'Ruled valid by the court' },
  rejected: { zh: '法院裁定驳回申请', en: 'Rejected by the court' },
  'not-accepted': { zh: '法院不予受理', en: 'Not accepted by the court' },
  withdrawn: { zh: '当事人撤回申请', en: 'Withdrawn by the parties' },
} as const;
export const ConfirmationState = z.enum(['applied', 'confirmed', 'rejected', 'not-accepted', 'withdrawn']).meta({ id: 'ConfirmationState' });
export type ConfirmationState = z.infer<typeof ConfirmationState>;

/** What a court (or an arbitration commission) answered. */
export const Answered = z.enum(['confirmed', 'rejected', 'not-accepted', 'withdrawn']);
export type Answered = z.infer<typeof Answered>;

/** Grounds on which a court does not accept the application (interpretation art 355). */
export const notAcceptedGrounds = {
  scope: { zh: '不属于人民法院受理范围', en: 'Outside the court’s scope' },
  jurisdiction: { zh: '不属于收到申请的人民法院管辖', en: 'Not this court’s jurisdiction' },
  identity: { zh: '申请确认婚姻关系、亲子关系、收养关系等身份关系无效、有效或者解除', en: 'Validity or dissolution of marriage, parentage, adoption' },
  'other-procedure': { zh: '涉及适用其他特别程序、公示催告程序、破产程序审理', en: 'For another special procedure, public summons or bankruptcy' },
  rights: { zh: '调解协议内容涉及物权、知识产权确权', en: 'Confirmation of property or intellectual-property rights' },
} as const;

/** Grounds on which a court rejects the application (interpretation art 358). */
export const rejectedGrounds = {
  'mandatory-law': { zh: '违反法律强制性规定', en: 'Against mandatory law' },
  interests: { zh: '损害国家利益、社会公共利益、他人合法权益', en: 'Against interests of the state, the public or others' },
  morals: { zh: '违背公序良俗', en: 'Against public order and morals' },
  involuntary: { zh: '违反自愿原则', en: 'Not voluntary' },
  unclear: { zh: '内容不明确', en: 'Unclear content' },
  other: { zh: '其他不能进行司法确认的情形', en: 'Another reason against confirmation' },
} as const;

/** What ties the application to a court (civil procedure art 205). */
export const courtGrounds = {
  invited: { zh: '该法院邀请调解组织开展先行调解', en: 'The court invited the mediation' },
  domicile: { zh: '一方当事人住所地基层人民法院', en: 'Basic court of a party’s domicile' },
  subject: { zh: '标的物所在地基层人民法院', en: 'Basic court where the subject matter lies' },
  body: { zh: '调解组织所在地基层人民法院', en: 'Basic court of the mediation body’s place' },
  intermediate: { zh: '纠纷应由中级人民法院管辖，向相应的中级人民法院提出', en: 'The intermediate court that would have jurisdiction' },
} as const;
export const CourtGround = z.enum(['invited', 'domicile', 'subject', 'body', 'intermediate']).meta({ id: 'CourtGround' });
export type CourtGround = z.infer<typeof CourtGround>;

/** In person or by an agent (interpretation art 351). */
export const applyingWays = {
  'in-person': { zh: '本人到场', en: 'In person' },
  agent: { zh: '委托代理人', en: 'By an agent' },
} as const;
export const ApplyingHow = z.enum(['in-person', 'agent']);

/** Which application an agreement may lead to. */
export const applicationKinds = {
  confirmation: { zh: '司法确认', en: 'Judicial confirmation' },
  review: { zh: '仲裁审查', en: 'Arbitration review' },
  'no-penalty': { zh: '申请不予治安处罚', en: 'Request for no penalty' },
} as const;
export const ApplicationKind = z.enum(['confirmation', 'review', 'no-penalty']).meta({ id: 'ApplicationKind' });
export type ApplicationKind = z.infer<typeof ApplicationKind>;

/** Where the joint request for arbitration review stands. */
export const reviewStates = {
  applied: { zh: '已共同申请，等仲裁委审查', en: 'Applied for; the commission is to review' },
  confirmed: { zh: '仲裁委已制作调解书', en: 'The commission issued its mediation document' },
  rejected: { zh: '仲裁委不予制作调解书', en: 'The commission declined' },
  'not-accepted': { zh: '仲裁委不予受理', en: 'Not accepted by the commission' },
  withdrawn: { zh: '当事人撤回申请', en: 'Withdrawn by the parties' },
} as const satisfies Record<ConfirmationState, unknown>;

/** Disputes that an arbitration commission for labour can review (rules of 2017 art 74). */
export const isLabour = (type: DisputeType): boolean => type === 'labour' || type === 'migrant-wages';

/** Types that stand on a personal relation: neither an electronic signature nor a ruling on the relation itself. */
export const isOfFamily = (type: DisputeType): boolean => type === 'marriage-family';
