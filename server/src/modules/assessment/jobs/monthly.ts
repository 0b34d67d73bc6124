import { County, Refusal } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { Month, assessmentOperations, monthBefore } from '@anhe/contract/assessment';
import type pg from 'pg';
import { z } from 'zod';
import { systemActor } from '../../../kernel/access/actor.ts';
import type { Reaction } from '../../../kernel/run/handler.ts';

/**
 * Asks the jobs for the tiers of the month before a day, in every county that has none yet. Asking again is harmless.
 * @param pool connections under the account of the jobs
 * @returns how many counties
 */
export async function askTiers(pool: pg.Pool, today: Day): Promise<number> {
  const { rows } = await pool.query<{ asked: string }>('select assessment.ask_tiers($1) as asked', [monthBefore(today.slice(0, 7))]);
  return Number(rows[0]?.asked ?? 0);
}

const Asked = z.object({ county: County, month: Month });

export const assessmentReactions: readonly Reaction[] = [
  {
    task: 'assessment.compute-tiers',
    run: async (payload, tools) => {
      const { county, month } = Asked.parse(payload);
      try {
        await tools.command(assessmentOperations.computeTiers, { county, month }, `${county} ${month}`, systemActor('assessment.compute-tiers', county));
      } catch (error) {
        // Meanwhile a supervisor did it: then there is nothing left to do.
        if (!(error instanceof Refusal) || error.code !== 'assessment.computed-already') throw error;
      }
    },
  },
];
