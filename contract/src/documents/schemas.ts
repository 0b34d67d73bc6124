/** Which view each kind of paper is made from. */
import type { z } from 'zod';
import * as after from './after.ts';
import * as awards from './award-papers.ts';
import * as surveys from './survey-papers.ts';
import * as dossier from './dossier.ts';
import * as handover from './handover-papers.ts';
import * as group from './group.ts';
import type { PaperKind } from './kinds.ts';
import * as official from './official.ts';
import * as papers from './papers.ts';
import * as registers from './registers.ts';
import * as sheets from './sheets.ts';
import * as room from './room-papers.ts';
import * as yearly from './yearly-paper.ts';

/** The schema of each kind's view; exhaustive by type. */
export const paperSchemas = {
  application: papers.ApplicationPaper,
  registration: papers.RegistrationPaper,
  rightsNotice: papers.RightsNoticePaper,
  refusalNotice: papers.RefusalPaper,
  handBackNote: papers.HandBackPaper,
  inquiryRecord: papers.InquiryPaper,
  evidenceList: room.EvidencePaper,
  jointFacts: room.JointFactsPaper,
  policeReport: room.PoliceReportPaper,
  sessionRecord: papers.SessionPaper,
  agreement: papers.AgreementPaper,
  groupSignatures: group.GroupSignaturesPaper,
  groupShares: group.GroupSharesPaper,
  oralAgreement: papers.OralAgreementPaper,
  performanceProofs: papers.PerformanceProofsPaper,
  followUpRecord: papers.FollowUpPaper,
  confirmationApplication: papers.ConfirmationPaper,
  performanceLedger: after.PerformanceLedgerPaper,
  breachNotice: after.BreachPaper,
  mediationProof: after.MediationProofPaper,
  confirmationMaterials: after.MaterialsPaper,
  reviewApplication: after.ReviewPaper,
  noPenaltyApplication: after.NoPenaltyPaper,
  dossierNote: dossier.DossierNotePaper,
  closingReport: papers.ClosingPaper,
  terminationNotice: papers.TerminationPaper,
  handoverLetter: handover.HandoverLetterPaper,
  handoverNotice: handover.HandoverNoticePaper,
  handInReturn: handover.HandInReturnPaper,
  dossierCover: dossier.DossierCoverPaper,
  dossierIndex: dossier.DossierIndexPaper,
  dossierBack: dossier.DossierBackPaper,
  oralRegister: registers.OralRegisterPaper,
  sealRegister: registers.SealRegisterPaper,
  receiptSlip: registers.ReceiptSlipPaper,
  signInCard: registers.SignInCardPaper,
  reviewSheet: sheets.ReviewSheetPaper,
  allowanceNotice: sheets.AllowanceNoticePaper,
  paymentSheet: sheets.PaymentSheetPaper,
  awardCertificate: awards.AwardCertificatePaper,
  awardList: awards.AwardListPaper,
  surveyForms: surveys.SurveyFormsPaper,
  surveyReport: surveys.SurveyReportPaper,
  officialLetter: official.OfficialLetterPaper,
  campaignReport: sheets.CampaignReportPaper,
  screeningReport: sheets.ScreeningReportPaper,
  yearlyReport: yearly.YearlyReportPaper,
  hoursCertificate: sheets.HoursCertificatePaper,
} as const satisfies Record<PaperKind, z.ZodType>;

/** What a caller hands in for a kind, before parsing. */
export type PaperInput<K extends PaperKind> = z.input<(typeof paperSchemas)[K]>;

/** The parsed view of a kind. */
export type PaperView<K extends PaperKind> = z.output<(typeof paperSchemas)[K]>;

/** What a caller hands in for a whole dossier. */
export type DossierInput = z.input<typeof dossier.DossierView>;

/** The parsed view of a whole dossier. */
export type DossierViewParsed = z.output<typeof dossier.DossierView>;

/** The two formats that every paper comes in: the printed page, and its editable twin. */
export const paperFormats = ['pdf', 'docx'] as const;
export type PaperFormat = (typeof paperFormats)[number];
