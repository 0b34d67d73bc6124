/**
 * The papers of people's mediation: their names, their place in a dossier, and how each is made.
 *
 * Source of the dossier's order: 司法部《人民调解文书格式和统计报表》(2010-12), read in secondary copies.
 */

/** What a kind of paper is, whoever it is made for. */
export interface PaperKindFacts {
  /** Code of the document in the list of the dossier's papers and in files. */
  readonly code: string;
  /** The title as printed. */
  readonly zh: string;
  readonly en: string;
  /** Number of its item in the dossier's index (1–13), or null when it is not filed there. */
  readonly item: number | null;
  /** Made at the moment of printing and not kept as a file (it carries a secret or a code). */
  readonly printOnly: boolean;
  /** Persons sign it by hand; a scan of the signed sheet is what counts. */
  readonly signed: boolean;
  /** It bears the committee's seal; each use goes to the register of the seal. */
  readonly sealed: boolean;
}

const kinds = {
  application: { code: 'application', zh: '人民调解申请书', en: 'Application for people’s mediation', item: 1, printOnly: false, signed: true, sealed: false },
  registration: { code: 'acceptance-register', zh: '人民调解受理登记表', en: 'Registration of acceptance', item: 1, printOnly: false, signed: true, sealed: true },
  rightsNotice: { code: 'rights-notice', zh: '人民调解权利义务告知书', en: 'Notice of rights and duties', item: 2, printOnly: false, signed: true, sealed: false },
  refusalNotice: { code: 'refusal-notice', zh: '人民调解不予受理通知书', en: 'Notice of non-acceptance', item: null, printOnly: false, signed: false, sealed: true },
  handBackNote: { code: 'hand-back-note', zh: '退回委托告知单', en: 'Note handing a filing back to the centre', item: null, printOnly: false, signed: true, sealed: true },
  inquiryRecord: { code: 'inquiry-record', zh: '人民调解调查记录', en: 'Record of inquiry', item: 5, printOnly: false, signed: true, sealed: false },
  evidenceList: { code: 'evidence-list', zh: '证据材料清单', en: 'List of evidence', item: 6, printOnly: false, signed: true, sealed: false },
  jointFacts: { code: 'joint-facts', zh: '无争议事实记载', en: 'Record of undisputed facts', item: 7, printOnly: false, signed: true, sealed: false },
  policeReport: { code: 'police-report', zh: '向公安机关报告单', en: 'Report to the police', item: null, printOnly: false, signed: true, sealed: true },
  sessionRecord: { code: 'mediation-record', zh: '人民调解记录', en: 'Record of a mediation session', item: 7, printOnly: false, signed: true, sealed: false },
  agreement: { code: 'agreement', zh: '人民调解协议书', en: 'Mediation agreement', item: 8, printOnly: false, signed: true, sealed: true },
  groupSignatures: { code: 'group-signatures', zh: '群体成员签名表', en: 'Signature list of the group', item: null, printOnly: false, signed: true, sealed: false },
  groupShares: { code: 'group-shares', zh: '群体成员分配表', en: 'Schedule of the group’s shares', item: null, printOnly: false, signed: true, sealed: false },
  oralAgreement: { code: 'oral-register', zh: '人民调解口头协议登记表', en: 'Record of an oral agreement', item: 8, printOnly: false, signed: true, sealed: false },
  performanceProofs: { code: 'performance', zh: '调解协议履行凭证目录', en: 'List of proofs of performance', item: 9, printOnly: false, signed: true, sealed: false },
  followUpRecord: { code: 'follow-up-record', zh: '人民调解回访记录', en: 'Record of a follow-up visit', item: 10, printOnly: false, signed: true, sealed: false },
  confirmationApplication: { code: 'confirmation', zh: '司法确认申请书', en: 'Joint application for judicial confirmation', item: 11, printOnly: false, signed: true, sealed: false },
  performanceLedger: { code: 'performance-ledger', zh: '调解协议履行情况表', en: 'Ledger of performance', item: 9, printOnly: false, signed: true, sealed: false },
  breachNotice: { code: 'breach-notice', zh: '协议未按期履行告知书', en: 'Notice of a breach, with remedies', item: 12, printOnly: false, signed: true, sealed: true },
  mediationProof: { code: 'mediation-proof', zh: '人民调解委员会主持调解的证明', en: 'Proof that the committee conducted the mediation', item: 11, printOnly: false, signed: false, sealed: true },
  confirmationMaterials: { code: 'confirmation-materials', zh: '司法确认申请材料清单', en: 'List of papers for the confirmation', item: 11, printOnly: false, signed: true, sealed: false },
  reviewApplication: { code: 'review-application', zh: '仲裁审查申请书', en: 'Joint application for arbitration review', item: 12, printOnly: false, signed: true, sealed: false },
  noPenaltyApplication: { code: 'no-penalty-application', zh: '不予治安管理处罚申请书', en: 'Application for no public-order penalty', item: 12, printOnly: false, signed: true, sealed: false },
  dossierNote: { code: 'dossier-note', zh: '卷宗情况说明', en: 'Notes on the dossier', item: 12, printOnly: false, signed: true, sealed: false },
  closingReport: { code: 'closing-report', zh: '人民调解结案报告', en: 'Closing report', item: 12, printOnly: false, signed: true, sealed: false },
  terminationNotice: { code: 'termination-notice', zh: '人民调解终止告知书', en: 'Notice that mediation has ended, with remedies', item: 12, printOnly: false, signed: true, sealed: true },
  handoverLetter: { code: 'handover-letter', zh: '纠纷协助（移交）函', en: 'Letter asking for help or transferring', item: 12, printOnly: false, signed: true, sealed: true },
  handoverNotice: { code: 'handover-notice', zh: '个人信息转交告知（同意）书', en: 'Notice to the parties of passing data on', item: 12, printOnly: false, signed: true, sealed: false },
  handInReturn: { code: 'hand-in-return', zh: '委托移送事项反馈函', en: 'Report to the organ that handed it in', item: 12, printOnly: false, signed: true, sealed: true },
  dossierCover: { code: 'dossier-cover', zh: '人民调解卷宗', en: 'Dossier cover', item: null, printOnly: false, signed: false, sealed: false },
  dossierIndex: { code: 'dossier-index', zh: '卷内目录', en: 'Dossier index', item: null, printOnly: false, signed: false, sealed: false },
  dossierBack: { code: 'back-cover', zh: '卷宗封底', en: 'Dossier back cover', item: 13, printOnly: false, signed: true, sealed: false },
  oralRegister: { code: 'yearly-oral-register', zh: '人民调解口头协议登记簿', en: 'Yearly register of oral agreements', item: null, printOnly: false, signed: false, sealed: false },
  sealRegister: { code: 'seal-register', zh: '印章使用登记簿', en: 'Register of the seal’s use', item: null, printOnly: false, signed: false, sealed: false },
  receiptSlip: { code: 'receipt-slip', zh: '受理单', en: 'Receipt slip', item: null, printOnly: true, signed: false, sealed: false },
  signInCard: { code: 'sign-in-card', zh: '一次性登录卡', en: 'One-time sign-in card', item: null, printOnly: true, signed: false, sealed: false },
  reviewSheet: { code: 'review-sheet', zh: '人民调解卷宗评查表', en: 'Review of a dossier', item: null, printOnly: false, signed: true, sealed: false },
  allowanceNotice: { code: 'allowance-notice', zh: '人民调解以案定补公示', en: 'Public notice of allowances', item: null, printOnly: false, signed: false, sealed: true },
  paymentSheet: { code: 'payment-sheet', zh: '人民调解以案定补发放表', en: 'Payment sheet of allowances', item: null, printOnly: false, signed: true, sealed: true },
  awardCertificate: { code: 'award-certificate', zh: '平安命名证书', en: 'Certificate of an award', item: null, printOnly: false, signed: false, sealed: true },
  awardList: { code: 'award-list', zh: '平安命名公示、名单', en: 'Notice and list of awards', item: null, printOnly: false, signed: false, sealed: true },
  surveyForms: { code: 'survey-forms', zh: '满意度问卷', en: 'Forms of a satisfaction survey', item: null, printOnly: true, signed: false, sealed: false },
  surveyReport: { code: 'survey-report', zh: '满意度调查结果报告', en: 'Report of a satisfaction survey', item: null, printOnly: false, signed: false, sealed: true },
  officialLetter: { code: 'official-letter', zh: '督办文书', en: 'Official letter', item: null, printOnly: false, signed: false, sealed: true },
  campaignReport: { code: 'campaign-report', zh: '专项行动总结报告', en: 'Report of a campaign', item: null, printOnly: false, signed: false, sealed: true },
  screeningReport: { code: 'screening-report', zh: '矛盾纠纷排查情况表', en: 'Report of a round of screening', item: null, printOnly: false, signed: true, sealed: true },
  yearlyReport: { code: 'yearly-report', zh: '年度报告', en: 'Yearly report', item: null, printOnly: false, signed: false, sealed: false },
  hoursCertificate: { code: 'hours-certificate', zh: '志愿服务时间证明', en: 'Certificate of a volunteer’s hours', item: null, printOnly: false, signed: false, sealed: true },
} as const satisfies Record<string, PaperKindFacts>;

