import { randomBytes } from 'node:crypto';
import type { Id } from '@anhe/contract/kernel';
import { z } from 'zod';
import { canonical } from '../../kernel/crypto/canonical.ts';
import { saltedDigest } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';

type Sealed = 'assignment.words' | 'visit.words' | 'proposal.reason';

const boundTo = (what: Sealed, county: string, id: Id): string => `policing.${what} ${county} ${id}`;
const Words = z.object({ salt: z.string(), texts: z.array(z.string()) });

/** Texts of a row, sealed for it alone, and what its event keeps of them; both null where nothing was said. */
export function sealTexts(keys: Keyring, what: Sealed, county: string, id: Id, texts: readonly string[]): { readonly sealed: Buffer | null; readonly digest: string | null } {
  if (texts.every((text) => text === '')) return { sealed: null, digest: null };
  const salt = randomBytes(16);
  return { sealed: keys.seal({ salt: salt.toString('hex'), texts }, boundTo(what, county, id)), digest: saltedDigest(salt, canonical({ texts: [...texts] })).toString('hex') };
}

export const openTexts = (keys: Keyring, what: Sealed, county: string, id: Id, sealed: Buffer | null): readonly string[] =>
  sealed === null ? [] : Words.parse(keys.open(sealed, boundTo(what, county, id))).texts;
