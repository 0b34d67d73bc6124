import { z } from 'zod';
import { County, PlaceCode } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { systemActor } from '../../kernel/access/actor.ts';
import type { Reaction } from '../../kernel/run/handler.ts';

const CodeMoved = z.object({
  county: County, event: z.string(),
  body: z.object({ county: County, moves: z.array(z.object({ from: PlaceCode, to: PlaceCode, kind: z.enum(['recoded', 'split', 'merged', 'raised']) })) }),
});

/** After new division codes were confirmed: matters follow to today's code. */
export const follow: Reaction = {
  task: 'matters.follow-place',
  run: async (payload, tools) => {
    const { event, body } = CodeMoved.parse(payload);
    // The command moves one county's rows; the actor's area is the city, since a code may pass to a neighbour.
    await tools.command(matterOperations.followPlace, { county: body.county, moves: body.moves }, event, systemActor('matters.follow-place', body.county, `${body.county.slice(0, 4)}00`));
  },
};
