import { z } from 'zod';
import { County, Day, Id } from '../../kernel/index.ts';
import { MaskedParty } from '../../parties/index.ts';
import { CallReason } from './vocabulary.ts';

/** Somebody to call or visit today, and why; parties are masked as in every list. */
export const CallLine = z.object({
  county: County, matter: Id, number: z.string().nullable(), parties: z.string(), mediators: z.string(),
  reason: CallReason,
  /** What it is about: an instalment, a planned session, a sign, an agreement, a handover, a party or the matter. */
  about: Id,
  /** The one who is to be called, where it is one of several. */
  party: Id.nullable(),
  /** The day that makes it due: of performance, of the session, when the party was told, when the agreement was drafted… */
  dueOn: Day,
  time: z.string().nullable(),
  /** Yuan still to be paid; null where something else is owed. */
  amount: z.string().nullable(),
  people: z.array(MaskedParty).max(6),
  /** More people than are named: a group. */
  more: z.boolean(),
  /** The unit that owes an answer. */
  unit: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
}).meta({ id: 'CallLine' });
export type CallLine = z.infer<typeof CallLine>;
