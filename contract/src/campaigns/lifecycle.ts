import type { Lifecycle } from '../kernel/index.ts';

export const campaignStatuses = {
  draft: { zh: '拟稿中', en: 'Draft' },
  review: { zh: '待审核', en: 'To be reviewed' },
  signing: { zh: '待签发', en: 'To be signed' },
  running: { zh: '进行中', en: 'Running' },
  reporting: { zh: '总结拟稿中', en: 'Report being drafted' },
  checking: { zh: '总结待审定', en: 'Report to be approved' },
  closed: { zh: '已结束', en: 'Closed', final: true },
  cancelled: { zh: '已取消', en: 'Cancelled', final: true },
  discarded: { zh: '已作废', en: 'Discarded', final: true },
} as const;
export type CampaignStatus = keyof typeof campaignStatuses;
export type CampaignStep = 'revise' | 'submit' | 'review' | 'publish' | 'discard' | 'prolong' | 'cancel' | 'summarise' | 'rewrite' | 'handIn' | 'close';

/** From a draft to its closing report: drafted, reviewed and signed by different people; reported by one and approved by another. */
export const campaignLifecycle: Lifecycle<CampaignStatus, CampaignStep> = {
  name: 'campaign',
  statuses: campaignStatuses,
  initial: 'draft',
  steps: {
    revise: { title: { zh: '修改方案', en: 'Revise the plan' }, from: ['draft'], to: 'same' },
    submit: { title: { zh: '送审', en: 'Hand in for review' }, from: ['draft'], to: 'review' },
    review: { title: { zh: '审核', en: 'Review' }, from: ['review'], to: 'signing', otherwise: ['draft'] },
    publish: { title: { zh: '签发', en: 'Sign and publish' }, from: ['signing'], to: 'running', otherwise: ['draft'] },
    discard: { title: { zh: '作废', en: 'Discard' }, from: ['draft', 'review', 'signing'], to: 'discarded' },
    prolong: { title: { zh: '延长', en: 'Prolong' }, from: ['running', 'reporting'], to: 'running' },
    summarise: { title: { zh: '生成总结', en: 'Draft the report' }, from: ['running', 'reporting'], to: 'reporting' },
    rewrite: { title: { zh: '修改总结', en: 'Edit the report' }, from: ['reporting'], to: 'same' },
    handIn: { title: { zh: '总结送审', en: 'Hand in the report' }, from: ['reporting'], to: 'checking' },
    close: { title: { zh: '审定总结', en: 'Approve the report' }, from: ['checking'], to: 'closed', otherwise: ['reporting'] },
    cancel: { title: { zh: '取消', en: 'Cancel' }, from: ['running', 'reporting'], to: 'cancelled' },
  },
};

export const dutyStatuses = {
  open: { zh: '待完成', en: 'To be done' },
  asked: { zh: '申请延期', en: 'A later day is asked for' },
  done: { zh: '已完成', en: 'Done' },
  nothing: { zh: '无此情况', en: 'Nothing to do there' },
} as const;
export type DutyStatus = keyof typeof dutyStatuses;
export type DutyStep = 'report' | 'excuse' | 'ask' | 'answer' | 'sendBack' | 'assign' | 'urge';

/** One task at one place. It moves only while its campaign is running; what was done or excused the office may give back. */
export const dutyLifecycle: Lifecycle<DutyStatus, DutyStep | 'count'> = {
  name: 'campaign-duty',
  statuses: dutyStatuses,
  initial: 'open',
  steps: {
    report: { title: { zh: '报进展', en: 'Report' }, from: ['open', 'asked'], to: 'same', otherwise: ['done'] },
    excuse: { title: { zh: '无此情况', en: 'Nothing to do here' }, from: ['open', 'asked'], to: 'nothing' },
    ask: { title: { zh: '申请延期', en: 'Ask for a later day' }, from: ['open'], to: 'asked' },
    answer: { title: { zh: '答复延期', en: 'Answer' }, from: ['asked'], to: 'open' },
    sendBack: { title: { zh: '退回', en: 'Give back' }, from: ['done', 'nothing'], to: 'open' },
    assign: { title: { zh: '指定单位', en: 'Name the unit' }, from: ['open', 'asked'], to: 'same' },
    urge: { title: { zh: '催办', en: 'Urge' }, from: ['open'], to: 'same' },
    count: { title: { zh: '统计达到目标', en: 'The count has reached the target' }, from: ['open', 'asked'], to: 'done' },
  },
};
