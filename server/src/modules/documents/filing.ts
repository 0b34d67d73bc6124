/** The dossier: whether there is one, what lies under its thirteen items, and its view with pictures. */
import type { DossierInput, DossierItemLine, DossierState } from '@anhe/contract/documents';
import { dossierItems, paperKinds } from '@anhe/contract/documents';
import { PaperBody, formatDayZh } from '@anhe/contract/kernel';
import type { Wording } from '@anhe/contract/kernel';
import { attachmentKinds } from '@anhe/contract/matters';
import type { DisputeFile, FiledFile } from './gather.ts';
import { agreement, sessionRecord, terminationNotice } from './views/mediation.ts';
import { application, registration, rightsNotice } from './views/beginning.ts';
import { closingReport, followUpRecord, performanceProofs } from './views/after.ts';
import { afterPapers } from './after.ts';
import { defectLines, dossierBack, dossierCover, dossierNote } from './views/binding.ts';
import { handInReturn, handoverLetter } from './views/handover.ts';
import { endedWithout, numberOf } from './views/parts.ts';
import { evidenceList, inquiryRecord, jointFacts } from './views/room.ts';

type Stands =
  | { readonly state: 'ready' }
  | { readonly state: 'lacking'; readonly lack: Wording }
  | { readonly state: 'not-applicable'; readonly reason: Wording };

/** Whether the dispute has a dossier: every end but an oral agreement, which lies in the yearly register. */
export function dossierStands({ detail }: DisputeFile): Stands {
  if (detail.agreement?.form === 'oral' || detail.outcome === 'oral') {
    return { state: 'not-applicable', reason: { zh: '口头协议记入年度登记簿，不单独立卷', en: 'An oral agreement lies in the yearly register and has no dossier of its own' } };
  }
  if (detail.outcome === null) return { state: 'lacking', lack: { zh: '调解还没有结果', en: 'There is no result yet' } };
  if (detail.closedOn === null) return { state: 'lacking', lack: { zh: '还没有结案', en: 'Not closed yet' } };
  return { state: 'ready' };
}

/** Under which item a file is put. */
const itemOf: Readonly<Record<keyof typeof attachmentKinds, number>> = {
  application: 1, identity: 3, authority: 4, evidence: 6, scene: 6, record: 7, 'signed-page': 8, signature: 8, performance: 9, ruling: 11, other: 12,
};

const isPicture = ({ mediaType }: FiledFile): boolean => mediaType === 'image/jpeg' || mediaType === 'image/png';

type Papers = NonNullable<DossierInput['papers']>;

/** Pictures by the file's id, as far as they were read. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/** The original application, where it was photographed: it stands in the place of the printed text. */
const originals = (file: DisputeFile): FiledFile[] => (file.detail.origin === 'written' ? file.files.filter((one) => one.kind === 'application' && isPicture(one)) : []);

