import { County, Id } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { errandOperations } from '@anhe/contract/errands';
import type pg from 'pg';
import { z } from 'zod';
import { systemActor } from '../../kernel/access/actor.ts';
import type { Reaction } from '../../kernel/run/handler.ts';

const Asked = z.object({ county: County, matter: Id });

/** The retention of a closed errand is over. */
export const eraseErrand: Reaction = {
  task: 'errands.erase',
  run: async (payload, tools) => {
    const { county, matter } = Asked.parse(payload);
    await tools.command(errandOperations.erase, { county, matter }, `${county} ${matter}`, systemActor('errands.erase', county));
  },
};

/** Asks the jobs to erase errands whose retention is over. @param pool connections under the account of the jobs */
export async function askErasing(pool: pg.Pool, today: Day): Promise<number> {
  const { rows } = await pool.query<{ asked: string }>('select errands.ask_erasing($1) as asked', [today]);
  return Number(rows[0]?.asked ?? 0);
}
