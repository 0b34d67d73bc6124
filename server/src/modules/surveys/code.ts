import { idFromDigest } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { publicActor } from '../../kernel/access/actor.ts';
import { sha256 } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';

/** Digits and capitals without those that look alike on paper (0 O, 1 I L), as of the receipts. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const letters = 10;

/** The row of a matter that a survey drew. */
export const drawnId = (survey: Id, matter: Id): Id => idFromDigest(sha256(`surveys.drawn ${survey} ${matter}`));

/**
 * The answer code of what was drawn: made from the installation's secret, so that it can be printed again and is kept
 * nowhere. 31^10 possibilities, not to be guessed.
 * @param county the matter's, in which the code is looked for
 */
export function codeOf(keys: Keyring, county: County, drawn: Id): string {
  const digest = keys.index('survey code', `${county} ${drawn}`);
  return county + Array.from({ length: letters }, (_, at) => alphabet[digest.readUInt16BE(at * 2) % alphabet.length]).join('');
}

/** A code as paper shows it: 610524-7K3M9-QWX2P. */
export const shownCode = (code: string): string => `${code.slice(0, 6)}-${code.slice(6, 11)}-${code.slice(11)}`;

/** The county that a code names; the city's where it names none: an unknown code is looked for like any other. */
export const countyOfCode = (code: string): County => (/^\d{6}/.test(code) ? code.slice(0, 6) : publicActor.county);

/** What is kept of a code: nobody without the key can try codes against it. */
export const codeIndex = (keys: Keyring, code: string): Buffer => keys.index('survey', code);
