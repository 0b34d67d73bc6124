import { dayOf } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { differencesIn } from '../src/modules/figures/index.ts';
import type { Difference } from '../src/modules/figures/index.ts';
import type { Ground } from './ground.ts';

const said = ({ place, day, measure, type, counted, recounted }: Difference): string => `${measure} of ${type} in ${place} on ${day ?? 'all days'}: ${counted} were counted, ${recounted} there are`;

/** Where what commands counted differs from a recount by other means. @param streams matters and patrols to look at; left out, all there are */
export async function figureFaults(ground: Ground, streams: readonly Id[] | null = null): Promise<readonly string[]> {
  // An answer as pg gives it: the recount asks for rows and nothing else.
  const client = { query: async (text: string, values: readonly unknown[]) => ({ rows: await ground.rows(text, values) }) } as unknown as Parameters<typeof differencesIn>[0]; // it asks by text and values alone
  return (await differencesIn(client, dayOf(ground.now), streams)).map(said);
}
