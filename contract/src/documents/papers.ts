/**
 * Views of the papers that parties meet, from the application to the end of the matter.
 * Content by 司法部《人民调解文书格式和统计报表》(2010-12); 民族, 学历 and the like are left out on purpose:
 * a paper asks only for what the matter needs.
 */
import { z } from 'zod';
import {
  Fen, ObligationRow, PaperCommittee, PaperDate, PaperImage, PaperLine, PaperMediators, PaperMoment, PaperParties, PaperParty,
  PaperSource, PaperText, RecordEntry, RemedyRow,
} from './parts.ts';

/** 人民调解申请书. */
export const ApplicationPaper = z.object({
  committee: PaperCommittee,
  applicants: PaperParties,
  respondents: z.array(PaperParty).max(12),
  /** 纠纷简要情况. */
  facts: PaperText.optional(),
  /** 申请事项. */
  requests: PaperText.optional(),
  date: PaperDate.optional(),
});

/** 人民调解受理登记表. */
export const RegistrationPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  receivedAt: PaperMoment.optional(),
  /** The day alone, where the hour is not known: it is left to the pen. */
  receivedOn: PaperDate.optional(),
  /** Acceptance day, the first day of the month that 75号 art 33 speaks of. */
  acceptedOn: PaperDate.optional(),
  parties: PaperParties,
  disputeType: PaperLine.optional(),
  source: PaperSource.optional(),
  /** For a referral: the organ that handed the dispute over. */
  referredBy: PaperLine.optional(),
  facts: PaperText.optional(),
  mediators: PaperMediators.default([]),
  registrar: PaperLine.optional(),
  date: PaperDate.optional(),
});

/** 人民调解权利义务告知书; one sheet for each party. */
export const RightsNoticePaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  party: PaperParty,
  mediators: PaperMediators.default([]),
  /** Left open, both choices print unticked. */
  answer: z.enum(['agrees', 'refuses']).optional(),
  /** The notice was read out, and by whom. */
  readOutBy: PaperLine.optional(),
  date: PaperDate.optional(),
});

/** 人民调解不予受理通知书. */
export const RefusalPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  applicants: PaperParties,
  /** When the application was made. */
  appliedOn: PaperDate.optional(),
  matter: PaperText.optional(),
  reason: PaperText,
  /** The article, such as “《人民调解工作若干规定》第二十二条第二项”. */
  article: PaperLine,
  /** Where to go instead (75号 art 24: the applicant is told). */
  remedies: z.array(RemedyRow),
  date: PaperDate.optional(),
});

/** A committee hands a filing that the centre sent it back, with its reason. */
export const HandBackPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  /** The centre that filed for the committee. */
  centre: PaperLine,
  /** Number under which the centre holds the filing. */
  filingNumber: PaperLine.optional(),
  parties: PaperParties,
  matter: PaperText.optional(),
  sentOn: PaperDate.optional(),
  reason: PaperText,
  article: PaperLine.optional(),
  /** Whom the committee thinks competent. */
  suggestion: PaperText.optional(),
  /** Papers handed back with the note. */
  enclosures: z.array(PaperLine).default([]),
  handledBy: PaperLine.optional(),
  date: PaperDate.optional(),
});

/** 人民调解调查记录. */
export const InquiryPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  startedAt: PaperMoment.optional(),
  endedAt: PaperMoment.optional(),
  place: PaperLine.optional(),
  attendees: z.array(PaperLine).default([]),
  respondent: PaperParty,
  investigators: PaperMediators.default([]),
  recorder: PaperLine.optional(),
  entries: z.array(RecordEntry),
});

/** 人民调解记录: one session. */
export const SessionPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  /** Which session of the matter, from 1. */
  ordinal: z.number().int().positive().optional(),
  startedAt: PaperMoment.optional(),
  endedAt: PaperMoment.optional(),
  /** The day alone, where the hours are not known: they are left to the pen. */
  heldOn: PaperDate.optional(),
  place: PaperLine.optional(),
  parties: PaperParties,
  attendees: z.array(PaperLine).default([]),
  mediators: PaperMediators.default([]),
  recorder: PaperLine.optional(),
  /** Heard in public or not; the parties' choice (人民调解法 art 23). */
  open: z.boolean().optional(),
  entries: z.array(RecordEntry),
  result: z.enum(['agreed', 'adjourned', 'failed']).optional(),
  /** What was agreed, when it goes on, or why it failed and which remedies were named. */
  resultText: PaperText.optional(),
  /** Read out to someone who cannot read. */
  readOutBy: PaperLine.optional(),
});

