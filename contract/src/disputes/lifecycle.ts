import type { Lifecycle } from '../kernel/index.ts';
import { afterSteps } from './after/lifecycle.ts';
import type { AfterStep } from './after/lifecycle.ts';
import { roomSteps } from './room/lifecycle.ts';
import type { RoomStep } from './room/lifecycle.ts';

export const disputeStatuses = {
  offered: { zh: '待调委会接收', en: 'Waiting for a committee' },
  'handed-back': { zh: '调委会已退回', en: 'Handed back' },
  registered: { zh: '已登记', en: 'Registered' },
  accepted: { zh: '调解中', en: 'In mediation' },
  drafted: { zh: '协议待签', en: 'Agreement to be signed' },
  agreed: { zh: '已达成协议', en: 'Agreed' },
  failed: { zh: '调解不成', en: 'No agreement' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  declined: { zh: '当事人不愿调解', en: 'Declined by a party' },
  'not-admissible': { zh: '不予受理', en: 'Not admissible' },
  'to-assign': { zh: '待指派', en: 'To be assigned' },
  elsewhere: { zh: '由其他部门办理', en: 'With another organ' },
  closed: { zh: '已结案', en: 'Closed' },
  archived: { zh: '已归档', en: 'Archived', final: true },
} as const;
export type DisputeStatus = keyof typeof disputeStatuses;
export const disputeStatusNames = Object.keys(disputeStatuses) as [DisputeStatus, ...DisputeStatus[]];

export type DisputeStep =
  | 'takeOver' | 'handBack' | 'offer' | 'accept' | 'refuse' | 'appoint' | 'tell' | 'holdSession' | 'agreeOrally' | 'draftAgreement'
  | 'sign' | 'putSeal' | 'decline' | 'resume' | 'fail' | 'withdraw' | 'followUp' | 'close' | 'archive'
  | 'refer' | 'transfer' | 'receive' | 'returnHandIn' | AfterStep | RoomStep;

/** Where a dispute may change its owner: before there is an agreement, or back from where it went. */
const transferable: readonly DisputeStatus[] = ['registered', 'accepted', 'drafted', 'handed-back', 'to-assign', 'elsewhere'];

/** The dispute from intake to archive: which step from which status to which. What else must hold is in rules.ts. */
export const disputeLifecycle: Lifecycle<DisputeStatus, DisputeStep> = {
  name: 'disputes',
  statuses: disputeStatuses,
  initial: 'registered',
  steps: {
    takeOver: { title: { zh: '接收', en: 'Take over' }, from: ['offered'], to: 'registered', otherwise: ['accepted'] },
    handBack: { title: { zh: '退回中心', en: 'Hand back' }, from: ['offered'], to: 'handed-back', otherwise: ['to-assign'] },
    offer: { title: { zh: '转给调委会', en: 'Offer to a committee' }, from: ['handed-back', 'to-assign'], to: 'offered' },
    accept: { title: { zh: '受理', en: 'Accept' }, from: ['registered'], to: 'accepted' },
    refuse: { title: { zh: '不予受理', en: 'Refuse' }, from: ['registered'], to: 'not-admissible' },
    appoint: { title: { zh: '确定调解员', en: 'Appoint a mediator' }, from: ['accepted', 'drafted'], to: 'same' },
    tell: { title: { zh: '告知权利义务', en: 'Give the rights notice' }, from: ['accepted'], to: 'same' },
    holdSession: { title: { zh: '记录调解会', en: 'Record a session' }, from: ['accepted', 'drafted'], to: 'same' },
    agreeOrally: { title: { zh: '达成口头协议', en: 'Agree orally' }, from: ['accepted'], to: 'agreed' },
    draftAgreement: { title: { zh: '拟定协议书', en: 'Draft the agreement' }, from: ['accepted', 'drafted'], to: 'drafted' },
    sign: { title: { zh: '登记签字', en: 'Record signatures' }, from: ['drafted'], to: 'same' },
    putSeal: { title: { zh: '用印生效', en: 'Put the seal' }, from: ['drafted'], to: 'agreed' },
    decline: { title: { zh: '当事人明确拒绝', en: 'A party refuses' }, from: ['registered', 'accepted', 'drafted'], to: 'declined' },
    resume: { title: { zh: '重新调解', en: 'Mediate again' }, from: ['declined', 'failed', 'agreed'], to: 'accepted', otherwise: ['registered'] },
    fail: { title: { zh: '调解不成', en: 'End without agreement' }, from: ['accepted', 'drafted'], to: 'failed' },
    withdraw: { title: { zh: '当事人撤回', en: 'Withdraw' }, from: ['offered', 'handed-back', 'registered', 'accepted', 'drafted', 'to-assign'], to: 'withdrawn' },
    followUp: { title: { zh: '记录回访', en: 'Record a follow-up' }, from: ['agreed'], to: 'same' },
    close: { title: { zh: '结案', en: 'Close' }, from: ['handed-back', 'agreed', 'failed', 'withdrawn', 'declined', 'not-admissible', 'to-assign', 'elsewhere'], to: 'closed' },
    archive: { title: { zh: '归档', en: 'Archive' }, from: ['closed'], to: 'archived' },
    refer: { title: { zh: '请求协助', en: 'Ask for help' }, from: ['registered', 'accepted', 'drafted', 'agreed'], to: 'same' },
    transfer: { title: { zh: '移交', en: 'Transfer' }, from: transferable, to: 'same' },
    receive: { title: { zh: '接收移交', en: 'Take over a transfer' }, from: transferable, to: 'accepted', otherwise: ['registered', 'to-assign', 'elsewhere'] },
    returnHandIn: { title: { zh: '反馈移送机关', en: 'Report back to the organ' }, from: ['agreed', 'failed', 'withdrawn', 'declined', 'not-admissible', 'elsewhere', 'closed'], to: 'same' },
    ...afterSteps,
    ...roomSteps,
  },
};

export const disputeSteps = Object.keys(disputeLifecycle.steps) as DisputeStep[];

/** The step that a list names as next; null when nothing is left to do. */
export const usualNext: Readonly<Record<DisputeStatus, DisputeStep | null>> = {
  offered: 'takeOver', 'handed-back': 'offer', registered: 'accept', accepted: 'holdSession', drafted: 'sign', agreed: 'followUp',
  failed: 'close', withdrawn: 'close', declined: 'close', 'not-admissible': 'close', 'to-assign': 'offer', elsewhere: 'close', closed: 'archive', archived: null,
};

/** Statuses in which the matter still needs work: it stays in a work list. */
export const openStatuses: readonly DisputeStatus[] = ['offered', 'handed-back', 'registered', 'accepted', 'drafted', 'agreed', 'failed', 'withdrawn', 'declined', 'not-admissible', 'to-assign', 'elsewhere'];

/** Which of the five stations of a receipt a status is: filed, accepted, in mediation, result, closed. */
export const stationOf: Readonly<Record<DisputeStatus, 0 | 1 | 2 | 3 | 4>> = {
  offered: 0, 'handed-back': 0, registered: 0, accepted: 2, drafted: 2, agreed: 3, failed: 3, withdrawn: 3, declined: 3, 'not-admissible': 3, 'to-assign': 0, elsewhere: 2, closed: 4, archived: 4,
};
