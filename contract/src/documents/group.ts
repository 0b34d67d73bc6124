/** Views of the papers of a group: the list to sign, and the schedule of shares. */
import { z } from 'zod';
import { Fen, PaperCommittee, PaperDate, PaperLine, PaperText } from './parts.ts';

const Row = z.object({
  name: PaperLine,
  contact: PaperLine.optional(),
  amount: Fen.optional(),
  authorisedOn: PaperDate.optional(),
  /** How and when it was signed, as recorded; left out, room for the pen. */
  signed: PaperLine.optional(),
  note: PaperText.optional(),
});

const common = {
  number: PaperLine.optional(),
  committee: PaperCommittee,
  matter: PaperLine.optional(),
  /** Who represents the group, each with their powers. */
  representatives: z.array(PaperLine).max(60).default([]),
  rows: z.array(Row).max(600),
  date: PaperDate.optional(),
};

/** 群体成员签名表: each member's name, share and signature. */
export const GroupSignaturesPaper = z.object({
  ...common,
  /** Check code of the text that is signed. */
  digest: PaperLine.optional(),
});

/** 群体成员分配表: each member's share, and their sum. */
export const GroupSharesPaper = z.object(common);
