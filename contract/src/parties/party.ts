import { z } from 'zod';
import { Id } from '../kernel/index.ts';

/** A mobile number, or a landline with its area code. */
export const Phone = z.string().trim().regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, 'phone-number');

/** One way to reach a party; "through the village" is enough. */
export const Contact = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('phone'), value: Phone }),
  z.strictObject({ by: z.literal('wechat'), value: z.string().trim().min(2).max(60) }),
  z.strictObject({ by: z.literal('address'), value: z.string().trim().min(2).max(120) }),
  z.strictObject({ by: z.literal('village') }),
  z.strictObject({ by: z.literal('receipt') }),
], { error: (issue) => (issue.input === undefined ? 'contact-needed' : undefined) });
export type Contact = z.infer<typeof Contact>;

export const contactWays = {
  phone: { zh: '电话', en: 'Phone' },
  wechat: { zh: '微信', en: 'WeChat' },
  address: { zh: '住址', en: 'Address' },
  village: { zh: '由村里转告', en: 'Through the village' },
  receipt: { zh: '凭受理单自己查', en: 'By their receipt' },
  none: { zh: '已删除', en: 'Erased' },
} as const;

/** What stands for a way of contact where it has a value of its own; nothing for `village` and `receipt`. */
export const contactValue = (contact: Contact): string | undefined => ('value' in contact ? contact.value : undefined);

export const sides = {
  applicant: { zh: '申请人', en: 'Applicant' },
  respondent: { zh: '被申请人', en: 'Respondent' },
  third: { zh: '其他当事人', en: 'Other party' },
} as const;
export const Side = z.enum(['applicant', 'respondent', 'third']).meta({ id: 'Side' });
export type Side = z.infer<typeof Side>;

/** What the papers may ask beside name and contact; all optional, only what the case needs. */
export const PartyDetails = z.strictObject({
  sex: z.enum(['female', 'male']).optional(),
  age: z.int().min(0).max(130).optional(),
  occupation: z.string().trim().max(40).optional(),
  address: z.string().trim().max(120).optional(),
  /** Who acts for an organisation. */
  representative: z.string().trim().max(60).optional(),
});
export type PartyDetails = z.infer<typeof PartyDetails>;

export const PartyInput = z.strictObject({
  id: Id,
  kind: z.enum(['person', 'organisation']),
  side: Side,
  name: z.string().trim().min(1).max(60),
  contact: Contact,
  details: PartyDetails.default({}),
});
export type PartyInput = z.infer<typeof PartyInput>;

/** A party as lists and pages show it: masked. */
export const MaskedParty = z.object({
  id: Id,
  kind: z.enum(['person', 'organisation']),
  side: Side,
  position: z.int(),
  name: z.string(),
  contact: z.string(),
  contactBy: z.enum(['phone', 'wechat', 'address', 'village', 'receipt', 'none']),
}).meta({ id: 'MaskedParty' });
export type MaskedParty = z.infer<typeof MaskedParty>;

/** A party in clear: the answer of a logged reveal, and what a paper prints. */
export const ClearParty = z.object({ id: Id, name: z.string(), contact: Contact, details: PartyDetails }).meta({ id: 'ClearParty' });
export type ClearParty = z.infer<typeof ClearParty>;

/** Stands in the place of a name where somebody gave none; it is nobody's, so it is not masked. */
export const unnamed = '未留姓名';

/**
 * A name as a list shows it: a person's family name and one star for the rest; a compound family name (two characters
 * of a name of four or more) keeps both. An organisation is not personal data and stays whole.
 */
export function maskName(name: string, kind: 'person' | 'organisation'): string {
  if (kind === 'organisation' || name === unnamed) return name;
  const letters = [...name.trim()];
  return `${letters.slice(0, letters.length >= 4 && !name.includes(' ') ? 2 : 1).join('')}*`;
}

/** A way of contact as a list shows it: 138****0000; an address keeps its first six characters. */
export function maskContact(contact: Contact): string {
  if (contact.by === 'village' || contact.by === 'receipt') return contactWays[contact.by].zh;
  const letters = [...contact.value];
  if (contact.by === 'phone') return `${letters.slice(0, 3).join('')}****${letters.slice(-4).join('')}`;
  return contact.by === 'address' ? `${letters.slice(0, 6).join('')}…` : `${letters.slice(0, 1).join('')}***`;
}
