import type { Id } from '@anhe/contract/kernel';
import { sha256 } from '../../kernel/crypto/keyring.ts';

/** What a matter's place in the draw is decided by: the lower, the earlier. As hex, of the seed, a blank and the matter's id. */
export const ticket = (seed: string, matter: Id): string => sha256(`${seed} ${matter}`).toString('hex');

/**
 * Draws without putting back, each matter with the same chance: the tickets are laid in order and the first ones are taken.
 * Anybody can do it again with the seed, the ids and a program for SHA-256; no state of a generator is needed.
 * @param frame ids of one stratum
 * @returns so many of them, in the order of the draw
 */
export function draw(seed: string, frame: readonly Id[], count: number): Id[] {
  if (count > frame.length) throw new RangeError('more than there are');
  return frame.map((matter) => ({ matter, ticket: ticket(seed, matter) })).sort((a, b) => (a.ticket < b.ticket ? -1 : 1)).slice(0, count).map(({ matter }) => matter);
}

/** Digest of a whole frame: of its strata in their order, each with its ids in theirs. */
export const frameDigest = (strata: readonly { readonly code: string; readonly frame: readonly Id[] }[]): string =>
  sha256(strata.map(({ code, frame }) => `${code}\n${frame.join('\n')}\n`).join('')).toString('hex');