function papersOf(file: DisputeFile, pictures: Pictures): Papers {
  const { detail } = file;
  const said = detail.agreement;
  const scans = originals(file).flatMap(({ id }) => (pictures.has(id) ? [{ bytes: pictures.get(id) ?? new Uint8Array() }] : []));
  const named = (count: number, name: string, which: string): { name?: string } => (count < 2 ? {} : { name: `${name}（${which}）` });
  const told = file.parties.filter((party) => detail.consents.some((consent) => consent.party === party.id));
  return [
    ...(detail.origin === 'written' ? [{ kind: 'application' as const, view: application(file), date: detail.filedOn, scans }] : []),
    ...(detail.acceptedOn === null ? [] : [{ kind: 'registration' as const, view: registration(file), date: detail.acceptedOn }]),
    ...told.map((party) => {
      const view = rightsNotice(file, party);
      return { kind: 'rightsNotice' as const, view, ...named(told.length, paperKinds.rightsNotice.zh, view.party.name), ...(view.date === undefined ? {} : { date: view.date }) };
    }),
    ...file.room.inquiries.map((one, index) => ({
      kind: 'inquiryRecord' as const, view: inquiryRecord(file, one), date: one.happenedOn, ...named(file.room.inquiries.length, paperKinds.inquiryRecord.zh, `第${index + 1}次`),
    })),
    ...(file.room.evidence.length === 0 ? [] : [{ kind: 'evidenceList' as const, view: evidenceList(file) }]),
    ...file.room.facts.map((one) => ({ kind: 'jointFacts' as const, view: jointFacts(file, one), date: one.happenedOn })),
    ...detail.sessions.map((session, index) => ({
      kind: 'sessionRecord' as const, view: sessionRecord(file, session), date: session.heldOn, ...named(detail.sessions.length, paperKinds.sessionRecord.zh, `第${index + 1}次`),
    })),
    ...(said === null || said.form === 'oral' ? [] : [{ kind: 'agreement' as const, view: agreement(file, said), date: said.effectiveOn ?? said.agreedOn, ...(said.status === 'draft' ? { remark: '未生效' } : {}) }]),
    ...(file.files.some(({ kind }) => kind === 'performance') || file.after.payments.length > 0 ? [{ kind: 'performanceProofs' as const, view: performanceProofs(file) }] : []),
    ...afterPapers(file),
    ...detail.followUps.map((visit, index) => ({
      kind: 'followUpRecord' as const, view: followUpRecord(file, visit), date: visit.happenedOn, ...named(detail.followUps.length, paperKinds.followUpRecord.zh, `第${index + 1}次`),
    })),
    ...termination(file),
    ...file.handovers.map((one) => ({ kind: 'handoverLetter' as const, view: handoverLetter(file, one), date: one.askedOn, ...named(file.handovers.length, paperKinds.handoverLetter.zh, one.to.name) })),
    ...(file.handIn?.returnedOn == null ? [] : [{ kind: 'handInReturn' as const, view: handInReturn(file, file.handIn), date: file.handIn.returnedOn }]),
    ...(detail.closedOn === null ? [] : [{ kind: 'closingReport' as const, view: closingReport(file), date: detail.closedOn }]),
  ];
}

function termination(file: DisputeFile): Papers {
  const end = endedWithout(file);
  return end === undefined || file.detail.acceptedOn === null ? [] : [{ kind: 'terminationNotice', view: terminationNotice(file), date: end.on }];
}

/** The items' names and order in force on a day: the installation's dated rows. */
function itemsOf(file: DisputeFile): { number: number; name: Wording; expected: boolean }[] {
  const rows = file.book.list('papers', file.detail.closedOn ?? file.today).map(({ body }) => PaperBody.parse(body));
  const items = rows.length > 0 ? rows : dossierItems.map(({ number, zh, en, expected }) => ({ number, name: { zh, en }, expected }));
  return items.map(({ number, name, expected }) => ({ number, name, expected: expected && isDue(file, number) })).sort((a, b) => a.number - b.number);
}

/** Whether an expected item can be expected of a dispute that ended as this one did. */
function isDue({ detail }: DisputeFile, number: number): boolean {
  const { outcome } = detail;
  if (number === 8) return outcome === null || outcome === 'written';
  if (number === 1 || number === 13 || outcome === null || outcome === 'written') return true;
  // Never accepted, or withdrawn before anything was done: there was nothing to tell, to prove or to record.
  if (detail.acceptedOn === null) return false;
  return number === 2 || outcome === 'failed';
}

/** The items with what lies under them. */
function itemLines(file: DisputeFile): DossierItemLine[] {
  const counts = new Map<number, number>([[13, 1]]);
  const add = (item: number): void => void counts.set(item, (counts.get(item) ?? 0) + 1);
  for (const { kind } of papersOf(file, new Map())) {
    // A draft that is not in force fills nothing.
    if (kind !== 'agreement' || file.detail.agreement?.status === 'effective') add(paperKinds[kind].item ?? 12);
  }
  for (const { kind } of file.files) if (kind !== 'signed-page') add(itemOf[kind]);
  return itemsOf(file).map(({ number, name, expected }) => ({ number, name, expected, filled: counts.has(number), count: counts.get(number) ?? 0 }));
}

const missingOf = (items: readonly DossierItemLine[]): DossierItemLine[] => items.filter(({ expected, filled }) => expected && !filled);

