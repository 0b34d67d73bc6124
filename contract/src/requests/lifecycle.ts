import type { Lifecycle } from '../kernel/index.ts';

export const requestStatuses = {
  doubtful: { zh: '待核实', en: 'To be looked at' },
  filed: { zh: '待分派', en: 'To be dispatched' },
  offered: { zh: '待接收', en: 'Waiting to be taken' },
  objected: { zh: '归属待定', en: 'Whose it is, is in question' },
  working: { zh: '办理中', en: 'In hand' },
  replied: { zh: '已答复，待评价', en: 'Answered, the person has not said' },
  closed: { zh: '已办结', en: 'Closed' },
  joined: { zh: '已并入', en: 'Joined to another' },
  disputed: { zh: '已转为纠纷', en: 'Went on as a dispute', final: true },
  withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  discarded: { zh: '不予登记', en: 'Not taken up' },
} as const;
export type RequestStatus = keyof typeof requestStatuses;

export type RequestStep =
  | 'clear' | 'discard' | 'restore' | 'dispatch' | 'read' | 'accept' | 'object' | 'decide' | 'assign' | 'retype' | 'prioritise' | 'askPerson' | 'answerAsked' | 'inform'
  | 'pause' | 'resume' | 'extend' | 'explain' | 'correct' | 'askHelp' | 'giveHelp' | 'forward' | 'followed' | 'reply' | 'rate' | 'contest' | 'reopen' | 'lapse' | 'callBack'
  | 'joinTo' | 'separate' | 'turn' | 'withdraw' | 'publish' | 'unpublish' | 'addMore' | 'raise';

const inHand = ['offered', 'objected', 'working'] as const;
const untilReply = ['filed', ...inHand] as const;
const live = ['doubtful', ...untilReply, 'replied'] as const;

/** From any door to an honest end: what the answering unit says (`reply`) and what the person says are two facts. */
export const requestLifecycle: Lifecycle<RequestStatus, RequestStep> = {
  name: 'request',
  statuses: requestStatuses,
  initial: 'filed',
  steps: {
    clear: { title: { zh: '核实无误，进入分派', en: 'It is genuine: dispatch it' }, from: ['doubtful'], to: 'filed' },
    discard: { title: { zh: '不予登记', en: 'Do not take it up' }, from: ['doubtful', 'filed'], to: 'discarded' },
    restore: { title: { zh: '恢复登记', en: 'Take it up after all' }, from: ['discarded'], to: 'filed' },
    dispatch: { title: { zh: '分派', en: 'Dispatch' }, from: ['filed', 'offered', 'working'], to: 'offered' },
    read: { title: { zh: '打开', en: 'Open' }, from: ['offered'], to: 'same' },
    accept: { title: { zh: '接收办理', en: 'Take it on' }, from: ['offered'], to: 'working' },
    object: { title: { zh: '不属于本单位', en: 'Not ours' }, from: ['offered'], to: 'objected' },
    decide: { title: { zh: '裁定归属', en: 'Decide whose it is' }, from: ['objected'], to: 'offered' },
    assign: { title: { zh: '指定经办人', en: 'Name who works on it' }, from: ['offered', 'working'], to: 'same' },
    retype: { title: { zh: '更改类型', en: 'Change the type' }, from: [...untilReply, 'doubtful'], to: 'same' },
    prioritise: { title: { zh: '调整轻重缓急', en: 'Set the priority' }, from: [...untilReply], to: 'same' },
    askPerson: { title: { zh: '请本人补充', en: 'Ask the person for more' }, from: ['filed', 'working'], to: 'same' },
    answerAsked: { title: { zh: '本人已补充', en: 'The person answered' }, from: ['filed', 'working'], to: 'same' },
    inform: { title: { zh: '告知进展', en: 'Tell the person how it goes' }, from: [...untilReply], to: 'same' },
    pause: { title: { zh: '暂停计时', en: 'Pause the clock' }, from: ['working'], to: 'same' },
    resume: { title: { zh: '恢复计时', en: 'Let the clock run again' }, from: ['working'], to: 'same' },
    extend: { title: { zh: '延长办理时限', en: 'Extend the time' }, from: ['working'], to: 'same' },
    explain: { title: { zh: '说明依据', en: 'Explain the act' }, from: ['working'], to: 'same' },
    correct: { title: { zh: '自行更正', en: 'Correct the act' }, from: ['working'], to: 'same' },
    askHelp: { title: { zh: '请其他单位协办', en: 'Ask another unit to assist' }, from: ['working'], to: 'same' },
    giveHelp: { title: { zh: '反馈协办情况', en: 'Report on the assistance' }, from: ['working'], to: 'same' },
    forward: { title: { zh: '转其他平台办理', en: 'Forward to another system' }, from: ['filed', 'working'], to: 'working' },
    followed: { title: { zh: '其他平台有进展', en: 'The other system reports' }, from: ['working'], to: 'same' },
    reply: { title: { zh: '答复', en: 'Answer' }, from: ['working'], to: 'replied' },
    rate: { title: { zh: '评价', en: 'Rate' }, from: ['replied'], to: 'closed' },
    contest: { title: { zh: '没有解决', en: 'It is not solved' }, from: ['replied'], to: 'working' },
    reopen: { title: { zh: '重新办理', en: 'Reopen' }, from: ['closed'], to: 'working' },
    lapse: { title: { zh: '期满未评价', en: 'The window passed' }, from: ['replied'], to: 'closed' },
    callBack: { title: { zh: '电话核实', en: 'Call back' }, from: ['replied', 'closed'], to: 'same', otherwise: ['working', 'closed'] },
    joinTo: { title: { zh: '并入同一件事', en: 'Join to the same matter' }, from: ['doubtful', 'filed', 'offered', 'working'], to: 'joined' },
    separate: { title: { zh: '拆分出来', en: 'Take apart again' }, from: ['joined'], to: 'filed' },
    turn: { title: { zh: '转为矛盾纠纷', en: 'Go on as a dispute' }, from: ['filed', 'offered', 'working'], to: 'disputed' },
    withdraw: { title: { zh: '撤回', en: 'Withdraw' }, from: [...live], to: 'withdrawn' },
    publish: { title: { zh: '公开答复', en: 'Publish the answer' }, from: ['replied', 'closed'], to: 'same' },
    unpublish: { title: { zh: '撤下公开', en: 'Take it off the public list' }, from: ['working', 'replied', 'closed'], to: 'same' },
    addMore: { title: { zh: '补充说明', en: 'Add something' }, from: [...live], to: 'same' },
    raise: { title: { zh: '提醒', en: 'Raise a hand' }, from: [...untilReply], to: 'same' },
  },
};

export const openStatuses: readonly RequestStatus[] = [...live];

/** The station of five that the receipt shows. */
export const stationOf: Readonly<Record<RequestStatus, number>> = {
  doubtful: 0, filed: 0, offered: 1, objected: 1, working: 2, replied: 3, closed: 4, joined: 2, disputed: 4, withdrawn: 4, discarded: 4,
};

/** What is usually next for the staff, as lists show it; once it is answered it is the person's turn. */
export const usualNext: Readonly<Record<RequestStatus, RequestStep | null>> = {
  doubtful: 'clear', filed: 'dispatch', offered: 'accept', objected: 'decide', working: 'reply', replied: null, closed: null, joined: null, disputed: null, withdrawn: null, discarded: null,
};
