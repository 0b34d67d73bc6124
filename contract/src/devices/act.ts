import { z } from 'zod';
import { County, Id, Instant, Revision, mostWhole } from '../kernel/index.ts';
import { longestInput } from './limits.ts';

/**
 * An act as a device keeps it in its outbox and sends it: an operation's command with its id, signed in the order in which
 * it was done. `input` is the JSON text that was signed, character by character.
 */
export const SignedAct = z.strictObject({
  /** 1, 2, 3… on this device; what is missing between is waited for. */
  sequence: z.int().min(1).max(mostWhole), command: Id, operation: z.string().min(3).max(80), version: z.int().min(1).max(99),
  /** The revision that the person saw. */
  basis: Revision.optional(),
  /** By the phone's own clock. */
  at: Instant, input: z.string().min(2).max(longestInput),
  /** ECDSA on P-256 with SHA-256 over `textToSign`, r and s of 32 bytes each, base64url. */
  signature: z.string().regex(/^[\w-]{86}$/),
}).meta({ id: 'SignedAct' });
export type SignedAct = z.infer<typeof SignedAct>;

/** What every message of a device says of itself: who it is, and, signed, the moment by its clock with a number used once, so that nobody else can speak for it. */
export const deviceSays = {
  county: County, device: Id, person: Id,
  nonce: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z [\w-]{8,40}$/), /** ECDSA on P-256 with SHA-256, r and s of 32 bytes each, base64url. */ signature: z.string().regex(/^[\w-]{86}$/),
};
