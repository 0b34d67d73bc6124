/** Which papers a dispute has and how each stands. Pure; the same answer tells the page what to offer and the road what to refuse. */
import type { DisputePaperKind, PaperEntry } from '@anhe/contract/documents';
import { paperKinds } from '@anhe/contract/documents';
import { formatDayEn, formatDayZh } from '@anhe/contract/kernel';
import type { Day, Id, Wording } from '@anhe/contract/kernel';
import { lastEvent } from './gather.ts';
import type { DisputeFile, FiledFile } from './gather.ts';
import { dossierStands } from './filing.ts';
import { afterStandings } from './after.ts';
import { lacking, none, ready } from './standing.ts';
import type { Standing } from './standing.ts';
import { endedWithout, numberOf } from './views/parts.ts';


interface About {
  readonly id?: Id;
  readonly of?: Wording;
  readonly number?: string | undefined;
  readonly on?: Day | null | undefined;
  /** Files that stand for the signed sheets. */
  readonly scans?: FiledFile['kind'];
}

function entry(file: DisputeFile, kind: DisputePaperKind, standing: Standing, about: About = {}): PaperEntry {
  const { zh, en, item, signed, sealed } = paperKinds[kind];
  return {
    kind, id: about.id ?? null, title: { zh, en }, of: about.of ?? null, item, signed, sealed, state: standing.state,
    lacks: standing.state === 'lacking' ? [...standing.lacks] : [], reason: standing.state === 'not-applicable' ? standing.reason : null,
    printable: standing.state === 'ready' || (standing.state === 'lacking' && standing.printable),
    number: about.number ?? null, on: about.on ?? null,
    scans: about.scans === undefined ? 0 : file.files.filter((one) => one.kind === about.scans).length,
  };
}

const notAccepted: Wording = { zh: '还没有受理', en: 'Not accepted yet' };
const over = ({ detail }: DisputeFile): boolean => detail.outcome !== null || detail.status === 'closed' || detail.status === 'archived';

function beginning(file: DisputeFile): PaperEntry[] {
  const { detail } = file;
  const refused = detail.outcome === 'not-admissible';
  const acceptance = numberOf(file, 'acceptance');
  const neverAccepted = detail.acceptedOn === null && over(file);
  const application = detail.origin === 'written' ? ready
    : detail.origin === 'handed-in' ? none('其他机关委托移送', 'Handed in by another organ')
    : detail.origin === 'oral' ? none('当事人口头申请，记入受理登记表', 'Asked for orally: noted in the registration')
    : none('调委会主动调解', 'On the committee’s own initiative');
  const registration = detail.acceptedOn !== null ? ready : neverAccepted ? none('没有受理', 'It was not accepted') : lacking(false, notAccepted);
  const handed = lastEvent(file, 'disputes.handed-back');
  const refusal = lastEvent(file, 'disputes.refused');
  return [
    entry(file, 'application', application, { on: detail.filedOn, scans: 'application' }),
    entry(file, 'registration', registration, { number: acceptance, on: detail.acceptedOn }),
    ...file.parties.map((party) => {
      const consent = detail.consents.find((one) => one.party === party.id);
      const standing = neverAccepted && consent === undefined ? none('没有受理', 'It was not accepted')
        : consent === undefined ? lacking(true, { zh: '还没有告知这位当事人', en: 'This party was not told yet' })
        : lacking(true, ...(consent.answer === 'open' ? [{ zh: '当事人还没有表态', en: 'The party has not answered yet' }] : []));
      return entry(file, 'rightsNotice', standing, { id: party.id, of: { zh: party.maskedName, en: party.maskedName }, number: acceptance, on: consent?.toldOn });
    }),
    entry(file, 'refusalNotice', refused ? ready : none('没有不予受理', 'It was not refused'), { number: numberOf(file, 'refusal'), on: refusal?.on }),
    entry(file, 'handBackNote', handed === undefined ? none('没有退回中心', 'It was not handed back') : ready, { on: handed?.on }),
  ];
}

const sessionName = (index: number): Wording => ({ zh: `第${index + 1}次`, en: `No ${index + 1}` });

function sessions(file: DisputeFile): PaperEntry[] {
  const { detail } = file;
  if (detail.sessions.length > 0) {
    return detail.sessions.map((session, index) => entry(file, 'sessionRecord', ready, { id: session.id, of: sessionName(index), number: numberOf(file, 'acceptance'), on: session.heldOn, scans: 'record' }));
  }
  const standing = over(file) ? none('没有开过调解会', 'No session was held')
    : lacking(false, detail.acceptedOn === null ? notAccepted : { zh: '还没有记录调解会', en: 'No session was recorded yet' });
  return [entry(file, 'sessionRecord', standing, { scans: 'record' })];
}