/** The name of a kind of paper. */
export type PaperKind = keyof typeof kinds;

/** Facts of every kind of paper, by its name. */
export const paperKinds: Readonly<Record<PaperKind, PaperKindFacts>> = kinds;

/** Every kind of paper, in the order in which the papers arise. */
// Object.keys is typed string[]; the keys of this frozen literal are exactly PaperKind.
export const paperKindNames = Object.keys(kinds) as readonly PaperKind[];

/** An item of the dossier's index. */
export interface DossierItem {
  readonly number: number;
  readonly zh: string;
  readonly en: string;
  /** Named when it is missing from a written agreement's dossier; it never blocks anything. */
  readonly expected: boolean;
}

/** The thirteen items of a dossier's index, in their prescribed order (司法部 2010-12). */
export const dossierItems: readonly DossierItem[] = [
  { number: 1, zh: '人民调解申请书或受理登记表', en: 'Application or registration', expected: true },
  { number: 2, zh: '权利义务告知书', en: 'Notice of rights and duties', expected: true },
  { number: 3, zh: '当事人身份证明', en: 'Proof of the parties’ identity', expected: true },
  { number: 4, zh: '授权委托书', en: 'Powers of attorney', expected: false },
  { number: 5, zh: '调查记录', en: 'Records of inquiry', expected: false },
  { number: 6, zh: '证据材料', en: 'Evidence', expected: false },
  { number: 7, zh: '调解记录', en: 'Records of mediation', expected: true },
  { number: 8, zh: '调解协议书或口头协议登记表', en: 'Agreement', expected: true },
  { number: 9, zh: '履行凭证', en: 'Proofs of performance', expected: false },
  { number: 10, zh: '回访记录', en: 'Follow-up records', expected: false },
  { number: 11, zh: '司法确认材料', en: 'Judicial confirmation papers', expected: false },
  { number: 12, zh: '卷宗情况说明', en: 'Notes on the dossier', expected: false },
  { number: 13, zh: '封底', en: 'Back cover', expected: true },
];

/**
 * Whether a dossier names this kind's item as missing when nothing is filed under it.
 * A kind outside the index is never expected.
 */
export function isExpectedInDossier(kind: PaperKind): boolean {
  const item = paperKinds[kind].item;
  return dossierItems.some((entry) => entry.number === item && entry.expected);
}

/**
 * The expected items under which nothing is filed.
 * Takes the item numbers that are present and the items in force (left out: those of 2010); the back cover (13) is always
 * made, so it is never missing.
 */
export function missingDossierItems(present: Iterable<number>, items = dossierItems): readonly DossierItem[] {
  const filed = new Set(present);
  return items.filter((item) => item.expected && item.number !== 13 && !filed.has(item.number));
}
