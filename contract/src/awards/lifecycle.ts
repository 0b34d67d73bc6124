import { legal, notYet } from '../kernel/index.ts';
import type { Lifecycle, Verdict } from '../kernel/index.ts';

export const awardStates = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '待县级初审', en: 'Before the county' },
  returned: { zh: '退回补正', en: 'Sent back' },
  'county-passed': { zh: '待市级复核', en: 'Before the city' },
  'city-passed': { zh: '待实地核查', en: 'To be visited' },
  inspected: { zh: '待公示', en: 'To go on notice' },
  'on-notice': { zh: '公示中', en: 'On notice' },
  'in-force': { zh: '已命名', en: 'In force' },
  warned: { zh: '警告整改', en: 'Warned' },
  revoked: { zh: '已撤销', en: 'Revoked' },
  appealed: { zh: '撤销申诉中', en: 'Appealed' },
  expired: { zh: '已到期', en: 'Expired', final: true },
  'not-named': { zh: '不予命名', en: 'Not named', final: true },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
} as const;
export type AwardState = keyof typeof awardStates;
export type AwardStep =
  | 'save' | 'submit' | 'withdraw' | 'passCounty' | 'sendBack' | 'passCity' | 'inspect' | 'putOnNotice' | 'recordObjection' | 'answerObjection' | 'grant' | 'refuse'
  | 'reviewYear' | 'warn' | 'revoke' | 'appeal' | 'answerAppeal' | 'expire';

/** An award from the application of a place or organisation to its end. */
export const awardLifecycle: Lifecycle<AwardState, AwardStep> = {
  name: 'award',
  statuses: awardStates,
  initial: 'draft',
  steps: {
    save: { title: { zh: '保存申报', en: 'Save' }, from: ['draft', 'returned'], to: 'same' },
    submit: { title: { zh: '提交申报', en: 'Submit' }, from: ['draft', 'returned'], to: 'submitted' },
    withdraw: { title: { zh: '撤回申报', en: 'Withdraw' }, from: ['draft', 'submitted', 'returned', 'county-passed', 'city-passed', 'inspected'], to: 'withdrawn' },
    passCounty: { title: { zh: '县级初审通过', en: 'Pass at county' }, from: ['submitted'], to: 'county-passed' },
    sendBack: { title: { zh: '退回补正', en: 'Send back' }, from: ['submitted', 'county-passed'], to: 'returned' },
    passCity: { title: { zh: '市级复核通过', en: 'Pass at city' }, from: ['county-passed'], to: 'city-passed' },
    inspect: { title: { zh: '记录实地核查', en: 'Record the visit' }, from: ['city-passed'], to: 'inspected' },
    putOnNotice: { title: { zh: '公示', en: 'Put on notice' }, from: ['inspected'], to: 'on-notice' },
    recordObjection: { title: { zh: '登记异议', en: 'Record an objection' }, from: ['on-notice'], to: 'same' },
    answerObjection: { title: { zh: '答复异议', en: 'Answer an objection' }, from: ['on-notice'], to: 'same', otherwise: ['not-named'] },
    grant: { title: { zh: '决定命名', en: 'Name' }, from: ['on-notice'], to: 'in-force' },
    refuse: { title: { zh: '不予命名', en: 'Do not name' }, from: ['submitted', 'county-passed', 'city-passed', 'inspected', 'on-notice'], to: 'not-named' },
    reviewYear: { title: { zh: '年度复核', en: 'Yearly review' }, from: ['in-force', 'warned'], to: 'in-force', otherwise: ['warned'] },
    warn: { title: { zh: '警告并限期整改', en: 'Warn' }, from: ['in-force'], to: 'warned' },
    revoke: { title: { zh: '撤销命名', en: 'Revoke' }, from: ['in-force', 'warned'], to: 'revoked' },
    appeal: { title: { zh: '对撤销提出申诉', en: 'Appeal' }, from: ['revoked'], to: 'appealed' },
    answerAppeal: { title: { zh: '答复申诉', en: 'Answer the appeal' }, from: ['appealed'], to: 'revoked', otherwise: ['in-force'] },
    expire: { title: { zh: '命名到期', en: 'Expire' }, from: ['in-force', 'warned'], to: 'expired' },
  },
};

/** Whether a step may be taken from where an award stands, as the lifecycle says. */
export function awardStep(step: AwardStep, state: AwardState): Verdict {
  const { from, title } = awardLifecycle.steps[step];
  if (from.includes(state)) return legal();
  const stands = awardStates[state];
  return notYet('not-from-here', { zh: `现在是“${stands.zh}”，不能“${title.zh}”`, en: `It stands at “${stands.en}”: “${title.en}” is not possible` });
}
