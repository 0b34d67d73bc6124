import { randomBytes } from 'node:crypto';
import type { Id } from '@anhe/contract/kernel';
import { Personal } from '@anhe/contract/volunteers';
import { z } from 'zod';
import { saltedDigest } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';
import { sealedWords } from '../../kernel/crypto/sealed-words.ts';

type Sealed = 'volunteer.reason' | 'insurance.number' | 'task.spot' | 'task.reason' | 'correction.reason' | 'recognition.words';

const boundTo = (county: string, id: Id): string => `volunteers.personal ${county} ${id}`;
const SealedPersonal = z.object({ salt: z.string(), personal: Personal });

export const { seal: sealWords, openSaid: openWords } = sealedWords<Sealed>('volunteers');

/** What is kept of a volunteer, sealed with its salt: once the row is gone, the digest in the event says nothing any more. */
export function sealPersonal(keys: Keyring, county: string, volunteer: Id, personal: Personal): { readonly sealed: Buffer; readonly digest: string } {
  const salt = randomBytes(16);
  return { sealed: keys.seal({ salt: salt.toString('hex'), personal }, boundTo(county, volunteer)), digest: saltedDigest(salt, JSON.stringify(personal)).toString('hex') };
}

export const openPersonal = (keys: Keyring, county: string, volunteer: Id, sealed: Buffer): Personal => SealedPersonal.parse(keys.open(sealed, boundTo(county, volunteer))).personal;

/** A digest by which the same telephone is found again at one unit. */
export const phoneIndex = (keys: Keyring, phone: string): Buffer => keys.index('volunteer phone', phone.replaceAll('-', ''));
