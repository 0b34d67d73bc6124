import { randomBytes } from 'node:crypto';
import type { Id } from '@anhe/contract/kernel';
import { Plan } from '@anhe/contract/campaigns';
import { z } from 'zod';
import { saltedDigest } from '../../kernel/crypto/keyring.ts';
import type { Keyring } from '../../kernel/crypto/keyring.ts';

type Sealed = 'campaign.plan' | 'campaign.remark' | 'campaign.longer' | 'campaign.ended' | 'campaign.report' | 'duty.asked' | 'duty.remark' | 'report.words';

const boundTo = (what: Sealed, county: string, id: Id): string => `campaigns.${what} ${county} ${id}`;
const Words = z.object({ salt: z.string(), text: z.string() });

/** Words of a row, sealed for it alone, and what its event keeps of them. */
export function seal(keys: Keyring, what: Sealed, county: string, id: Id, text: string): { readonly sealed: Buffer; readonly digest: string } {
  const salt = randomBytes(16);
  return { sealed: keys.seal({ salt: salt.toString('hex'), text }, boundTo(what, county, id)), digest: saltedDigest(salt, text).toString('hex') };
}

/** The same of words that may be left out; both null where nothing was said. */
export const sealSaid = (keys: Keyring, what: Sealed, county: string, id: Id, text: string): { readonly sealed: Buffer | null; readonly digest: string | null } =>
  text === '' ? { sealed: null, digest: null } : seal(keys, what, county, id, text);

export const open = (keys: Keyring, what: Sealed, county: string, id: Id, sealed: Buffer): string => Words.parse(keys.open(sealed, boundTo(what, county, id))).text;

export const openSaid = (keys: Keyring, what: Sealed, county: string, id: Id, sealed: Buffer | null): string | null => (sealed === null ? null : open(keys, what, county, id, sealed));

/** The plan of a campaign as it was drafted or signed. */
export const planOf = (keys: Keyring, { county, id, plan }: { readonly county: string; readonly id: Id; readonly plan: Buffer }): Plan => Plan.parse(JSON.parse(open(keys, 'campaign.plan', county, id, plan)));
