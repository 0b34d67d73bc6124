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
  'matters.handover-asked': { zh: '提出移交或请求协助', en: 'Transfer or help asked' },
  'matters.handover-accepted': { zh: '对方接受', en: 'Accepted by the other unit' },
  'matters.handover-refused': { zh: '对方退回', en: 'Sent back by the other unit' },
  'matters.handover-taken-back': { zh: '撤回移交或协助请求', en: 'Taken back' },
  'matters.help-reported': { zh: '协助单位反馈结果', en: 'The helper reported' },
  'matters.help-ended': { zh: '终止协助', en: 'Help ended' },
  'matters.consent-withdrawn': { zh: '当事人撤回同意', en: 'A party withdrew its consent' },
  'disputes.received': { zh: '新的单位接收办理', en: 'Taken over by the new owner' },
  'disputes.handed-in': { zh: '委托移送', en: 'Handed in by another organ' },
  'disputes.hand-in-returned': { zh: '反馈移送机关', en: 'Reported back to the organ' },
  'disputes.way-recorded': { zh: '记录其他途径', en: 'Another way recorded' },
  'disputes.way-ended': { zh: '其他途径结束', en: 'The other way ended' },
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
  'disputes.scheduled': { zh: '拟定履行计划', en: 'Schedule set' },
  'disputes.performance-recorded': { zh: '登记履行', en: 'Performance recorded' },
  'disputes.performance-reversed': { zh: '冲正履行记录', en: 'Record reversed' },
  'disputes.breach-recorded': { zh: '登记违约', en: 'Breach recorded' },
  'disputes.confirmation-applied': { zh: '共同申请司法确认', en: 'Confirmation applied for' },
  'disputes.ruling-recorded': { zh: '登记法院裁定', en: 'Ruling recorded' },
  'disputes.review-applied': { zh: '共同申请仲裁审查', en: 'Arbitration review applied for' },
  'disputes.review-recorded': { zh: '登记仲裁审查结果', en: 'Review recorded' },
  'disputes.no-penalty-applied': { zh: '书面申请不予处罚', en: 'No penalty asked for' },
  'disputes.group-enrolled': { zh: '导入群体名册', en: 'Roster taken in' },
  'disputes.member-left': { zh: '成员退出群体', en: 'A member left the group' },
  'disputes.represented': { zh: '登记代表人、代理人', en: 'Representative recorded' },
  'disputes.representation-ended': { zh: '代理结束', en: 'Representation ended' },
  'disputes.taken-in': { zh: '自旧台账导入', en: 'Taken in from an old register' },
  'disputes.exchanged': { zh: '其他平台反馈', en: 'Answer of another platform' },
  'disputes.defect-flagged': { zh: '标出缺陷', en: 'Defect flagged' },
  'disputes.sealed-noted': { zh: '写下密封笔记', en: 'Note under seal' },
  'disputes.sealed-passed': { zh: '当事人同意转交密封笔记', en: 'Sealed notes passed on' },
  'disputes.sealed-destroyed': { zh: '销毁密封笔记', en: 'Sealed notes destroyed' },
  'disputes.facts-confirmed': { zh: '共同确认无争议事实', en: 'Undisputed facts confirmed' },
  'disputes.violence-asked': { zh: '单独询问', en: 'Asked apart' },
  'disputes.investigated': { zh: '调查走访', en: 'Inquiry' },
  'disputes.evidence-described': { zh: '写明证据', en: 'Evidence described' },
  'disputes.warning-noted': { zh: '记下激化苗头', en: 'Warning sign noted' },
  'disputes.warning-visited': { zh: '苗头回看', en: 'Look-in' },
  'disputes.reported-to-police': { zh: '向公安机关报告', en: 'Reported to the police' },
  'disputes.challenged': { zh: '申请换调解员', en: 'Mediator challenged' },
  'disputes.challenge-decided': { zh: '答复换人申请', en: 'Challenge decided' },
  'disputes.mediator-changed': { zh: '更换调解员', en: 'Mediator changed' },
  'disputes.clock-paused': { zh: '期限中止', en: 'Limit paused' },
  'disputes.clock-resumed': { zh: '期限恢复', en: 'Limit runs again' },
  'disputes.clock-extended': { zh: '延长期限', en: 'Limit extended' },
  'disputes.session-planned': { zh: '约定调解会', en: 'Session planned' },
  'disputes.session-moved': { zh: '调解会改期', en: 'Session moved' },
  'disputes.session-cancelled': { zh: '取消调解会', en: 'Session cancelled' },
};

const isKnown = (type: string): type is EventName => Object.hasOwn(disputeEvents, type) || Object.hasOwn(matterEvents, type);

/** The words for a record; one that is newer than this page keeps its own name. */
export function eventWording(type: string): Wording {
  return isKnown(type) ? eventWords[type] : { zh: type, en: type };
}
