/** Views of the papers at the beginning: application, registration, rights notice, refusal, hand-back. */
import type { PaperInput } from '@anhe/contract/documents';
import { GroundBody } from '@anhe/contract/kernel';
import { citation, remedyRows } from '../remedies.ts';
import { lastEvent } from '../gather.ts';
import type { DisputeFile, FileParty } from '../gather.ts';
import { allParties, bySide, committeeOf, given, mediatorNames, numberOf, paperParty, sourceOf, typeName, typeWord } from './parts.ts';

/** 人民调解申请书. */
export function application(file: DisputeFile): PaperInput<'application'> {
  const { applicants, others } = bySide(file);
  return {
    committee: committeeOf(file), applicants: applicants.map((party) => paperParty(party)), respondents: others.map((party) => paperParty(party)),
    facts: file.detail.summary, date: file.detail.filedOn,
  };
}

/** 人民调解受理登记表. */
export function registration(file: DisputeFile): PaperInput<'registration'> {
  const { detail } = file;
  return given({
    number: numberOf(file, 'acceptance'), committee: committeeOf(file), receivedOn: detail.filedOn, acceptedOn: detail.acceptedOn ?? undefined,
    parties: allParties(file), disputeType: typeWord(file), source: sourceOf(file), referredBy: file.handIn?.name, facts: detail.summary, mediators: mediatorNames(file),
    registrar: lastEvent(file, 'disputes.registered')?.by, date: detail.acceptedOn ?? undefined,
  });
}

/** 人民调解权利义务告知书 for one party; before the party was told, the answer and the day are left to the pen. */
export function rightsNotice(file: DisputeFile, party: FileParty): PaperInput<'rightsNotice'> {
  const consent = file.detail.consents.find((one) => one.party === party.id);
  const told = file.events.findLast((event) => event.type === 'disputes.told' && event.on === consent?.toldOn);
  const answer = consent?.answer === 'consented' ? 'agrees' : consent?.answer === 'refused' ? 'refuses' : undefined;
  return given({
    number: numberOf(file, 'acceptance'), committee: committeeOf(file), party: paperParty(party), mediators: mediatorNames(file), answer,
    readOutBy: consent?.toldHow === 'read-out' ? told?.by : undefined, date: consent?.toldOn,
  });
}

/** 人民调解不予受理通知书 (rules of 2002 arts 22, 24). */
export function refusalNotice(file: DisputeFile): PaperInput<'refusalNotice'> {
  const event = lastEvent(file, 'disputes.refused');
  const { applicants } = bySide(file);
  const on = event?.on ?? file.today;
  const row = event === undefined ? undefined : file.book.find('grounds', event.body.ground, on);
  const ground = row === undefined ? undefined : GroundBody.parse(row.body);
  // The reason, and in its last line where the applicant was told to go.
  const said = file.textOf(event?.body.reason) ?? '';
  const cut = said.lastIndexOf('\n');
  const [reason, goTo] = cut < 0 ? [said, ''] : [said.slice(0, cut), said.slice(cut + 1)];
  return given({
    number: numberOf(file, 'refusal'), committee: committeeOf(file), applicants: applicants.map((party) => paperParty(party)), appliedOn: file.detail.filedOn,
    matter: typeName(file), reason: ground === undefined ? reason : `${ground.name.zh}。\n${reason}`, article: ground === undefined ? '' : citation(file.book, ground.articles, on).zh,
    remedies: [{ form: ground?.instead.zh ?? '向有权处理的机关提出', ...(goTo === '' ? {} : { window: goTo }) }, ...remedyRows(file.book, { type: file.detail.type, after: 'not-admissible', on })],
    date: event?.on,
  });
}

/** The committee hands a filing back to the centre that sent it. */
export function handBackNote(file: DisputeFile): PaperInput<'handBackNote'> {
  const event = lastEvent(file, 'disputes.handed-back');
  const before = event === undefined ? [] : file.events.slice(0, file.events.indexOf(event));
  const sent = before.findLast(({ type }) => type === 'disputes.offered' || type === 'disputes.registered');
  const unit = event?.unit;
  return given({
    committee: unit === undefined ? committeeOf(file) : { name: unit.name, ...given({ phone: unit.phone, address: unit.address }) },
    centre: file.detail.filedBy.name, parties: allParties(file), matter: typeName(file), sentOn: sent?.on,
    reason: file.textOf(event?.body.reason) ?? '', handledBy: event?.by, date: event?.on,
  });
}