/** What a draft still needs before it is in force (People's Mediation Law art 29). */
function draftLacks(file: DisputeFile): Wording[] {
  const { agreement } = file.detail;
  const signed = new Set(agreement?.signatures.map(({ signer }) => signer));
  const parties = file.parties.filter(({ id }) => !signed.has(id)).map(({ maskedName }) => maskedName);
  const mediator = agreement?.signatures.some(({ asWhat }) => asWhat === 'mediator') === true;
  return [
    ...(parties.length === 0 ? [] : [{ zh: `${parties.join('、')}还没有签名或按指印`, en: `Not yet signed by ${parties.join(', ')}` }]),
    ...(file.detail.group === null || file.detail.group.signed >= file.detail.group.members ? [] : [{ zh: `群体成员还有${file.detail.group.members - file.detail.group.signed}人没有签名`, en: `${file.detail.group.members - file.detail.group.signed} members of the group have not signed` }]),
    ...(mediator ? [] : [{ zh: '调解员还没有签名', en: 'Not yet signed by the mediator' }]),
    ...(file.detail.signedPageSeen || (agreement !== null && agreement.signatures.length > 0 && agreement.signatures.every(({ way }) => way !== 'paper')) ? [] : [{ zh: '签字页还没有拍照或扫描并由人看过', en: 'The signed page was not yet photographed or scanned and seen' }]),
    { zh: '还没有用印', en: 'The seal was not put yet' },
  ];
}

function agreements(file: DisputeFile): PaperEntry[] {
  const { agreement } = file.detail;
  const scans = 'signed-page' as const;
  const noAgreement = over(file) ? none('没有达成协议', 'No agreement was reached') : lacking(false, { zh: '还没有达成协议', en: 'No agreement yet' });
  if (agreement === null) return [entry(file, 'agreement', noAgreement, { scans })];
  const on = agreement.effectiveOn ?? agreement.agreedOn;
  const number = agreement.number ?? undefined;
  if (agreement.form === 'oral') {
    return [
      entry(file, 'agreement', none('达成的是口头协议，见口头协议登记表', 'The agreement is oral: see its record')),
      entry(file, 'oralAgreement', ready, { number, on, scans }),
    ];
  }
  return [entry(file, 'agreement', agreement.status === 'effective' ? ready : lacking(true, ...draftLacks(file)), { number, on, scans })];
}

/** A group's list to sign and schedule of shares: as soon as there is a roster. */
function groupPapers(file: DisputeFile): PaperEntry[] {
  const standing = file.detail.group === null ? none('本件没有群体当事人', 'There is no group on this matter') : ready;
  return [entry(file, 'groupSignatures', standing), entry(file, 'groupShares', standing)];
}

function termination(file: DisputeFile): PaperEntry {
  const end = endedWithout(file);
  const standing = end === undefined ? none('没有终止调解', 'Mediation was not ended')
    : file.detail.acceptedOn === null ? none('受理之前已结束，没有调解可以终止', 'It ended before it was accepted') : ready;
  return entry(file, 'terminationNotice', standing, { number: numberOf(file, 'acceptance'), on: end?.on });
}

function afterAgreement(file: DisputeFile): PaperEntry[] {
  const { detail } = file;
  const { agreement } = detail;
  const inForce = agreement !== null && agreement.status === 'effective';
  const noAgreement = over(file) && !inForce ? none('没有达成协议', 'No agreement was reached') : lacking(false, { zh: '还没有生效的协议', en: 'No agreement is in force yet' });
  const more = (Object.entries(afterStandings(file, inForce ? null : noAgreement)) as [DisputePaperKind, Standing][]).map(([kind, standing]) => entry(file, kind, standing, { number: agreement?.number ?? undefined })); // its own kinds
  if (!inForce) return [entry(file, 'performanceProofs', noAgreement), entry(file, 'followUpRecord', noAgreement), entry(file, 'confirmationApplication', noAgreement), ...more];
  const proofs = file.files.filter(({ kind }) => kind === 'performance');
  const proof = lacking(true, ...(proofs.length === 0 && file.after.payments.length === 0 ? [{ zh: '还没有履行凭证', en: 'No proof of performance yet' }] : []));
  const visits = detail.followUps.map((visit, index) => entry(file, 'followUpRecord', ready, { id: visit.id, of: sessionName(index), on: visit.happenedOn }));
  const noVisit = detail.status === 'agreed' ? lacking(false, { zh: '还没有回访', en: 'No follow-up yet' }) : none('没有回访记录', 'There was no follow-up');
  return [
    entry(file, 'performanceProofs', proof, { on: proofs.at(-1)?.happenedOn, scans: 'performance' }),
    ...(visits.length === 0 ? [entry(file, 'followUpRecord', noVisit)] : visits),
    entry(file, 'confirmationApplication', confirmation(file), { number: agreement.number ?? undefined }),
    ...more,
  ];
}

