import { bothSides } from '@anhe/contract/disputes';
import type { Guest } from '@anhe/contract/disputes';
import type { Id } from '@anhe/contract/kernel';
import type { z } from 'zod';
import type { Work } from '../work.ts';
import { assertParty } from './common.ts';

type GuestInput = z.infer<typeof Guest>;

/** What a session says of who sat there: both sides together, and guests to whom all parties agreed. */
export const whoSat = (work: Work, present: readonly Id[], guests: readonly GuestInput[]): { together: boolean; guestsAgreed: boolean } => ({
  together: bothSides(work.facts.parties, present),
  guestsAgreed: guests.every(({ agreed }) => work.facts.parties.every(({ id }) => agreed.includes(id))),
});

/** The guests of a session: relation and consent as columns, the names as a text of their own. */
export function guestColumns(work: Work, guests: readonly GuestInput[]): { guests: string; guest_names: Id | null } {
  guests.forEach(({ agreed }, at) => agreed.forEach((party, index) => assertParty(work, party, ['guests', at, 'agreed', index])));
  return {
    guests: JSON.stringify(guests.map(({ relation, agreed }) => ({ relation, agreed }))),
    guest_names: guests.length === 0 ? null : work.text('guests', guests.map(({ name }) => name).join('\n')).content,
  };
}
