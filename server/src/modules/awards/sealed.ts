import { randomBytes } from 'node:crypto';
import type { Id } from '@anhe/contract/kernel';
import { z } from 'zod';
import { canonical } from '../../kernel/crypto/canonical.ts';
import { saltedDigest } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';

const Words = z.object({ statement: z.string(), sources: z.record(z.string(), z.string()) });
type Words = z.infer<typeof Words>;

const boundTo = (county: string, award: Id): string => `awards.award ${county} ${award}`;

/** The applicant's statement and the papers behind what is stated, as they are kept; and the digest that the event holds. */
export function sealWords(keys: Keyring, county: string, award: Id, words: Words): { readonly sealed: Buffer; readonly digest: string } {
  const salt = randomBytes(16);
  return { sealed: keys.seal({ salt: salt.toString('hex'), ...words }, boundTo(county, award)), digest: saltedDigest(salt, canonical(words)).toString('hex') };
}

export const openWords = (keys: Keyring, county: string, award: Id, sealed: Buffer | null): Words =>
  sealed === null ? { statement: '', sources: {} } : Words.parse(keys.open(sealed, boundTo(county, award)));
