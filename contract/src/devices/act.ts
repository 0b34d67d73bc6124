import { z } from 'zod';
import { County, Id, Instant } from '../kernel/index.ts';

/** What one act may carry, in characters: words and codes; photographs go ahead of it by themselves. */
export const longestInput = 60_000;
/** Acts in one message: few enough for a slow line, enough for a day. */
export const mostActs = 20;

/**
 * An act as a device keeps it in its outbox and sends it: an operation's command with its id, signed in the order in which
 * it was done. `input` is the JSON text that was signed, character by character.
 */
export const SignedAct = z.strictObject({
  /** 1, 2, 3… on this device; what is missing between is waited for. */
  sequence: z.int().min(1), command: Id, operation: z.string().min(3).max(80), version: z.int().min(1).max(99),
  /** The revision that the person saw. */
  basis: z.int().nonnegative().optional(),
  /** By the phone's own clock. */
  at: Instant, input: z.string().min(2).max(longestInput),
  /** ECDSA on P-256 with SHA-256 over `textToSign`, r and s of 32 bytes each, base64url. */
  signature: z.string().regex(/^[\w-]{86}$/),
}).meta({ id: 'SignedAct' });
export type SignedAct = z.infer<typeof SignedAct>;

/** In the place of an act that the phone’s disk has spoilt: no operation has this name, so that it becomes an entry that a person looks at. */
export const damagedAct = 'devices.damaged-on-phone';

/** What every message of a device says of itself: who it is, and, signed, the moment by its clock with a number used once, so that nobody else can speak for it. */
export const deviceSays = {
  county: County, device: Id, person: Id,
  nonce: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z [\w-]{8,40}$/), /** ECDSA on P-256 with SHA-256, r and s of 32 bytes each, base64url. */ signature: z.string().regex(/^[\w-]{86}$/),
};

/** The text that a device signs for an act; one line a field, so that no two acts have the same. */
export function textToSign(device: string, { sequence, command, operation, version, basis, at, input }: Omit<SignedAct, 'signature'>): string {
  return ['anhe act 1', device, String(sequence), command, operation, String(version), basis === undefined ? '' : String(basis), at, input].join('\n');
}

/** The text that a device signs to show who it is when it asks for something. @param nonce the moment and a number used once */
export const helloToSign = (device: string, nonce: string): string => ['anhe hello 1', device, nonce].join('\n');

/** How a device's clock differs from the house's, in whole seconds; told with what was done by a clock that is wrong. */
export const clockOff = (sentAt: Instant, now: Date): number => Math.round((Date.parse(sentAt) - now.getTime()) / 1000);
/** A clock that is further off than this is corrected by the house when it reads a moment. */
export const clockSlackSeconds = 120;
