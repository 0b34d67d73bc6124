import { randomBytes } from 'node:crypto';
import type { Id } from '@anhe/contract/kernel';
import { Personal } from '@anhe/contract/volunteers';
import { z } from 'zod';
import { saltedDigest } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';

type Sealed = 'volunteer.reason' | 'insurance.number' | 'task.spot' | 'task.reason' | 'correction.reason' | 'recognition.words';

const boundTo = (what: Sealed | 'personal', county: string, id: Id): string => `volunteers.${what} ${county} ${id}`;
const Words = z.object({ salt: z.string(), text: z.string() });
const SealedPersonal = z.object({ salt: z.string(), personal: Personal });

/** Words of a row, sealed for it alone, and what its event keeps of them. */
export function sealWords(keys: Keyring, what: Sealed, county: string, id: Id, text: string): { readonly sealed: Buffer; readonly digest: string } {
  const salt = randomBytes(16);
  return { sealed: keys.seal({ salt: salt.toString('hex'), text }, boundTo(what, county, id)), digest: saltedDigest(salt, text).toString('hex') };
}

export const openWords = (keys: Keyring, what: Sealed, county: string, id: Id, sealed: Buffer | null): string | null =>
  sealed === null ? null : Words.parse(keys.open(sealed, boundTo(what, county, id))).text;

/** What is kept of a volunteer, sealed with its salt: once the row is gone, the digest in the event says nothing any more. */
export function sealPersonal(keys: Keyring, county: string, volunteer: Id, personal: Personal): { readonly sealed: Buffer; readonly digest: string } {
  const salt = randomBytes(16);
  return { sealed: keys.seal({ salt: salt.toString('hex'), personal }, boundTo('personal', county, volunteer)), digest: saltedDigest(salt, JSON.stringify(personal)).toString('hex') };
}

export const openPersonal = (keys: Keyring, county: string, volunteer: Id, sealed: Buffer): Personal => SealedPersonal.parse(keys.open(sealed, boundTo('personal', county, volunteer))).personal;

/** A digest by which the same telephone is found again at one unit. */
export const phoneIndex = (keys: Keyring, phone: string): Buffer => keys.index('volunteer phone', phone.replaceAll('-', ''));
