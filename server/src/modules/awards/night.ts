import { County, Id, Refusal } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { awardOperations } from '@anhe/contract/awards';
import type pg from 'pg';
import { z } from 'zod';
import { systemActor } from '../../kernel/access/actor.ts';
import type { Reaction } from '../../kernel/run/handler.ts';

const Expiring = z.object({ county: County, award: Id });

/** Ends an award whose term is over; one that ended meanwhile is left as it is. */
export const expiry: Reaction = {
  task: 'awards.expire',
  run: async (payload, tools) => {
    const { county, award } = Expiring.parse(payload);
    try {
      await tools.command(awardOperations.expire, { county, award }, `${county} ${award}`, systemActor('awards.expire', county));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'awards.not-lawful-now') throw error;
    }
  },
};

/**
 * Asks the jobs to end awards whose term is over; answers how many.
 * @param pool connections under the account of the jobs
 */
export async function askExpiring(pool: pg.Pool, today: Day): Promise<number> {
  const { rows } = await pool.query<{ asked: string }>('select awards.ask_expiring($1) as asked', [today]);
  return Number(rows[0]?.asked ?? 0);
}
