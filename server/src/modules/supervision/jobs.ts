import { County, Day } from '@anhe/contract/kernel';
import { supervisionOperations } from '@anhe/contract/supervision';
import type pg from 'pg';
import { z } from 'zod';
import { systemActor } from '../../kernel/access/actor.ts';
import type { Reaction } from '../../kernel/run/handler.ts';

/** Asks the jobs to look at the matters of each county. @param pool connections under the account of the jobs */
export async function askLooking(pool: pg.Pool, today: Day): Promise<number> {
  const { rows } = await pool.query<{ asked: string }>('select supervision.ask_looking($1) as asked', [today]);
  return Number(rows[0]?.asked ?? 0);
}

const Looking = z.object({ county: County, on: Day });

/** What the rules see of a county is proposed to its supervisors. */
export const looking: Reaction = {
  task: 'supervision.look',
  run: async (payload, tools) => {
    const { county, on } = Looking.parse(payload);
    await tools.command(supervisionOperations.propose, { county, on }, `${county} ${on}`, systemActor('supervision.look', county));
  },
};