/** The joint application: within thirty days, and of a written agreement only (interpretation art 354). */
function confirmation(file: DisputeFile): Standing {
  const { agreement, clocks } = file.detail;
  // What was applied for in time stays a paper of the dispute.
  if (file.after.applications.some(({ kind, agreement: of }) => kind === 'confirmation' && of === agreement?.id) && file.parties.length > 1) return ready;
  if (agreement?.form === 'oral' && !file.detail.signedPageSeen) {
    return lacking(false, { zh: '口头协议须先写成书面（民事诉讼法司法解释第354条要求提交调解协议）', en: 'An oral agreement must first be written down (interpretation art 354)' });
  }
  const due = clocks.find(({ kind }) => kind === 'confirmation')?.due;
  if (due !== undefined && due < file.today) return none(`三十日已满，最后一日为${formatDayZh(due)}`, `The thirty days ended on ${formatDayEn(due)}`);
  if (file.parties.length < 2) return lacking(false, { zh: '须由双方共同申请', en: 'Both sides must apply together' });
  return ready;
}

function closing(file: DisputeFile): PaperEntry[] {
  const { detail } = file;
  const closed = detail.closedOn !== null;
  const report = closed ? ready : lacking(detail.outcome !== null, { zh: '还没有结案', en: 'Not closed yet' });
  const dossier = dossierStands(file);
  const bound: Standing = dossier.state === 'not-applicable' ? { state: 'not-applicable', reason: dossier.reason }
    : lacking(true, ...(dossier.state === 'lacking' ? [dossier.lack] : []));
  const number = numberOf(file, 'dossier');
  const about = { number, on: detail.archivedOn };
  return [
    entry(file, 'closingReport', report, { on: detail.closedOn }),
    entry(file, 'dossierNote', bound, about), entry(file, 'dossierCover', bound, about), entry(file, 'dossierIndex', bound, about), entry(file, 'dossierBack', bound, about),
  ];
}

/** Letters to other units, and what the parties were told of them; a secret one has no notice. */
function handedOn(file: DisputeFile): PaperEntry[] {
  const { handovers, handIn } = file;
  const nothing = none('没有移交或请求协助', 'Nothing was handed on');
  const letters = handovers.map((one) => entry(file, 'handoverLetter', ready, { id: one.id, of: { zh: one.to.name, en: one.to.name }, number: numberOf(file, 'acceptance'), on: one.askedOn }));
  const notices = handovers.filter(({ ground }) => ground !== 'secrecy').map((one) => entry(file, 'handoverNotice', ready, { id: one.id, of: { zh: one.to.name, en: one.to.name }, on: one.askedOn }));
  const returned = handIn === undefined ? none('不是其他机关委托移送的', 'No organ handed it in')
    : handIn.returnedOn === null ? lacking(false, { zh: '还没有向移送机关反馈', en: 'The organ was not told yet' }) : ready;
  return [
    ...(letters.length === 0 ? [entry(file, 'handoverLetter', nothing)] : letters), ...(notices.length === 0 ? [entry(file, 'handoverNotice', nothing)] : notices),
    entry(file, 'handInReturn', returned, { number: handIn?.returnLetter, on: handIn?.returnedOn }),
  ];
}

/** What the room left: only what is there is listed, since nothing of it must be. */
function ofRoom(file: DisputeFile): PaperEntry[] {
  const number = numberOf(file, 'acceptance');
  const evidence = file.files.filter(({ kind }) => kind === 'evidence');
  const told = new Set(file.room.evidence.map(({ attachment }) => attachment));
  const unsaid = evidence.filter(({ id }) => !told.has(id)).length;
  const list = lacking(true, ...(unsaid === 0 ? [] : [{ zh: `有${unsaid}件还没写明证明什么`, en: `${unsaid} of them do not say what they prove` }]));
  return [
    ...file.room.inquiries.map((one, index) => entry(file, 'inquiryRecord', ready, { id: one.id, of: sessionName(index), number, on: one.happenedOn })),
    ...(evidence.length === 0 ? [] : [entry(file, 'evidenceList', list, { number, on: evidence.at(-1)?.happenedOn, scans: 'evidence' })]),
    ...file.room.reports.map((one, index) => entry(file, 'policeReport', ready, { id: one.id, of: sessionName(index), number, on: one.reportedOn })),
    ...file.room.facts.map((one, index) => entry(file, 'jointFacts', ready, { id: one.id, of: sessionName(index), number, on: one.happenedOn })),
  ];
}

/** Every paper of the dispute, in the order in which they arise. */
export function paperEntries(file: DisputeFile): PaperEntry[] {
  return [
    ...beginning(file), ...ofRoom(file), ...sessions(file), ...agreements(file), ...groupPapers(file), termination(file), ...afterAgreement(file), ...handedOn(file), ...closing(file),
  ];
}
