import { disputeEvents } from '@anhe/contract/disputes';
import type { DisputeEventType } from '@anhe/contract/disputes';
import { matterEvents } from '@anhe/contract/matters';
import type { Wording } from '@anhe/contract/kernel';

type EventName = DisputeEventType | keyof typeof matterEvents;

/** What a record of the timeline is called; every event of the contract has its words, which the type asks for. */
const eventWords: Readonly<Record<EventName, Wording>> = {
  'matters.noted': { zh: '记了一笔', en: 'Note added' },
  'matters.file-attached': { zh: '添加附件', en: 'File added' },
  'matters.file-seen': { zh: '核对过原件', en: 'Original seen' },
  'matters.receipt-issued': { zh: '打印受理单', en: 'Receipt issued' },
  'matters.receipt-revoked': { zh: '停用受理单', en: 'Receipt ended' },
  'disputes.registered': { zh: '登记', en: 'Registered' },
  'disputes.taken-over': { zh: '调委会接收', en: 'Taken over by the committee' },
  'disputes.handed-back': { zh: '调委会退回', en: 'Handed back' },
  'disputes.offered': { zh: '转给调委会', en: 'Offered to a committee' },
  'disputes.accepted': { zh: '受理', en: 'Accepted' },
  'disputes.refused': { zh: '不予受理', en: 'Not admissible' },
  'disputes.mediator-appointed': { zh: '确定调解员', en: 'Mediator appointed' },
  'disputes.told': { zh: '告知权利义务', en: 'Rights notice given' },
  'disputes.session-held': { zh: '开调解会', en: 'Session held' },
  'disputes.agreed-orally': { zh: '达成口头协议', en: 'Agreed orally' },
  'disputes.agreement-drafted': { zh: '拟定协议书', en: 'Agreement drafted' },
  'disputes.signed': { zh: '签字', en: 'Signed' },
  'disputes.sealed': { zh: '用印生效', en: 'Sealed, in force' },
  'disputes.declined': { zh: '当事人明确拒绝', en: 'Declined by a party' },
  'disputes.resumed': { zh: '重新调解', en: 'Mediation resumed' },
  'disputes.failed': { zh: '调解不成', en: 'Ended without agreement' },
  'disputes.withdrawn': { zh: '撤回申请', en: 'Withdrawn' },
  'disputes.followed-up': { zh: '回访', en: 'Followed up' },
  'disputes.closed': { zh: '结案', en: 'Closed' },
  'disputes.archived': { zh: '归档', en: 'Archived' },
  'disputes.group-enrolled': { zh: '导入群体名册', en: 'Roster taken in' },
  'disputes.member-left': { zh: '成员退出群体', en: 'A member left the group' },
  'disputes.represented': { zh: '登记代表人、代理人', en: 'Representative recorded' },
  'disputes.representation-ended': { zh: '代理结束', en: 'Representation ended' },
  'disputes.defect-flagged': { zh: '标出缺陷', en: 'Defect flagged' },
};

const isKnown = (type: string): type is EventName => Object.hasOwn(disputeEvents, type) || Object.hasOwn(matterEvents, type);

/** The words for a record; one that is newer than this page keeps its own name. */
export function eventWording(type: string): Wording {
  return isKnown(type) ? eventWords[type] : { zh: type, en: type };
}
