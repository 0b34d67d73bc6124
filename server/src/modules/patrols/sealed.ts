import { randomBytes } from 'node:crypto';
import type { Id } from '@anhe/contract/kernel';
import { z } from 'zod';
import { saltedDigest } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';

type Sealed = 'point.look' | 'point.code' | 'shift.note' | 'shift.reason' | 'patrol.summary' | 'seen.words';

const boundTo = (what: Sealed, county: string, id: Id): string => `patrols.${what} ${county} ${id}`;
const Words = z.object({ salt: z.string(), text: z.string() });

/** Words of a row, sealed for it alone, and what its event keeps of them; both null where nothing was said. */
export function sealWords(keys: Keyring, what: Sealed, county: string, id: Id, text: string | undefined): { readonly sealed: Buffer | null; readonly digest: string | null } {
  if (text === undefined || text === '') return { sealed: null, digest: null };
  const salt = randomBytes(16);
  return { sealed: keys.seal({ salt: salt.toString('hex'), text }, boundTo(what, county, id)), digest: saltedDigest(salt, text).toString('hex') };
}

export const openWords = (keys: Keyring, what: Sealed, county: string, id: Id, sealed: Buffer | null): string | null =>
  sealed === null ? null : Words.parse(keys.open(sealed, boundTo(what, county, id))).text;
