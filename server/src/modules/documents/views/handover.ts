/** Views of the papers of passing a dispute on, and of the report to the organ that handed one in. */
import type { PaperInput } from '@anhe/contract/documents';
import { sharedFields } from '@anhe/contract/matters';
import type { HandoverView } from '@anhe/contract/matters';
import type { DisputeFile, FileHandIn } from '../gather.ts';
import { allParties, committeeOf, given, numberOf, typeName } from './parts.ts';

const passed = (file: DisputeFile, handover: HandoverView) => ({
  number: numberOf(file, 'acceptance'), committee: handover.from.unit === file.detail.committee.unit ? committeeOf(file) : { name: handover.from.name }, sort: handover.kind,
  receiver: handover.to.name, receiverPhone: handover.to.phone ?? undefined, parties: allParties(file), disputeType: typeName(file), purpose: handover.purpose ?? undefined,
  fields: handover.fields.map((field) => sharedFields[field].zh),
});

const grounds = {
  consent: '已向各方当事人告知接收单位、联系方式、用途和内容，并取得各方单独同意（《中华人民共和国个人信息保护法》第二十三条）。',
  duty: '系履行法定职责所必需，已依法告知各方当事人（《中华人民共和国个人信息保护法》第十三条、第三十五条）。',
  secrecy: '依照法律规定应当保密，未告知当事人（《中华人民共和国个人信息保护法》第十八条）。',
} as const;

/** 协助函 or 移交函: to the unit that is asked. */
export function handoverLetter(file: DisputeFile, handover: HandoverView): PaperInput<'handoverLetter'> {
  return given({ ...passed(file, handover), matter: handover.fields.includes('summary') ? file.detail.summary : undefined, ground: grounds[handover.ground], answerBy: handover.dueOn, date: handover.askedOn });
}

/** What the parties are told of it, with room for what they say. */
export function handoverNotice(file: DisputeFile, handover: HandoverView): PaperInput<'handoverNotice'> {
  return given({ ...passed(file, handover), asksConsent: handover.ground === 'consent', date: handover.askedOn });
}

/** 反馈函: what came of it, to the organ that handed it in. */
export function handInReturn(file: DisputeFile, handIn: FileHandIn): PaperInput<'handInReturn'> {
  const returned = file.events.findLast(({ type }) => type === 'disputes.hand-in-returned');
  return given({
    number: handIn.returnLetter, committee: committeeOf(file), organ: handIn.name, letter: handIn.letter, receivedOn: handIn.receivedOn, parties: allParties(file), disputeType: typeName(file),
    acceptedOn: file.detail.acceptedOn ?? undefined, result: handIn.result ?? '', handledBy: returned?.by, date: handIn.returnedOn ?? undefined,
  });
}
