/** From a parsed view to the paper's blocks, for every kind. */
import type { PaperKind, PaperView } from '@anhe/contract/documents';
import type { Sheet } from '../model.ts';
import * as after from './after.ts';
import * as later from './later.ts';
import * as awards from './awards.ts';
import * as surveys from './surveys.ts';
import * as binding from './binding.ts';
import * as counter from './counter.ts';
import * as course from './course.ts';
import * as handover from './handover.ts';
import * as group from './group.ts';
import * as intake from './intake.ts';
import * as sheets from './sheets.ts';
import { campaignReport } from './campaign.ts';
import { officialLetter } from './official.ts';
import * as room from './room.ts';
import { yearlyReport } from './yearly.ts';

/** How each kind is composed; exhaustive by type. */
const composers: { readonly [K in PaperKind]: (view: PaperView<K>) => Sheet } = {
  application: intake.application,
  registration: intake.registration,
  rightsNotice: intake.rightsNotice,
  refusalNotice: intake.refusalNotice,
  handBackNote: intake.handBackNote,
  handoverLetter: handover.handoverLetter,
  handoverNotice: handover.handoverNotice,
  handInReturn: handover.handInReturn,
  inquiryRecord: course.inquiryRecord,
  evidenceList: room.evidenceList,
  jointFacts: room.jointFacts,
  policeReport: room.policeReport,
  sessionRecord: course.sessionRecord,
  agreement: course.agreement,
  groupSignatures: group.groupSignatures,
  groupShares: group.groupShares,
  oralAgreement: course.oralAgreement,
  terminationNotice: course.terminationNotice,
  performanceProofs: after.performanceProofs,
  followUpRecord: after.followUpRecord,
  confirmationApplication: after.confirmationApplication,
  performanceLedger: later.performanceLedger,
  breachNotice: later.breachNotice,
  mediationProof: later.mediationProof,
  confirmationMaterials: later.confirmationMaterials,
  reviewApplication: later.reviewApplication,
  noPenaltyApplication: later.noPenaltyApplication,
  closingReport: after.closingReport,
  dossierCover: binding.dossierCover,
  dossierIndex: binding.dossierIndex,
  dossierNote: binding.dossierNote,
  dossierBack: (view) => binding.dossierBack(view, [], false),
  oralRegister: counter.oralRegister,
  sealRegister: counter.sealRegister,
  receiptSlip: counter.receiptSlip,
  signInCard: counter.signInCard,
  reviewSheet: sheets.reviewSheet,
  allowanceNotice: sheets.allowanceNotice,
  paymentSheet: sheets.paymentSheet,
  awardCertificate: awards.awardCertificate,
  awardList: awards.awardList,
  surveyForms: surveys.surveyForms,
  surveyReport: surveys.surveyReport,
  officialLetter,
  campaignReport,
  screeningReport: sheets.screeningReport,
  yearlyReport,
  hoursCertificate: sheets.hoursCertificate,
};

/** Composes one paper. Takes its kind and parsed view, gives its sheet. */
export function compose<K extends PaperKind>(kind: K, view: PaperView<K>): Sheet {
  return composers[kind](view);
}
