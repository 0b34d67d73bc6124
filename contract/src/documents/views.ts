/** What pages are told about papers: which there are, which are ready, what a register holds. Names are masked here. */
import { z } from 'zod';
import { County, Day, Id } from '../kernel/index.ts';
import { DisputeType } from '../disputes/index.ts';
import type { PaperKind } from './kinds.ts';
import { paperFormats } from './schemas.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

/** The printed page, or its editable twin. */
export const PaperFormatName = z.enum(paperFormats).meta({ id: 'PaperFormat' });

/** Papers that one dispute may have, in the order in which they arise. */
export const disputePaperKinds = [
  'application', 'registration', 'rightsNotice', 'refusalNotice', 'handBackNote', 'inquiryRecord', 'evidenceList', 'policeReport', 'jointFacts', 'sessionRecord', 'agreement', 'groupSignatures',
  'groupShares', 'oralAgreement', 'terminationNotice', 'performanceProofs', 'followUpRecord', 'confirmationApplication', 'performanceLedger', 'breachNotice', 'mediationProof',
  'confirmationMaterials', 'reviewApplication', 'noPenaltyApplication', 'closingReport', 'dossierNote', 'dossierCover', 'dossierIndex', 'dossierBack', 'handoverLetter', 'handoverNotice', 'handInReturn',
] as const satisfies readonly PaperKind[];
export type DisputePaperKind = (typeof disputePaperKinds)[number];
export const DisputePaperKind = z.enum(disputePaperKinds).meta({ id: 'DisputePaperKind' });

/** Forms to be filled in by hand where there is no computer at the table. */
export const blankKinds = ['application', 'rightsNotice', 'sessionRecord', 'oralAgreement', 'inquiryRecord', 'followUpRecord'] as const satisfies readonly PaperKind[];
export type BlankKind = (typeof blankKinds)[number];
export const BlankKind = z.enum(blankKinds).meta({ id: 'BlankKind' });

/**
 * How a paper stands.
 * - `ready`: all that it says has happened
 * - `lacking`: something is missing; it says what, and whether it can be printed all the same with room for the pen
 * - `not-applicable`: this dispute has no such paper, for the reason given
 */
export const PaperState = z.enum(['ready', 'lacking', 'not-applicable']).meta({ id: 'PaperState' });
export type PaperState = z.infer<typeof PaperState>;

/** One paper of a dispute. */
export const PaperEntry = z.object({
  kind: DisputePaperKind,
  /** Whom or what it is for, where there are several: a party (rights notice), a session, a follow-up. */
  id: Id.nullable(),
  title: Words,
  /** Which of several, such as a masked name or “第2次”. */
  of: Words.nullable(),
  /** Its item in the dossier's index, 1–13; null for what is not filed there. */
  item: z.int().nullable(),
  state: PaperState,
  /** What is still missing, in words. */
  lacks: z.array(Words),
  /** Why there is no such paper. */
  reason: Words.nullable(),
  /** It can be printed now. */
  printable: z.boolean(),
  /** The human number that it bears. */
  number: z.string().nullable(),
  /** The day that it bears. */
  on: Day.nullable(),
  signed: z.boolean(),
  sealed: z.boolean(),
  /** Photographs or scans of the signed sheets that are filed in its place. */
  scans: z.int().nonnegative(),
}).meta({ id: 'PaperEntry' });
export type PaperEntry = z.infer<typeof PaperEntry>;

/** One of the thirteen items of the dossier's index. */
export const DossierItemLine = z.object({
  number: z.int(),
  name: Words,
  /** Named when it is missing; it never blocks. */
  expected: z.boolean(),
  filled: z.boolean(),
  /** Papers and files under it. */
  count: z.int(),
}).meta({ id: 'DossierItemLine' });
export type DossierItemLine = z.infer<typeof DossierItemLine>;

/** The dossier as a whole. */
export const DossierState = z.object({
  state: PaperState,
  reason: Words.nullable(),
  printable: z.boolean(),
  number: z.string().nullable(),
  items: z.array(DossierItemLine),
  /** Expected items under which nothing is filed. */
  missing: z.array(Words),
  /** Steps that were recorded with a defect; the notes on the dossier name them. */
  defects: z.array(Words),
}).meta({ id: 'DossierState' });
export type DossierState = z.infer<typeof DossierState>;

/** A line of the yearly register of oral agreements, masked. */
export const OralEntry = z.object({
  county: County, matter: Id, number: z.string(), value: z.int(), reachedOn: Day, parties: z.string(), type: DisputeType,
  performed: z.boolean(), followedUpOn: Day.nullable(), mediators: z.string(),
}).meta({ id: 'OralEntry' });
export type OralEntry = z.infer<typeof OralEntry>;

/** A line of the register of the seal's use. */
export const SealEntry = z.object({
  county: County, matter: Id, id: Id, usedOn: Day, paper: Words, number: z.string().nullable(), copies: z.int(), acrossPages: z.boolean(), keptBy: z.string(),
}).meta({ id: 'SealEntry' });
export type SealEntry = z.infer<typeof SealEntry>;

/** After which end of a mediation a way is open. */
export const RemedyAfter = z.enum(['not-admissible', 'refused', 'withdrawn', 'failed', 'breach']).meta({ id: 'RemedyAfter' });
export type RemedyAfter = z.infer<typeof RemedyAfter>;

/** A row of the remedies sheet as pages show it. */
export const RemedyLine = z.object({
  code: z.string(),
  form: Words,
  where: Words,
  /** The time limit with its start, in words; null where the law sets none. */
  window: Words.nullable(),
  takes: Words.nullable(),
  /** The last day, where the matter's own days are enough to compute it. */
  lastDay: Day.nullable(),
  basis: Words,
  note: Words.nullable(),
  verified: z.boolean(),
}).meta({ id: 'RemedyLine' });
export type RemedyLine = z.infer<typeof RemedyLine>;

/** A paper that the holder of a receipt may open. */
export const HeldPaper = z.object({ kind: DisputePaperKind, title: Words, number: z.string().nullable(), on: Day.nullable() }).meta({ id: 'HeldPaper' });
export type HeldPaper = z.infer<typeof HeldPaper>;
