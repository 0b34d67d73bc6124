import { County, Day, Id, Refusal } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import { z } from 'zod';
import { systemActor } from '../../../kernel/access/actor.ts';
import type { Reaction } from '../../../kernel/run/handler.ts';
import { sureUnit } from './auto-dispatch.ts';

const Lapsing = z.object({ county: County, matter: Id, respondBy: Day });
const Climbing = z.object({ county: County, matter: Id });
const FiledEvent = z.object({ county: County, event: z.string(), stream: Id });

/** Codes by which a command says that meanwhile somebody did something with it: then there is nothing left to do. */
const overtaken = ['requests.not-lawful-now', 'kernel.stale', 'requests.nobody-there', 'requests.unit-cannot-read'];

async function unlessOvertaken(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refusal) || !overtaken.includes(error.code)) throw error;
  }
}

export const requestReactions: readonly Reaction[] = [
  {
    task: 'requests.lapse',
    run: async (payload, tools) => {
      const { county, matter, respondBy } = Lapsing.parse(payload);
      await unlessOvertaken(tools.command(requestOperations.lapse, { county, matter }, `${county} ${matter} ${respondBy}`, systemActor('requests.lapse', county)));
    },
  },
  {
    task: 'requests.climb',
    run: async (payload, tools) => {
      const { county, matter } = Climbing.parse(payload);
      const actor = systemActor('requests.climb', county);
      const { raise } = await tools.query(requestOperations.ladderOf, { county, matter }, actor);
      if (raise === null) return;
      await unlessOvertaken(tools.command(requestOperations.raise, { county, matter, ...raise }, `${county} ${matter} ${raise.since} ${raise.why} ${raise.rung}`, actor));
    },
  },
  {
    task: 'requests.auto-dispatch',
    run: async (payload, tools) => {
      const { county, event, stream: matter } = FiledEvent.parse(payload);
      const actor = systemActor('requests.auto-dispatch', county);
      const { ask } = await tools.query(requestOperations.toSuggest, { county, matter }, actor);
      if (ask === null) return;
      const { routing } = await tools.query(requestOperations.suggest, { county, place: ask.place, text: ask.text, type: ask.type, except: matter }, actor);
      const sure = sureUnit(routing, ask);
      if (sure === undefined) return;
      await unlessOvertaken(tools.command(requestOperations.dispatch, { county, matter, to: sure.to, suggested: sure.confidence }, event, actor, ask.revision));
    },
  },
];
