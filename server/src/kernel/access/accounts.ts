import { createHmac } from 'node:crypto';
import { idFromDigest } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import type { Keyring } from '../crypto/keyring.ts';
import { sha256 } from '../crypto/keyring.ts';

/** An account to be made, or one that gets a new link to choose a password. */
export interface AccountWish {
  readonly account: Id;
  readonly county: County;
  readonly person: Id;
  readonly name: string;
  readonly login: string;
  readonly phone: string | null;
  /** The link's token follows from it. */
  readonly invitation: Id;
  readonly expiresAt: Date;
}

/** A name or telephone number that was corrected. */
export interface AccountCorrection {
  readonly account: Id;
  readonly name: string;
  readonly phone: string | null;
}

/** A card of one-time codes for an account. */
export interface CardWish {
  readonly account: Id;
  readonly card: Id;
  /** Until when its holder must have chosen a PIN. */
  readonly activateBy: Date;
  readonly expiresAt: Date;
}

/** What the staff module asks of the sign-in. Each may be repeated without harm. */
export interface Accounts {
  make(wish: AccountWish): Promise<void>;
  correct(correction: AccountCorrection): Promise<void>;
  makeCard(wish: CardWish): Promise<void>;
  endCard(account: Id, card: Id): Promise<void>;
  /** Posts changed: nobody's standing is remembered any longer. */
  forgetStandings(): void;
}

/** The account of a person: always the same id, so that making it twice makes one. */
export function accountOf(county: County, person: Id): Id {
  return idFromDigest(sha256(`account ${county} ${person}`));
}

const derived = (keys: Keyring, purpose: string, text: string): Buffer => createHmac('sha256', keys.purpose(purpose)).update(text).digest();

/** The secret part of an invitation's link; never stored, made anew from its id. */
export function invitationToken(keys: Keyring, invitation: Id): string {
  return derived(keys, 'invitation', invitation).toString('base64url');
}

// No 0 O 1 I L, no vowels: nothing to mistake when read from paper, and no words.
const letters = '23456789BCDFGHJKMNPQRSTVWXZ';

/** Letters from random bytes; the few bytes that would favour some letters are passed over. */
function spell(bytes: Uint8Array, count: number): string {
  const even = Math.floor(256 / letters.length) * letters.length;
  const spelled = [...bytes].filter((byte) => byte < even).slice(0, count).map((byte) => letters[byte % letters.length]);
  if (spelled.length < count) throw new RangeError('too few bytes');
  return spelled.join('');
}

const inFours = (text: string): string => text.match(/.{1,4}/g)?.join('-') ?? text;

/** How many codes a card has. */
export const codesOnCard = 20;

/** The number printed on a card, e.g. 7KQ2-M9XT. */
export function cardNumber(keys: Keyring, card: Id): string {
  return inFours(spell(derived(keys, 'card number', card), 8));
}

/** The codes printed on a card, in their order; 8 letters of 27 each, about 38 bits. */
export function cardCodes(keys: Keyring, card: Id): readonly string[] {
  return Array.from({ length: codesOnCard }, (_, index) => inFours(spell(derived(keys, 'card code', `${card} ${index + 1}`), 8)));
}

/** What a person typed from a card, as it is compared: capitals without blanks and dashes. */
export const plainCode = (text: string): string => text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
