/** Views of the mediation's own papers: sessions, agreements, the end without one. */
import type { PaperInput } from '@anhe/contract/documents';
import { formatDayZh } from '@anhe/contract/kernel';
import type { DisputeView } from '@anhe/contract/disputes';
import { remedyRows } from '../remedies.ts';
import type { DisputeFile } from '../gather.ts';
import { courtOf } from './later.ts';
import { digestOf, electronicOf } from './group.ts';
import { allParties, committeeOf, contractParties, endedWithout, given, mediatorNames, numberOf, paperParty, performanceWords, typeWord } from './parts.ts';

type Session = DisputeView['sessions'][number];
type Agreement = NonNullable<DisputeView['agreement']>;

/** How a session ended, as far as the record tells: the last one by the dispute's end, the earlier ones were adjourned. */
function resultOf(file: DisputeFile, session: Session): { result?: 'agreed' | 'adjourned' | 'failed'; resultText?: string } {
  const { agreement, sessions } = file.detail;
  if (sessions.at(-1)?.id !== session.id) return { result: 'adjourned' };
  if (agreement !== null && agreement.agreedOn === session.heldOn) {
    const paper = agreement.form === 'oral' ? '口头协议，见口头协议登记表' : '书面协议，见人民调解协议书';
    const number = agreement.number === null ? '' : `，编号${agreement.number}`;
    return { result: 'agreed', resultText: `双方达成${paper}${number}。` };
  }
  const end = endedWithout(file);
  return end !== undefined && end.on === session.heldOn ? { result: 'failed', ...given({ resultText: end.reason }) } : {};
}

/** 人民调解记录: one session. */
export function sessionRecord(file: DisputeFile, session: Session): PaperInput<'sessionRecord'> {
  const there = file.parties.filter(({ id }) => session.present.includes(id));
  const recorder = file.nameOf(session.recorder);
  return given({
    number: numberOf(file, 'acceptance'), committee: committeeOf(file), ordinal: file.detail.sessions.indexOf(session) + 1, heldOn: session.heldOn,
    place: session.venue ?? undefined, parties: (there.length === 0 ? file.parties : there).map((party) => paperParty(party)), mediators: mediatorNames(file),
    recorder, open: session.public, entries: [{ text: session.record }], ...resultOf(file, session), readOutBy: session.readBack ? recorder : undefined,
  });
}

const lastRecorder = (file: DisputeFile): string | undefined => {
  const session = file.detail.sessions.at(-1);
  return session === undefined ? undefined : file.nameOf(session.recorder);
};

const clausesOf = ({ content }: Agreement): string[] => content.split('\n').map((clause) => clause.trim()).filter((clause) => clause !== '');

const dayWords = (day: string | null): string | undefined => (day === null ? undefined : formatDayZh(day));

/** 人民调解协议书: as a draft to be signed, or in force. */
export function agreement(file: DisputeFile, said: Agreement, pictures: ReadonlyMap<string, Uint8Array> = new Map()): PaperInput<'agreement'> {
  const { manner, term } = performanceWords(said, dayWords(said.performBy));
  return given({
    number: said.number ?? undefined, committee: committeeOf(file), parties: contractParties(file), facts: said.facts, clauses: clausesOf(said), manner, term,
    copies: said.copies === 0 ? undefined : said.copies, mediators: mediatorNames(file), recorder: lastRecorder(file), inForce: said.status === 'effective',
    group: file.detail.group === null ? undefined : `群体成员${file.detail.group.members}人，姓名、金额和签名见所附签名表、分配表。`, digest: digestOf(file), electronic: electronicOf(file, said, pictures),
    // A draft is dated by the pen when all sign.
    date: said.effectiveOn ?? undefined,
  });
}

/** 人民调解口头协议登记表. */
export function oralAgreement(file: DisputeFile, said: Agreement): PaperInput<'oralAgreement'> {
  const { manner, term } = performanceWords(said, dayWords(said.performBy));
  return given({
    number: said.number ?? undefined, committee: committeeOf(file), parties: contractParties(file), facts: said.facts, content: said.content, manner, term,
    performed: said.performance === 'on-the-spot', mediators: mediatorNames(file), recorder: lastRecorder(file), reachedOn: said.agreedOn,
  });
}

/** 人民调解终止告知书 with the remedies sheet (People's Mediation Law art 26). */
export function terminationNotice(file: DisputeFile): PaperInput<'terminationNotice'> {
  const end = endedWithout(file);
  const { detail } = file;
  const after = end?.ending ?? 'failed';
  return given({
    number: numberOf(file, 'acceptance'), committee: committeeOf(file), parties: allParties(file), acceptedOn: detail.acceptedOn ?? undefined, disputeType: typeWord(file).replace(/纠纷$/, ''),
    ending: after, reason: end?.reason, remedies: remedyRows(file.book, { type: detail.type, after, on: end?.on ?? file.today, askedOn: detail.filedOn }),
    mediators: mediatorNames(file), date: end?.on,
  });
}

/** 司法确认申请书, joint (People's Mediation Law art 33). */
export function confirmationApplication(file: DisputeFile, said: Agreement): PaperInput<'confirmationApplication'> {
  return given({
    committee: committeeOf(file), applicants: file.parties.map((party) => paperParty(party)), agreementNumber: said.number ?? undefined, effectiveOn: said.effectiveOn ?? undefined,
    lastDay: file.detail.clocks.find(({ kind }) => kind === 'confirmation')?.due, ...courtOf(file), matter: typeWord(file).replace(/纠纷$/, ''), clauses: clausesOf(said),
  });
}