/** How the dossier stands, for the page. */
export function dossierState(file: DisputeFile): DossierState {
  const stands = dossierStands(file);
  const items = itemLines(file);
  return {
    state: stands.state, reason: stands.state === 'not-applicable' ? stands.reason : stands.state === 'lacking' ? stands.lack : null,
    printable: stands.state !== 'not-applicable', number: numberOf(file, 'dossier') ?? null, items,
    missing: stands.state === 'not-applicable' ? [] : missingOf(items).map(({ name }) => name), defects: defectLines(file),
  };
}

/** Bytes of pictures that one dossier shows; what goes beyond is named on its page and stays in the store. */
const pictureBudget = 48_000_000;

/** The files whose bytes a dossier shows, in their order and within the budget. */
export function picturesToRead(file: DisputeFile): FiledFile[] {
  let left = pictureBudget;
  return file.files.filter((one) => {
    if (!isPicture(one) || one.size > left) return false;
    left -= one.size;
    return true;
  });
}

function attachmentsOf(file: DisputeFile, pictures: Pictures): DossierInput['attachments'] {
  const shown = new Set(originals(file).map(({ id }) => id));
  return file.files.filter(({ id }) => !shown.has(id)).map((one) => {
    const bytes = pictures.get(one.id);
    const name = attachmentKinds[one.kind].zh;
    const base = { item: itemOf[one.kind], name: one.kind === 'other' || one.kind === 'evidence' ? `${name}：${one.name}` : name, date: one.happenedOn, ...(one.seen ? {} : { remark: '未核对原件' }) };
    if (bytes !== undefined) return { ...base, images: [{ bytes, caption: `${name}（${formatDayZh(one.happenedOn)}）` }] };
    const why = isPicture(one) ? '此件影像过大或者读不出，未编入' : '此件不是照片，未编入影像';
    return { ...base, note: `${why}；文件“${one.name}”（${Math.max(1, Math.round(one.size / 1024))} KB）存于系统附件，可另行打印附后。` };
  });
}

/** Words on what the dossier does not show. */
function notShown(file: DisputeFile, pictures: Pictures): string[] {
  const absent = file.files.filter(({ id }) => !pictures.has(id)).length;
  return absent === 0 ? [] : [`有${absent}件附件的影像未编入本卷（不是照片、总量过大或者读不出），存于系统附件。`];
}

/** The notes on the dossier as a paper of its own. */
export function notesOf(file: DisputeFile, pictures: Pictures): ReturnType<typeof dossierNote> {
  return dossierNote(file, missingOf(itemLines(file)).map(({ name }) => name.zh), notShown(file, pictures));
}

/** The whole dossier. Takes the pictures that were read. */
export function dossierView(file: DisputeFile, pictures: Pictures): DossierInput {
  const note = notesOf(file, pictures);
  return {
    items: itemsOf(file).map(({ number, name, expected }) => ({ number, zh: name.zh, en: name.en, expected })),
    cover: dossierCover(file),
    papers: [...papersOf(file, pictures), { kind: 'dossierNote', view: note, ...(note.date === undefined ? {} : { date: note.date }) }],
    attachments: attachmentsOf(file, pictures), back: dossierBack(file),
  };
}

/** The index on its own, without page numbers: for a dossier bound by hand. */
export function indexView(file: DisputeFile): { number?: string; rows: { item: number; name: string; date?: string; remark?: string }[] } {
  const number = numberOf(file, 'dossier');
  const filed = [...papersOf(file, new Map()).map((paper) => ({ item: paperKinds[paper.kind].item ?? 12, name: paper.name ?? paperKinds[paper.kind].zh, ...(paper.date === undefined ? {} : { date: paper.date }) })),
    ...file.files.map(({ kind, happenedOn }) => ({ item: itemOf[kind], name: attachmentKinds[kind].zh, date: happenedOn })),
    { item: 12, name: paperKinds.dossierNote.zh }, { item: 13, name: paperKinds.dossierBack.zh }];
  const absent = missingOf(itemLines(file)).map((item) => ({ item: item.number, name: item.name.zh, remark: '缺' }));
  return { ...(number === undefined ? {} : { number }), rows: [...filed, ...absent].sort((a, b) => a.item - b.item) };
}
