import { z } from 'zod';
import { ConfirmationState, LedgerState, Performed } from './vocabulary.ts';

/** How things stand after the agreement: what rules and the head of the page ask. */
export const AfterState = z.object({
  performed: Performed.nullable(), ledger: LedgerState.nullable(), confirmation: ConfirmationState.nullable(), review: ConfirmationState.nullable(),
}).meta({ id: 'AfterState' });
