import { campaignOperations } from '@anhe/contract/campaigns';
import { measuresOf } from '@anhe/contract/figures';
import { County, Day, Id } from '@anhe/contract/kernel';
import { z } from 'zod';
import type pg from 'pg';
import { systemActor } from '../../../kernel/access/actor.ts';
import { update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { headOf } from '../../../kernel/events/chain.ts';
import type { StreamHead } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Reaction } from '../../../kernel/run/handler.ts';
import { sumsAt } from '../../figures/index.ts';
import { figuresOf } from '../book.ts';
import { countedIn } from '../counting.ts';
import { dutyEvent } from '../rows.ts';

type Waiting = StreamHead & { readonly figure: string | null; readonly target: number };

/** Tasks of a campaign in a county whose count has reached its target become done on the day up to which it was counted. */
export const count = onCommand({
  operation: campaignOperations.count,
  facts: ({ input, book }) => ({
    waiting: raw(
      `select d.county, d.id, d.place, d.revision, d.chain, d.figure, d.target from campaigns.duty d join campaigns.campaign c on c.county = d.campaign_county and c.id = d.campaign
        where d.county = $1 and d.campaign = $2 and c.status = 'running' and d.measure = 'counted' and d.target is not null and d.status in ('open', 'asked') order by d.id for update of d`,
      [input.county, input.campaign], (rows) => rows as readonly Waiting[], // the columns above
    ),
    sums: sumsAt(
      { text: "select distinct x.place from campaigns.duty x where x.county = $12 and x.campaign = $13 and x.measure = 'counted'", values: [input.county, input.campaign] },
      [{ key: 'during', from: input.from, to: input.on }], measuresOf(figuresOf(book, { from: input.from, to: input.on }, input.on).figures),
    ),
  }),
  decide: ({ input, book, now }, { facts: { waiting, sums } }) => {
    const figures = figuresOf(book, { from: input.from, to: input.on }, input.on);
    const reached = waiting.flatMap((row) => {
      const amount = countedIn(figures, row, sums, 'during') ?? 0;
      return amount >= row.target ? [{ row, amount }] : [];
    });
    return {
      appends: reached.map(({ row, amount }) => dutyEvent(headOf(row), now, 'campaigns.counted', { amount, on: input.on })),
      changes: reached.map(({ row, amount }) => update('campaigns.duty', { county: row.county, id: row.id }, { status: 'done', done_on: input.on, amount, asked_for: null, asked_words: null })),
      answer: { done: reached.length },
    };
  },
});

/** Asks the jobs to count the tasks of running campaigns up to a day. @param pool connections under the account of the jobs */
export async function askCounting(pool: pg.Pool, until: Day): Promise<number> {
  const { rows } = await pool.query<{ asked: string }>('select campaigns.ask_counting($1) as asked', [until]);
  return Number(rows[0]?.asked ?? 0);
}

const Counting = z.object({ county: County, campaign: Id, from: Day, on: Day });

/** What was counted by night is recorded of each task that has reached its target. */
export const counting: Reaction = {
  task: 'campaigns.count',
  run: async (payload, tools) => {
    const { county, campaign, from, on } = Counting.parse(payload);
    await tools.command(campaignOperations.count, { county, campaign, from, on }, `${campaign} ${on}`, systemActor('campaigns.count', county));
  },
};
