/** Views of registers, slips and cards. A register's rows are read by keyset; one paper holds any run of them. */
import { z } from 'zod';
import { PaperCommittee, PaperDate, PaperLine, PaperMoment, PaperText } from './parts.ts';

/**
 * Most rows that one printed file takes; a longer register is printed in parts, each with its `firstRow`. A thousand
 * rows take some 100 MB while they are set.
 */
export const registerRowLimit = 500;

/** 人民调解口头协议登记簿: the yearly register of a committee. */
export const OralRegisterPaper = z.object({
  committee: PaperCommittee,
  year: z.number().int().min(2000).max(9999),
  entries: z.array(z.object({
    number: PaperLine.optional(),
    reachedOn: PaperDate.optional(),
    parties: z.array(PaperLine).max(12),
    disputeType: PaperLine.optional(),
    facts: PaperText.optional(),
    content: PaperText.optional(),
    term: PaperText.optional(),
    mediators: z.array(PaperLine).max(9).default([]),
    /** Performed on the spot or since. */
    performed: z.boolean().optional(),
    followedUpOn: PaperDate.optional(),
  })).max(registerRowLimit),
  /** Number that the first row bears in the year's register, from 1. */
  firstRow: z.number().int().positive().default(1),
  printedOn: PaperDate.optional(),
});

/** 印章使用登记簿: each use of the committee's seal. */
export const SealRegisterPaper = z.object({
  committee: PaperCommittee,
  year: z.number().int().min(2000).max(9999),
  keeper: PaperLine.optional(),
  entries: z.array(z.object({
    usedOn: PaperDate.optional(),
    /** The paper that was sealed, and its number. */
    paper: PaperLine,
    number: PaperLine.optional(),
    copies: z.number().int().positive().max(999).optional(),
    askedBy: PaperLine.optional(),
    approvedBy: PaperLine.optional(),
    remark: PaperText.optional(),
  })).max(registerRowLimit),
  firstRow: z.number().int().positive().default(1),
  printedOn: PaperDate.optional(),
});

/**
 * 受理单: the slip that a party takes home, one for each party.
 * It names nobody: whoever finds it learns status, holder, clock and remedies, and no more.
 */
export const ReceiptSlipPaper = z.object({
  /** Paper: an 80 mm thermal roll, or A6. */
  paper: z.enum(['thermal80', 'a6']),
  number: PaperLine.optional(),
  /** Address that the QR code opens. */
  address: z.url({ protocol: /^https?$/ }),
  /** The short code, as it is typed. */
  code: PaperLine,
  holder: PaperLine,
  phone: PaperLine.optional(),
  receivedAt: PaperMoment.optional(),
  /** The day alone, where the hour is not known. */
  receivedOn: PaperDate.optional(),
  /** What was received: kind and type of the matter, no names. */
  matter: PaperLine.optional(),
  /** The promised or usual last day, and its basis. */
  dueOn: PaperDate.optional(),
  dueBasis: PaperLine.optional(),
  nextStep: PaperLine.optional(),
  /** Other remedies, in one sentence. */
  remedies: PaperText.optional(),
});

/** 一次性登录卡: printed codes for staff who use no authenticator; each works once, together with the PIN. */
export const SignInCardPaper = z.object({
  cardNumber: PaperLine,
  holder: PaperLine,
  unit: PaperLine,
  /** Where to sign in. */
  address: PaperLine,
  codes: z.array(PaperLine).min(1).max(60),
  issuedOn: PaperDate,
  expiresOn: PaperDate.optional(),
  issuedBy: PaperLine.optional(),
  helpPhone: PaperLine.optional(),
});
