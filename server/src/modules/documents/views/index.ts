/** The view of any paper of a dispute, once the listing has said that it can be printed. */
import type { DisputePaperKind, PaperEntry, PaperInput } from '@anhe/contract/documents';
import type { DisputeView } from '@anhe/contract/disputes';
import { indexView, notesOf } from '../filing.ts';
import type { DisputeFile } from '../gather.ts';
import { closingReport, followUpRecord, performanceProofs } from './after.ts';
import { application, handBackNote, refusalNotice, registration, rightsNotice } from './beginning.ts';
import * as later from './later.ts';
import { dossierBack, dossierCover } from './binding.ts';
import { handInReturn, handoverLetter, handoverNotice } from './handover.ts';
import { evidenceList, inquiryRecord, jointFacts, policeReport } from './room.ts';
import { groupShares, groupSignatures } from './group.ts';
import { agreement, confirmationApplication, oralAgreement, sessionRecord, terminationNotice } from './mediation.ts';

/** What the listing promised to be there. */
function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a paper was listed as printable without what it is made from');
  return value;
}

const agreementOf = (file: DisputeFile): NonNullable<DisputeView['agreement']> => there(file.detail.agreement);

type Builders = { readonly [K in DisputePaperKind]: (file: DisputeFile, entry: PaperEntry, pictures: ReadonlyMap<string, Uint8Array>) => PaperInput<K> };

const builders: Builders = {
  application, registration, refusalNotice, handBackNote, terminationNotice, performanceProofs, closingReport, dossierCover, dossierBack, evidenceList,
  inquiryRecord: (file, { id }) => inquiryRecord(file, there(file.room.inquiries.find((inquiry) => inquiry.id === id))),
  jointFacts: (file, { id }) => jointFacts(file, there(file.room.facts.find((facts) => facts.id === id))),
  policeReport: (file, { id }) => policeReport(file, there(file.room.reports.find((report) => report.id === id))),
  rightsNotice: (file, { id }) => rightsNotice(file, there(file.parties.find((party) => party.id === id))),
  sessionRecord: (file, { id }) => sessionRecord(file, there(file.detail.sessions.find((session) => session.id === id))),
  followUpRecord: (file, { id }) => followUpRecord(file, there(file.detail.followUps.find((visit) => visit.id === id))),
  agreement: (file, _entry, pictures) => agreement(file, agreementOf(file), pictures),
  groupSignatures, groupShares,
  oralAgreement: (file) => oralAgreement(file, agreementOf(file)),
  confirmationApplication: (file) => confirmationApplication(file, agreementOf(file)),
  handoverLetter: (file, { id }) => handoverLetter(file, there(file.handovers.find((one) => one.id === id))),
  handoverNotice: (file, { id }) => handoverNotice(file, there(file.handovers.find((one) => one.id === id))),
  handInReturn: (file) => handInReturn(file, there(file.handIn)),
  performanceLedger: later.performanceLedger, breachNotice: later.breachNotice, mediationProof: later.mediationProof, confirmationMaterials: later.confirmationMaterials,
  reviewApplication: later.reviewApplication, noPenaltyApplication: later.noPenaltyApplication,
  dossierNote: (file) => notesOf(file, new Map()),
  dossierIndex: indexView,
};

/** Builds the view of a paper that can be printed. @param pictures drawings of signatures by their file, as far as they were read */
export function viewOf(file: DisputeFile, entry: PaperEntry, pictures: ReadonlyMap<string, Uint8Array> = new Map()): PaperInput<DisputePaperKind> {
  return builders[entry.kind](file, entry, pictures);
}
