/** Papers of the mediation room: undisputed facts, the list of evidence, the report to the police. No official specimen was found of any of them. */
import { z } from 'zod';
import { PaperCommittee, PaperDate, PaperLine, PaperMediators, PaperParties, PaperText } from './parts.ts';

/** 无争议事实记载 (人民法院在线调解规则 arts 18, 22): what all parties confirmed by signing. */
export const JointFactsPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  parties: PaperParties,
  matter: PaperLine.optional(),
  facts: z.array(PaperText).max(100),
  mediators: PaperMediators.default([]),
  date: PaperDate.optional(),
});

/** 证据材料清单: each piece, what it proves, original or copy, from whom. */
export const EvidencePaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  parties: PaperParties,
  pieces: z.array(z.object({
    name: PaperLine, proves: PaperText.optional(), form: z.enum(['original', 'copy']).optional(), from: PaperLine.optional(), date: PaperDate.optional(),
  })).max(500),
  listedBy: PaperLine.optional(),
  date: PaperDate.optional(),
});

/** 向公安机关报告单 (人民调解法 art 25). It goes to the police alone, never to a party. */
export const PoliceReportPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  /** The police unit that is told. */
  addressee: PaperLine.optional(),
  parties: PaperParties,
  matter: PaperLine.optional(),
  place: PaperLine.optional(),
  kind: z.enum(['public-order', 'crime']).optional(),
  account: PaperText.optional(),
  reportedBy: PaperLine.optional(),
  date: PaperDate.optional(),
});
