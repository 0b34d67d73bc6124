/** Papers of what comes after the agreement: ledger, breach, what goes with an application to a court, a commission, the police. */
import { z } from 'zod';
import { Fen, PaperCommittee, PaperDate, PaperLine, PaperMediators, PaperParties, PaperParty, PaperText, RemedyRow } from './parts.ts';

/** A line of the ledger as papers show it. */
const LedgerRow = z.object({
  from: PaperLine.optional(), to: PaperLine.optional(), what: PaperText.optional(), amount: Fen.optional(), due: PaperDate.optional(),
  paid: Fen.optional(), /** What is left. */ open: Fen.optional(), state: z.enum(['paid', 'part', 'open', 'overdue']),
});

/** 调解协议履行情况表: instalment by instalment, on a day. */
export const PerformanceLedgerPaper = z.object({
  number: PaperLine.optional(), committee: PaperCommittee, parties: PaperParties, agreementNumber: PaperLine.optional(),
  lines: z.array(LedgerRow).max(200), total: Fen.optional(), paid: Fen.optional(), date: PaperDate.optional(),
});

/** 协议未按期履行告知书 (人民调解法 arts 31, 32), with the remedies sheet. */
export const BreachPaper = z.object({
  number: PaperLine.optional(), committee: PaperCommittee, parties: PaperParties, agreementNumber: PaperLine.optional(), effectiveOn: PaperDate.optional(),
  lines: z.array(LedgerRow).max(200), remedies: z.array(RemedyRow), mediators: PaperMediators.default([]), date: PaperDate.optional(),
});

/** 人民调解委员会主持调解的证明 (民事诉讼法司法解释 art 354). No official form was found: it says what the article asks. */
export const MediationProofPaper = z.object({
  court: PaperLine.optional(), committee: PaperCommittee, parties: PaperParties, disputeType: PaperLine.optional(), acceptanceNumber: PaperLine.optional(), acceptedOn: PaperDate.optional(),
  sessions: z.array(PaperDate).default([]), mediators: PaperMediators.default([]), agreementNumber: PaperLine.optional(), oral: z.boolean().default(false),
  effectiveOn: PaperDate.optional(), date: PaperDate.optional(),
});

/** 司法确认申请材料清单: what art 354 asks, and whether it is on the file. */
export const MaterialsPaper = z.object({
  court: PaperLine.optional(), committee: PaperCommittee, parties: PaperParties, agreementNumber: PaperLine.optional(), lastDay: PaperDate.optional(),
  materials: z.array(z.object({ name: PaperLine, basis: PaperLine, here: z.boolean(), remark: PaperLine.optional() })).default([]), date: PaperDate.optional(),
});

/** 仲裁审查申请书, joint (劳动人事争议仲裁办案规则 art 74, not checked against its text). */
export const ReviewPaper = z.object({
  commission: PaperLine.optional(), committee: PaperCommittee, applicants: z.array(PaperParty).min(2).max(12), agreementNumber: PaperLine.optional(), effectiveOn: PaperDate.optional(),
  lastDay: PaperDate.optional(), clauses: z.array(PaperText).default([]), date: PaperDate.optional(),
});

/** 不予治安管理处罚申请书 (治安管理处罚法 art 9 as in force from 2026, not checked against its text): an agreement that is performed. */
export const NoPenaltyPaper = z.object({
  station: PaperLine.optional(), committee: PaperCommittee, applicants: PaperParties, agreementNumber: PaperLine.optional(), oral: z.boolean().default(false), agreedOn: PaperDate.optional(),
  performedOn: PaperDate.optional(), facts: PaperText.optional(), date: PaperDate.optional(),
});