/** 人民调解协议书 (人民调解法 arts 28–29; 75号 art 35). */
export const AgreementPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  parties: PaperParties,
  facts: PaperText.optional(),
  issues: PaperText.optional(),
  /** Each party's responsibility. */
  responsibility: PaperText.optional(),
  clauses: z.array(PaperText),
  obligations: z.array(ObligationRow).default([]),
  manner: PaperText.optional(),
  place: PaperText.optional(),
  term: PaperText.optional(),
  /** Copies made; left out, one for each party and one for the committee. */
  copies: z.number().int().min(1).max(99).optional(),
  mediators: PaperMediators.default([]),
  recorder: PaperLine.optional(),
  /** Persons invited to help (人民调解法 art 20). */
  invited: z.array(PaperLine).default([]),
  /** Members of a group who are not named here: how many, and where they are. */
  group: PaperLine.optional(),
  /** Check code of its text, to compare with what was signed. */
  digest: PaperLine.optional(),
  /** Signatures given on a screen or by phone: of whom, how, when, and the drawing. */
  electronic: z.array(z.object({ label: PaperLine, name: PaperLine, way: PaperLine, at: PaperMoment, image: PaperImage.optional() })).default([]),
  /** In force: what was not agreed is left out, and nothing is left for the pen. */
  inForce: z.boolean().default(false),
  date: PaperDate.optional(),
});

/** 人民调解口头协议登记表 (人民调解法 arts 28, 30): in force on the day it is reached. */
export const OralAgreementPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  parties: PaperParties,
  facts: PaperText.optional(),
  content: PaperText.optional(),
  manner: PaperText.optional(),
  term: PaperText.optional(),
  /** Performed on the spot. */
  performed: z.boolean().optional(),
  mediators: PaperMediators.default([]),
  recorder: PaperLine.optional(),
  reachedOn: PaperDate.optional(),
});

/** 人民调解终止告知书 (人民调解法 art 26) with the remedies sheet. */
export const TerminationPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  parties: PaperParties,
  acceptedOn: PaperDate.optional(),
  disputeType: PaperLine.optional(),
  /** Mediation failed, a party refused or asked to end it, or the application was withdrawn. */
  ending: z.enum(['failed', 'refused', 'withdrawn', 'expired', 'other']),
  reason: PaperText.optional(),
  remedies: z.array(RemedyRow),
  mediators: PaperMediators.default([]),
  date: PaperDate.optional(),
});

/** 调解协议履行凭证目录: what proves that the agreement was performed. */
export const PerformanceProofsPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  parties: PaperParties,
  agreementNumber: PaperLine.optional(),
  proofs: z.array(z.object({
    performedOn: PaperDate.optional(),
    performer: PaperLine.optional(),
    what: PaperText,
    amount: Fen.optional(),
    /** Kind of proof: receipt, transfer slip, photograph, statement. */
    proof: PaperLine.optional(),
    confirmedBy: PaperLine.optional(),
  })).max(1000),
  /** State on the day of the list. */
  state: z.enum(['none', 'part', 'full']).optional(),
  listedBy: PaperLine.optional(),
  date: PaperDate.optional(),
});

/** 人民调解回访记录. */
export const FollowUpPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  parties: PaperParties,
  agreementNumber: PaperLine.optional(),
  visitedAt: PaperMoment.optional(),
  /** The day alone, where the hour is not known: it is left to the pen. */
  visitedOn: PaperDate.optional(),
  place: PaperLine.optional(),
  manner: z.enum(['visit', 'met', 'telephone', 'online', 'other']).optional(),
  reason: PaperText.optional(),
  performance: z.enum(['performed', 'performing', 'unperformed', 'refused']).optional(),
  satisfaction: z.enum(['satisfied', 'fair', 'dissatisfied', 'unsaid']).optional(),
  lawsuit: z.boolean().optional(),
  account: PaperText.optional(),
  /** Anything that could flare up again, and what was done about it. */
  danger: PaperText.optional(),
  visitors: PaperMediators.default([]),
  date: PaperDate.optional(),
});

/** 人民调解结案报告 (local form). */
export const ClosingPaper = z.object({
  number: PaperLine.optional(),
  committee: PaperCommittee,
  parties: PaperParties,
  mediators: PaperMediators.default([]),
  disputeType: PaperLine.optional(),
  source: PaperSource.optional(),
  referredBy: PaperLine.optional(),
  acceptedOn: PaperDate.optional(),
  closedOn: PaperDate.optional(),
  facts: PaperText.optional(),
  course: PaperText.optional(),
  outcome: z.enum(['written', 'oral', 'failed', 'refused', 'withdrawn', 'other']).optional(),
  result: PaperText.optional(),
  performance: PaperText.optional(),
  reporter: PaperLine.optional(),
  director: PaperLine.optional(),
  date: PaperDate.optional(),
});

/**
 * 司法确认申请书, joint (人民调解法 art 33; 民事诉讼法 arts 205–206; 解释 arts 351–354).
 * No official specimen was found: the content follows the law, and the paper says so.
 */
export const ConfirmationPaper = z.object({
  court: PaperLine.optional(),
  committee: PaperCommittee,
  applicants: z.array(PaperParty).min(2).max(12),
  agreementNumber: PaperLine.optional(),
  effectiveOn: PaperDate.optional(),
  /** Last day of the thirty days. */
  lastDay: PaperDate.optional(),
  matter: PaperText.optional(),
  clauses: z.array(PaperText).default([]),
  /** Why this court: the connecting point of art 205. */
  courtBasis: PaperLine.optional(),
  /** Papers handed in; left out, the list of art 354 prints. */
  enclosures: z.array(PaperLine).optional(),
  date: PaperDate.optional(),
});
