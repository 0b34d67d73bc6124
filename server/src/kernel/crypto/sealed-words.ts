import { randomBytes } from 'node:crypto';
import type { Id } from '@anhe/contract/kernel';
import { z } from 'zod';
import { saltedDigest } from './keyring.ts';
import type { Keyring } from './keyring.ts';

const Words = z.object({ salt: z.string(), text: z.string() });

/** Words as their row keeps them, and the salted digest that the event holds: once the row is gone it says nothing any more. */
export interface SealedWords {
  readonly sealed: Buffer;
  readonly digest: string;
}

/**
 * How a capability keeps free text beside its rows: each text is sealed for its own row alone, under a salt of its own.
 * @param capability as in the names of its tables; `What` are the texts that it keeps
 */
export function sealedWords<What extends string>(capability: string) {
  const boundTo = (what: What, county: string, id: Id): string => `${capability}.${what} ${county} ${id}`;
  const seal = (keys: Keyring, what: What, county: string, id: Id, text: string): SealedWords => {
    const salt = randomBytes(16);
    return { sealed: keys.seal({ salt: salt.toString('hex'), text }, boundTo(what, county, id)), digest: saltedDigest(salt, text).toString('hex') };
  };
  const open = (keys: Keyring, what: What, county: string, id: Id, sealed: Buffer): string => Words.parse(keys.open(sealed, boundTo(what, county, id))).text;
  return {
    seal, open,
    /** Of words that may be left out; both null where nothing was said. */
    sealSaid: (keys: Keyring, what: What, county: string, id: Id, text: string | undefined): SealedWords | { readonly sealed: null; readonly digest: null } =>
      text === undefined || text === '' ? { sealed: null, digest: null } : seal(keys, what, county, id, text),
    openSaid: (keys: Keyring, what: What, county: string, id: Id, sealed: Buffer | null): string | null => (sealed === null ? null : open(keys, what, county, id, sealed)),
  };
}
