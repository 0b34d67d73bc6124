/**
 * Papers of passing a dispute on: the letter to the unit that is asked, what the parties are told and agree to, and the
 * report to the organ that handed a dispute in. No specimen was found; content by 个人信息保护法 arts 17, 23 (receiver,
 * contact, purpose, manner, kinds of data) and 人民调解工作若干规定 arts 21, 24.
 */
import { z } from 'zod';
import { PaperCommittee, PaperDate, PaperLine, PaperParties, PaperText } from './parts.ts';

const Passed = {
  number: PaperLine.optional(),
  committee: PaperCommittee,
  /** A referral asks for help and the owner stays; a transfer changes it. */
  sort: z.enum(['referral', 'transfer']),
  receiver: PaperLine,
  receiverPhone: PaperLine.optional(),
  parties: PaperParties,
  disputeType: PaperLine.optional(),
  purpose: PaperText.optional(),
  /** Kinds of data that are passed on. */
  fields: z.array(PaperLine).min(1),
};

/** 协助函 or 移交函. */
export const HandoverLetterPaper = z.object({
  ...Passed,
  matter: PaperText.optional(),
  /** What the passing on rests on, as one sentence. */
  ground: PaperText,
  answerBy: PaperDate.optional(),
  handledBy: PaperLine.optional(),
  date: PaperDate.optional(),
});

/** 转办告知书（同意书）. */
export const HandoverNoticePaper = z.object({
  ...Passed,
  /** Consent is asked for; otherwise it is a notice. */
  asksConsent: z.boolean(),
  date: PaperDate.optional(),
});

/** 委托移送事项办理结果反馈函. */
export const HandInReturnPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  organ: PaperLine,
  /** The organ's own letter. */
  letter: PaperLine.optional(),
  receivedOn: PaperDate.optional(),
  parties: PaperParties,
  disputeType: PaperLine.optional(),
  acceptedOn: PaperDate.optional(),
  result: PaperText,
  handledBy: PaperLine.optional(),
  date: PaperDate.optional(),
});
