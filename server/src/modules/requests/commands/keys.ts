import { randomBytes } from 'node:crypto';
import { Refusal } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import type { Keyring } from '../../../kernel/crypto/keyring.ts';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onCommand } from '../../../kernel/run/handler.ts';

/** What is kept of a key: nobody without the installation's secret can try keys against it. */
const keyIndexName = 'open311 key';

/** The county that a key names; nonsense names none that there is. */
export const countyOfKey = (apiKey: string): County => /^(\d{6})\./.exec(apiKey)?.[1] ?? '000000';

export const isCity = (county: County): boolean => county.endsWith('00');

/** The key's id; null where it does not hold. Without one nothing is looked for. */
export const keyFact = (keys: Keyring, apiKey: string | undefined): Statement<Id | null> =>
  raw('select requests.key_of($1, $2) as key', [countyOfKey(apiKey ?? ''), keys.index(keyIndexName, apiKey ?? '')], (rows) => (rows[0] as { key: Id | null } | undefined)?.key ?? null); // the one column

/** Throws unless a key that was found is the city's own or one of the county. */
export function assertKeyFor(key: Id | null, apiKey: string, county: County): asserts key is Id {
  if (key === null) throw new Refusal('requests.key-unknown');
  const own = countyOfKey(apiKey);
  if (!isCity(own) && own !== county) throw new Refusal('requests.key-elsewhere', { details: { county: own } });
}

/** A key for another program: it is in this answer and nowhere else. */
export const makeApiKey = onCommand({
  operation: requestOperations.makeApiKey,
  decide: ({ input, keys, today }) => {
    // It names its county, so that it is looked for there alone.
    const key = `${input.county}.${randomBytes(24).toString('base64url')}`;
    return {
      appends: [],
      changes: [insert('requests.api_key', { county: input.county, id: input.key, place: input.county, name: input.name, key_index: keys.index(keyIndexName, key), made_on: today, ended_on: null })],
      answer: { id: input.key, key },
    };
  },
});

export const endApiKey = onCommand({
  operation: requestOperations.endApiKey,
  facts: ({ input }) => ({ known: raw('select ended_on is not null as ended from requests.api_key where county = $1 and id = $2 for update', [input.county, input.key], (rows) => rows[0] as { ended: boolean } | undefined) }), // the one column
  decide: ({ input, today }, { facts }) => {
    if (facts.known === undefined) throw new Refusal('kernel.not-found');
    return { appends: [], changes: facts.known.ended ? [] : [update('requests.api_key', { county: input.county, id: input.key }, { ended_on: today })], answer: { id: input.key } };
  },
});
