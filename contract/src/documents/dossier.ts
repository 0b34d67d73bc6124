/** Views of the dossier 卷宗 and of the sheets that bind it. */
import { z } from 'zod';
import * as after from './after.ts';
import * as handover from './handover-papers.ts';
import * as papers from './papers.ts';
import { EvidencePaper, JointFactsPaper } from './room-papers.ts';
import { PaperCommittee, PaperDate, PaperImage, PaperLine, PaperMediators, PaperText } from './parts.ts';

/** 卷宗封面. */
export const DossierCoverPaper = z.object({
  committee: PaperCommittee,
  /** 卷名, such as “张某与李某邻里纠纷”. */
  title: PaperLine.optional(),
  /** 卷号, such as “（2026）合人调字第123号”. */
  number: PaperLine.optional(),
  mediators: PaperMediators.default([]),
  mediatedFrom: PaperDate.optional(),
  mediatedTo: PaperDate.optional(),
  filedBy: PaperLine.optional(),
  filedOn: PaperDate.optional(),
  /** 保管期限 in words; the term is a row that the archive office approves. */
  retention: PaperLine.optional(),
  remark: PaperText.optional(),
});

/** A row of the index: what, and its pages in the dossier. */
export const DossierIndexRow = z.object({
  /** Number of the item, 1–13. */
  item: z.number().int().min(1).max(13),
  name: PaperLine,
  date: PaperDate.optional(),
  firstPage: z.number().int().positive().optional(),
  lastPage: z.number().int().positive().optional(),
  remark: PaperLine.optional(),
});
export type DossierIndexRow = z.output<typeof DossierIndexRow>;

/** 卷内目录, on its own: for a dossier bound by hand, with pages left blank where they are not known. */
export const DossierIndexPaper = z.object({
  number: PaperLine.optional(),
  rows: z.array(DossierIndexRow).max(500),
  filedBy: PaperLine.optional(),
  date: PaperDate.optional(),
});

/** 封底. */
export const DossierBackPaper = z.object({
  committee: PaperCommittee,
  number: PaperLine.optional(),
  pages: z.number().int().nonnegative().optional(),
  images: z.number().int().nonnegative().optional(),
  filedBy: PaperLine.optional(),
  checkedBy: PaperLine.optional(),
  date: PaperDate.optional(),
});

/** 卷宗情况说明: what a later reader of the dossier should know. */
export const DossierNotePaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  notes: z.array(PaperText).default([]),
  /** Expected papers that are not in the dossier, each with its reason. */
  missing: z.array(z.object({ name: PaperLine, reason: PaperText.optional() })).default([]),
  /** Steps recorded later than they happened, or with a defect. */
  defects: z.array(PaperText).default([]),
  writtenBy: PaperLine.optional(),
  date: PaperDate.optional(),
});

const filed = {
  /** Name in the index; left out, the kind's own title. */
  name: PaperLine.optional(),
  date: PaperDate.optional(),
  remark: PaperLine.optional(),
  /** Photographs or scans of the signed sheets; they stand in the place of the printed text. */
  scans: z.array(PaperImage).max(200).default([]),
};

/** A paper of ours inside a dossier. */
export const DossierPaper = z.discriminatedUnion('kind', [
  z.object({ ...filed, kind: z.literal('application'), view: papers.ApplicationPaper }),
  z.object({ ...filed, kind: z.literal('registration'), view: papers.RegistrationPaper }),
  z.object({ ...filed, kind: z.literal('rightsNotice'), view: papers.RightsNoticePaper }),
  z.object({ ...filed, kind: z.literal('inquiryRecord'), view: papers.InquiryPaper }),
  z.object({ ...filed, kind: z.literal('evidenceList'), view: EvidencePaper }),
  z.object({ ...filed, kind: z.literal('jointFacts'), view: JointFactsPaper }),
  z.object({ ...filed, kind: z.literal('sessionRecord'), view: papers.SessionPaper }),
  z.object({ ...filed, kind: z.literal('agreement'), view: papers.AgreementPaper }),
  z.object({ ...filed, kind: z.literal('oralAgreement'), view: papers.OralAgreementPaper }),
  z.object({ ...filed, kind: z.literal('performanceProofs'), view: papers.PerformanceProofsPaper }),
  z.object({ ...filed, kind: z.literal('followUpRecord'), view: papers.FollowUpPaper }),
  z.object({ ...filed, kind: z.literal('confirmationApplication'), view: papers.ConfirmationPaper }),
  z.object({ ...filed, kind: z.literal('performanceLedger'), view: after.PerformanceLedgerPaper }),
  z.object({ ...filed, kind: z.literal('breachNotice'), view: after.BreachPaper }),
  z.object({ ...filed, kind: z.literal('mediationProof'), view: after.MediationProofPaper }),
  z.object({ ...filed, kind: z.literal('confirmationMaterials'), view: after.MaterialsPaper }),
  z.object({ ...filed, kind: z.literal('reviewApplication'), view: after.ReviewPaper }),
  z.object({ ...filed, kind: z.literal('noPenaltyApplication'), view: after.NoPenaltyPaper }),
  z.object({ ...filed, kind: z.literal('dossierNote'), view: DossierNotePaper }),
  z.object({ ...filed, kind: z.literal('closingReport'), view: papers.ClosingPaper }),
  z.object({ ...filed, kind: z.literal('terminationNotice'), view: papers.TerminationPaper }),
  z.object({ ...filed, kind: z.literal('handoverLetter'), view: handover.HandoverLetterPaper }),
  z.object({ ...filed, kind: z.literal('handInReturn'), view: handover.HandInReturnPaper }),
]);
export type DossierPaper = z.output<typeof DossierPaper>;

/** Photographs, scans and other material filed under an item. */
export const DossierAttachment = z.object({
  /** Item of the index: identity 3, authority 4, evidence 6, performance 9, court 11… */
  item: z.number().int().min(1).max(12),
  name: PaperLine,
  date: PaperDate.optional(),
  remark: PaperLine.optional(),
  images: z.array(PaperImage).max(500).default([]),
  /** For what has no picture, such as a voice recording: what it is and where it is kept. */
  note: PaperText.optional(),
});
export type DossierAttachment = z.output<typeof DossierAttachment>;

/** The whole dossier of one written agreement. Papers and attachments may come in any order. */
export const DossierView = z.object({
  /** The index's items in force, where an installation has rows of its own; left out, those of 2010. */
  items: z.array(z.object({ number: z.number().int().min(1), zh: PaperLine, en: PaperLine, expected: z.boolean() })).optional(),
  cover: DossierCoverPaper,
  papers: z.array(DossierPaper).max(500),
  attachments: z.array(DossierAttachment).max(500).default([]),
  back: DossierBackPaper,
});
