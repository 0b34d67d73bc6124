import type { Step } from '../../kernel/index.ts';

/** Steps of what comes after the agreement. */
export type AfterStep =
  | 'schedule' | 'recordPerformance' | 'reversePerformance' | 'recordBreach'
  | 'applyConfirmation' | 'recordRuling' | 'applyReview' | 'recordReview' | 'applyNoPenalty';

/** From which statuses; none of them moves the dispute. A ruling may come after the matter was closed. */
export const afterSteps: Readonly<Record<AfterStep, Step<'drafted' | 'agreed' | 'closed'>>> = {
  schedule: { title: { zh: '拟定履行计划', en: 'Set the schedule' }, from: ['drafted', 'agreed'], to: 'same' },
  recordPerformance: { title: { zh: '登记履行', en: 'Record a performance' }, from: ['agreed'], to: 'same' },
  reversePerformance: { title: { zh: '冲正履行记录', en: 'Reverse a record' }, from: ['agreed'], to: 'same' },
  recordBreach: { title: { zh: '登记违约', en: 'Record a breach' }, from: ['agreed'], to: 'same' },
  applyConfirmation: { title: { zh: '申请司法确认', en: 'Apply for confirmation' }, from: ['agreed'], to: 'same' },
  recordRuling: { title: { zh: '登记法院裁定', en: 'Record the ruling' }, from: ['agreed', 'closed'], to: 'same' },
  applyReview: { title: { zh: '申请仲裁审查', en: 'Apply for arbitration review' }, from: ['agreed'], to: 'same' },
  recordReview: { title: { zh: '登记仲裁审查结果', en: 'Record the review' }, from: ['agreed', 'closed'], to: 'same' },
  applyNoPenalty: { title: { zh: '申请不予处罚', en: 'Ask for no penalty' }, from: ['agreed', 'closed'], to: 'same' },
};

export const isAfterStep = (step: string): step is AfterStep => Object.hasOwn(afterSteps, step);
