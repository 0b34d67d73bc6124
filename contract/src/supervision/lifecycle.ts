import type { Lifecycle } from '../kernel/index.ts';

export const letterStatuses = {
  draft: { zh: '拟稿中', en: 'Draft' },
  review: { zh: '待审核', en: 'To be reviewed' },
  signing: { zh: '待签发', en: 'To be signed' },
  issued: { zh: '待回复', en: 'To be answered' },
  objected: { zh: '异议待复核', en: 'Objected to' },
  replied: { zh: '待核查', en: 'Answered, to be checked' },
  released: { zh: '已销号', en: 'Released', final: true },
  raised: { zh: '已升级', en: 'Raised', final: true },
  revoked: { zh: '已撤销', en: 'Revoked', final: true },
  discarded: { zh: '已作废', en: 'Discarded', final: true },
} as const;
export type LetterStatus = keyof typeof letterStatuses;
export type LetterStep = 'revise' | 'submit' | 'review' | 'sign' | 'discard' | 'receive' | 'object' | 'settle' | 'hold' | 'reply' | 'check' | 'revoke' | 'look';

const inHand: readonly LetterStatus[] = ['draft', 'review', 'signing'];

/** From a draft to its release: drafted, reviewed and signed by different people, then answered by the unit and looked at. Raised by the signature of the next one. */
export const letterLifecycle: Lifecycle<LetterStatus, LetterStep | 'raise'> = {
  name: 'supervision-letter',
  statuses: letterStatuses,
  initial: 'draft',
  steps: {
    revise: { title: { zh: '修改文稿', en: 'Revise the draft' }, from: ['draft'], to: 'same' },
    submit: { title: { zh: '送审', en: 'Hand in for review' }, from: ['draft'], to: 'review' },
    review: { title: { zh: '审核', en: 'Review' }, from: ['review'], to: 'signing', otherwise: ['draft'] },
    sign: { title: { zh: '签发', en: 'Sign' }, from: ['signing'], to: 'issued', otherwise: ['draft'] },
    discard: { title: { zh: '作废', en: 'Discard' }, from: inHand, to: 'discarded' },
    receive: { title: { zh: '签收', en: 'Confirm receipt' }, from: ['issued'], to: 'same' },
    object: { title: { zh: '提出异议', en: 'Object' }, from: ['issued'], to: 'objected' },
    settle: { title: { zh: '答复异议', en: 'Answer the objection' }, from: ['objected'], to: 'issued', otherwise: ['revoked'] },
    hold: { title: { zh: '记录约谈', en: 'Record the interview' }, from: ['issued'], to: 'same' },
    reply: { title: { zh: '回复', en: 'Answer' }, from: ['issued'], to: 'replied' },
    check: { title: { zh: '核查回复', en: 'Check the answer' }, from: ['replied'], to: 'released', otherwise: ['issued'] },
    revoke: { title: { zh: '撤销', en: 'Revoke' }, from: ['issued', 'objected', 'replied'], to: 'revoked' },
    look: { title: { zh: '回看成效', en: 'Look at the effect' }, from: ['released'], to: 'same' },
    raise: { title: { zh: '升级', en: 'Raise' }, from: ['issued'], to: 'raised' },
  },
};

export const findingStatuses = {
  open: { zh: '待处理', en: 'To be decided' },
  taken: { zh: '已拟文', en: 'In a letter' },
  dismissed: { zh: '不予督办', en: 'Dismissed', final: true },
  lapsed: { zh: '情形已消除', en: 'No longer so', final: true },
} as const;
export type FindingStatus = keyof typeof findingStatuses;

/** What the nightly look proposes: a person dismisses it or drafts a letter; nothing comes of it by itself. */
export const findingLifecycle: Lifecycle<FindingStatus, 'dismiss' | 'take' | 'giveBack' | 'lapse'> = {
  name: 'supervision-finding',
  statuses: findingStatuses,
  initial: 'open',
  steps: {
    dismiss: { title: { zh: '不予督办', en: 'Dismiss' }, from: ['open'], to: 'dismissed' },
    take: { title: { zh: '拟文', en: 'Draft a letter' }, from: ['open'], to: 'taken' },
    giveBack: { title: { zh: '文稿作废', en: 'The draft is discarded' }, from: ['taken'], to: 'open' },
    lapse: { title: { zh: '情形消除', en: 'It is no longer so' }, from: ['open'], to: 'lapsed' },
  },
};
