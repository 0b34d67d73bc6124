/** Building blocks of the views that papers are made from. Everything optional prints as room for handwriting. */
import { z } from 'zod';
import { Day, Instant } from '../kernel/index.ts';

// Characters that neither a font nor WordprocessingML can hold: controls but tab and line feed, lone surrogates,
// non-characters.
const unprintable = /(?![\t\n])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** Takes any text, gives it with unified line ends and without characters that cannot be printed. */
export function printableText(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(unprintable, '');
}

/** Free text of any length, line feeds kept as paragraph ends. */
export const PaperText = z.string().transform(printableText);

/** Text of one line: line feeds become spaces. */
export const PaperLine = z.string().transform((text) => printableText(text).replace(/[\n\t]+/g, ' '));

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const PaperDate = Day;

/** An instant as an ISO string with offset; printed in Asia/Shanghai. */
export const PaperMoment = Instant;

/** An amount of money in fen (1/100 yuan), a whole number. */
export const Fen = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** Someone who acts for a party. */
export const PaperAgent = z.object({
  name: PaperLine,
  /** What the agent is to the party: 委托代理人, 法定代理人, 监护人. */
  capacity: z.enum(['authorised', 'statutory', 'guardian']).optional(),
  contact: PaperLine.optional(),
});
export type PaperAgent = z.output<typeof PaperAgent>;

const partyBase = {
  /** How the paper calls the party: 甲方, 申请人… Left out, the paper numbers the parties. */
  calledAs: PaperLine.optional(),
  name: PaperLine,
  /** A telephone number, or words such as “由村委会转达”. */
  contact: PaperLine.optional(),
  address: PaperLine.optional(),
  agent: PaperAgent.optional(),
};

/** A natural person as party. Only the name is required. */
export const PaperPerson = z.object({
  ...partyBase,
  kind: z.literal('person'),
  gender: z.enum(['male', 'female']).optional(),
  /** Age in full years on the day of the paper. */
  age: z.number().int().min(0).max(150).optional(),
  occupation: PaperLine.optional(),
  /** Number of the identity document; printed only where the paper needs it. */
  identityNumber: PaperLine.optional(),
  /** The person cannot read or write: the paper gets lines for the reader and a witness. */
  needsReader: z.boolean().optional(),
});

/** An organisation as party. */
export const PaperOrganisation = z.object({
  ...partyBase,
  kind: z.literal('organisation'),
  /** 统一社会信用代码. */
  registrationNumber: PaperLine.optional(),
  /** Legal representative or person in charge. */
  head: PaperLine.optional(),
  headTitle: PaperLine.optional(),
});

/** A party: a person or an organisation. */
export const PaperParty = z.discriminatedUnion('kind', [PaperPerson, PaperOrganisation]);
export type PaperParty = z.output<typeof PaperParty>;

/** One to twelve parties (a larger group signs a roster and sends representatives). */
export const PaperParties = z.array(PaperParty).min(1).max(12);

/** The mediation committee that makes the paper. */
export const PaperCommittee = z.object({
  name: PaperLine,
  phone: PaperLine.optional(),
  address: PaperLine.optional(),
});
export type PaperCommittee = z.output<typeof PaperCommittee>;

/** Names of the mediators; the first one leads. */
export const PaperMediators = z.array(PaperLine).max(9);

/** Where a dispute came from (人民调解法 art 17; 委托移送 by later statistics). */
export const PaperSource = z.enum(['application', 'initiative', 'referral']);
export type PaperSource = z.output<typeof PaperSource>;

/** One utterance or paragraph of a record; without a speaker it is narration. */
export const RecordEntry = z.object({ speaker: PaperLine.optional(), text: PaperText });
export type RecordEntry = z.output<typeof RecordEntry>;

/** A remedy that stays open: its form, where to turn, its last day and the law it rests on. */
export const RemedyRow = z.object({
  form: PaperLine,
  /** The window: organ, and its telephone or address where known. */
  window: PaperText.optional(),
  /** The time limit in words, such as “自知道权利受侵害之日起三年”. */
  limit: PaperLine.optional(),
  lastDay: PaperDate.optional(),
  basis: PaperLine.optional(),
  /** False marks the row as one whose limit has not been checked against the source. */
  verified: z.boolean().optional(),
});
export type RemedyRow = z.output<typeof RemedyRow>;

/** One thing to be done under an agreement, or one instalment. */
export const ObligationRow = z.object({
  /** Who performs, for whom. */
  from: PaperLine,
  to: PaperLine,
  what: PaperText,
  amount: Fen.optional(),
  due: PaperDate.optional(),
});
export type ObligationRow = z.output<typeof ObligationRow>;

/** An image as it was stored: bytes of a JPEG or PNG file; other content is named on the page instead of shown. */
export const PaperImage = z.object({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  caption: PaperLine.optional(),
});
export type PaperImage = z.output<typeof PaperImage>;
