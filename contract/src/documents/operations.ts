import { z } from 'zod';
import { County, Day, FileAnswer, Id, PlaceCode, query } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { DisputeType } from '../disputes/index.ts';
import { ReceiptCode } from '../matters/index.ts';
import { answerers } from '../supervision/index.ts';
import { ReportYear, reportReaders } from '../yearly/index.ts';
import { BlankKind, DisputePaperKind, DossierState, HeldPaper, OralEntry, PaperEntry, PaperFormatName, RemedyAfter, RemedyLine, SealEntry } from './views.ts';

const address = { county: County, matter: Id };
const onMatter = '/documents/{county}/{matter}';
const unitYear = { county: County, unit: Id, year: z.int().min(2000).max(9999) };
const onUnit = '/registers/{county}/{unit}';
const format = PaperFormatName.default('pdf');

/** Whoever has a dispute in hand, and those who guide committees and keep the statistics. */
const readers: readonly Role[] = ['mediator', 'director', 'clerk', 'handler', 'guide', 'bureau'];
const making = ['documents.busy', 'documents.too-slow'] as const;

const ofPublication = { county: County, publication: Id };

const page = { cursor: z.string().max(80).optional(), limit: z.int().min(1).max(100).default(50) };
const part = { format, /** First row of this part, from 1; a part holds `registerRowLimit` rows. */ firstRow: z.int().positive().default(1) };

