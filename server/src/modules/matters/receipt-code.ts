import { randomInt, scryptSync, timingSafeEqual, randomBytes } from 'node:crypto';
import type { County } from '@anhe/contract/kernel';
import { publicActor } from '../../kernel/access/actor.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';

/** Digits and capitals without those that look alike on paper (0 O, 1 I L). */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const letters = 10;

/** A new code for a county: 31^10 possibilities, not to be guessed. */
export function newCode(county: County): string {
  return county + Array.from({ length: letters }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** A code as paper shows it: 610524-7K3M9-QWX2P. */
export const shownCode = (code: string): string => `${code.slice(0, 6)}-${code.slice(6, 11)}-${code.slice(11)}`;

/** The county that a code names; the city's where it names none: an unknown code is looked for like any other. */
export const countyOfCode = (code: string): County => (/^\d{6}/.test(code) ? code.slice(0, 6) : publicActor.county);

/** What is kept of a code: nobody without the key can try codes against it. */
export const codeIndex = (keys: Keyring, code: string): Buffer => keys.index('receipt', code);

const cost = { N: 16_384, r: 8, p: 1 };
const hashBytes = 32;

const hashed = (word: string, salt: Buffer): Buffer => scryptSync(word.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase(), salt, hashBytes, cost);

/** A word agreed at the counter as it is kept: slow to try, with a salt of its own. Width, blanks and case do not matter. */
export function hashWord(word: string): string {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64url')}$${hashed(word, salt).toString('base64url')}`;
}

const nobodysWord = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(hashBytes).toString('base64url')}`;

/** Whether it is the word; takes the same time where there is none. */
export function isWord(word: string, kept: string | null): boolean {
  const [, salt = '', hash = ''] = (kept ?? nobodysWord).split('$');
  const same = timingSafeEqual(hashed(word, Buffer.from(salt, 'base64url')), Buffer.from(hash, 'base64url'));
  return same && kept !== null;
}

/** Six digits to be sent to a phone. */
export const newDigits = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** What is kept of the digits sent: bound to the one row that waits for them. */
export const digitsHash = (keys: Keyring, pass: string, digits: string): string => keys.index('receipt digits', `${pass} ${digits}`).toString('base64url');

export const newToken = (): string => randomBytes(24).toString('base64url');

export const tokenIndex = (keys: Keyring, token: string): Buffer => keys.index('receipt pass', token);