export const documentOperations = {
  /** The papers of a dispute and what its dossier lacks; masked. */
  list: query({
    name: 'documents.list', path: `${onMatter}/papers`, title: { zh: '文书', en: 'Papers' },
    input: () => z.strictObject(address),
    output: () => z.object({ revision: z.int(), papers: z.array(PaperEntry), dossier: DossierState, /** This post may open them. */ mayOpen: z.boolean() }),
    access: 'staff', subject: 'matter',
  }),
  /** One paper, with names in clear. */
  paper: query({
    name: 'documents.paper', path: `${onMatter}/papers/{kind}`, title: { zh: '打开文书', en: 'Open a paper' },
    input: () => z.strictObject({ ...address, kind: DisputePaperKind, format, id: Id.optional() }),
    output: FileAnswer, access: readers, subject: 'matter', logged: true, errors: ['documents.not-ready', 'documents.not-applicable', ...making],
  }),
  /** The whole dossier as one file. */
  dossier: query({
    name: 'documents.dossier', path: `${onMatter}/dossier`, title: { zh: '卷宗', en: 'Dossier' },
    input: () => z.strictObject({ ...address, format }),
    output: FileAnswer, access: readers, subject: 'matter', logged: true, errors: ['documents.not-applicable', ...making],
  }),
  /** One party's slip with its code as QR; the code is known only when it is issued. */
  slip: query({
    name: 'documents.slip', path: `${onMatter}/slip`, title: { zh: '受理单纸条', en: 'Receipt slip' },
    input: () => z.strictObject({ ...address, code: ReceiptCode, paper: z.enum(['thermal80', 'a6']).default('thermal80'), format }),
    output: FileAnswer, access: ['clerk', 'mediator', 'director', 'handler'], subject: 'matter', errors: making,
  }),
  /** A page of the yearly register of oral agreements; masked. */
  oralEntries: query({
    name: 'documents.oralEntries', path: `${onUnit}/oral`, title: { zh: '口头协议登记簿', en: 'Register of oral agreements' },
    input: () => z.strictObject({ ...unitYear, ...page }),
    output: () => z.object({ rows: z.int(), items: z.array(OralEntry), next: z.string().nullable() }), access: readers, subject: 'unit',
  }),
  /** The register as it is printed, with names in clear, at most `registerRowLimit` rows a file. */
  oralRegister: query({
    name: 'documents.oralRegister', path: `${onUnit}/oral/file`, title: { zh: '打印口头协议登记簿', en: 'Print the register of oral agreements' },
    input: () => z.strictObject({ ...unitYear, ...part }),
    output: FileAnswer, access: readers, subject: 'unit', logged: true, errors: making,
  }),
  /** A page of the register of the seal's use. */
  sealEntries: query({
    name: 'documents.sealEntries', path: `${onUnit}/seal`, title: { zh: '用印登记簿', en: 'Register of the seal’s use' },
    input: () => z.strictObject({ ...unitYear, ...page }),
    output: () => z.object({ rows: z.int(), items: z.array(SealEntry), next: z.string().nullable() }), access: readers, subject: 'unit',
  }),
  sealRegister: query({
    name: 'documents.sealRegister', path: `${onUnit}/seal/file`, title: { zh: '打印用印登记簿', en: 'Print the register of the seal’s use' },
    input: () => z.strictObject({ ...unitYear, ...part }),
    output: FileAnswer, access: readers, subject: 'unit', logged: true, errors: making,
  }),
  /** The other ways that are open for a type of dispute after an end of mediation (People's Mediation Law art 26). */
  remedies: query({
    name: 'documents.remedies', path: '/documents/remedies', title: { zh: '其他救济途径', en: 'Other remedies' },
    input: () => z.strictObject({
      type: DisputeType, after: RemedyAfter,
      /** The day mediation was asked for: limitation interrupted then runs anew. */ askedOn: Day.optional(),
      /** The agreed end of performance, for a suit on the agreement. */ performBy: Day.optional(),
    }),
    output: () => z.object({ items: z.array(RemedyLine) }), access: 'staff', subject: 'none',
  }),
  /** A blank form of the acting unit, to be filled in by hand. */
  blank: query({
    name: 'documents.blank', path: '/documents/blank/{kind}', title: { zh: '空白表格', en: 'Blank form' },
    input: () => z.strictObject({ kind: BlankKind, format }), output: FileAnswer, access: 'staff', subject: 'none', errors: making,
  }),
  /** Papers that the holder of a receipt may open after the second factor. */
  heldPapers: query({
    name: 'documents.heldPapers', path: '/receipts/papers', title: { zh: '我的文书', en: 'My papers' },
    input: () => z.strictObject({ code: ReceiptCode, pass: z.string().max(100) }), output: () => z.object({ items: z.array(HeldPaper) }),
    access: 'receipt', subject: 'none', errors: ['matters.receipt-unknown', 'matters.pass-expired'],
  }),
  /** One of them; how to reach the other side stays masked. */
  heldPaper: query({
    name: 'documents.heldPaper', path: '/receipts/papers/{kind}', title: { zh: '打开我的文书', en: 'Open my paper' },
    input: () => z.strictObject({ code: ReceiptCode, pass: z.string().max(100), kind: DisputePaperKind, format }), output: FileAnswer,
    access: 'receipt', subject: 'none', logged: true, errors: ['matters.receipt-unknown', 'matters.pass-expired', ...making],
  }),
  /** The review of a dispute's dossier on paper. */
  reviewSheet: query({
    name: 'documents.reviewSheet', path: `${onMatter}/review`, title: { zh: '打印卷宗评查表', en: 'Print the review of a dossier' },
    input: () => z.strictObject({ ...address, format }), output: FileAnswer, access: ['mediator', 'director', 'guide', 'bureau'], subject: 'record', logged: true, errors: making,
  }),
  /** The notice of allowances as it is put up. */
  allowanceNotice: query({
    name: 'documents.allowanceNotice', path: '/documents/publications/{county}/{publication}/notice', title: { zh: '打印公示', en: 'Print the notice' },
    input: () => z.strictObject({ ...ofPublication, format }), output: FileAnswer, access: ['bureau', 'leader'], subject: 'record', errors: making,
  }),
  paymentSheet: query({
    name: 'documents.paymentSheet', path: '/documents/publications/{county}/{publication}/sheet', title: { zh: '打印发放表', en: 'Print the payment sheet' },
    input: () => z.strictObject({ ...ofPublication, format }), output: FileAnswer, access: ['bureau', 'leader'], subject: 'record', errors: making,
  }),
  /** The certificate of an award that was decided here and is in force. */
  awardCertificate: query({
    name: 'documents.awardCertificate', path: '/documents/awards/{county}/{award}', title: { zh: '打印命名证书', en: 'Print the certificate' },
    input: () => z.strictObject({ county: County, award: Id, format }), output: FileAnswer, access: ['director', 'clerk', 'handler', 'leader', 'supervisor'], subject: 'record', errors: ['documents.not-applicable', ...making],
  }),
  awardList: query({
    name: 'documents.awardList', path: '/documents/awards', title: { zh: '打印命名公示、名单', en: 'Print the notice or the list of awards' },
    input: () => z.strictObject({ what: z.enum(['notice', 'named']), format }), output: FileAnswer, access: ['leader', 'supervisor'], subject: 'none', errors: making,
  }),
  /** Forms of a survey for those that have not answered, with their codes: two hundred at a time, after so many in the order of the draw. */
  surveyForms: query({
    name: 'documents.surveyForms', path: '/documents/surveys/{county}/{survey}/forms', title: { zh: '打印满意度问卷', en: 'Print the forms of a survey' },
    input: () => z.strictObject({ county: County, survey: Id, skip: z.int().min(0).max(5000).default(0), format }), output: FileAnswer, access: ['supervisor', 'leader'], subject: 'record', logged: true, errors: ['documents.not-applicable', ...making],
  }),
  surveyReport: query({
    name: 'documents.surveyReport', path: '/documents/surveys/{county}/{survey}/report', title: { zh: '打印满意度调查报告', en: 'Print the report of a survey' },
    input: () => z.strictObject({ county: County, survey: Id, format }), output: FileAnswer, access: ['supervisor', 'leader', 'bureau', 'guide'], subject: 'record', errors: ['documents.not-applicable', ...making],
  }),
  /** A letter of supervision as it is printed and sealed. */
  officialLetter: query({
    name: 'documents.officialLetter', path: '/documents/letters/{county}/{letter}', title: { zh: '打印督办文书', en: 'Print a letter' },
    input: () => z.strictObject({ county: County, letter: Id, format }), output: FileAnswer, access: answerers, subject: 'record', errors: making,
  }),
  /** The closing report of a campaign, with its tables. */
  campaignReport: query({
    name: 'documents.campaignReport', path: '/documents/campaigns/{county}/{campaign}', title: { zh: '打印专项行动总结', en: 'Print the report of a campaign' },
    input: () => z.strictObject({ county: County, campaign: Id, format }), output: FileAnswer, access: answerers, subject: 'record', errors: ['documents.not-applicable', ...making],
  }),
  /** The yearly report of a place, as it stands now or as an edition kept it. */
  yearlyReport: query({
    name: 'documents.yearlyReport', path: '/documents/yearly', title: { zh: '打印年度报告', en: 'Print the yearly report' },
    input: () => z.strictObject({ place: PlaceCode.optional(), year: ReportYear, edition: Id.optional(), format }), output: FileAnswer, access: reportReaders, subject: 'none', errors: making,
  }),
  screeningReport: query({
    name: 'documents.screeningReport', path: '/documents/rounds/{county}/{round}', title: { zh: '打印排查情况表', en: 'Print the report of a round' },
    input: () => z.strictObject({ county: County, round: Id, format }), output: FileAnswer, access: ['guide', 'bureau', 'supervisor', 'director', 'leader'], subject: 'record', errors: making,
  }),
  /** A volunteer's certificate of hours, with the name in clear. */
  hoursCertificate: query({
    name: 'documents.hoursCertificate', path: '/documents/volunteers/{county}/{certificate}', title: { zh: '打印志愿服务时间证明', en: 'Print a certificate of hours' },
    input: () => z.strictObject({ county: County, certificate: Id, format }), output: FileAnswer, access: ['director', 'officer', 'clerk', 'supervisor', 'leader', 'volunteer'], subject: 'record', logged: true, errors: making,
  }),
};
