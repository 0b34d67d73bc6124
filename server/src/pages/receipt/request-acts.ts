import { requestOperations } from '@anhe/contract/requests';
import { z } from 'zod';
import { receiptActor } from '../../kernel/access/actor.ts';
import type { Road } from '../../kernel/run/run.ts';
import { requestActs } from './request.ts';
import type { RequestAct } from './request.ts';

const actor = receiptActor('610500');

export const ActForm = z.object({ command: z.uuid().lowercase(), text: z.string().max(8000).optional(), rating: z.enum(['good', 'fair', 'poor']).optional(), solved: z.enum(['yes', 'no']).optional() });
export type ActForm = z.infer<typeof ActForm>;
export const ActAddress = z.object({ act: z.enum(requestActs) });

/** Does what a form of the receipt asks, by its operation. Throws the operation's refusals. */
export async function actOn(road: Road, act: RequestAct, held: { readonly code: string; readonly pass?: string }, { command, text, rating, solved }: ActForm): Promise<void> {
  switch (act) {
    case 'rate':
      return void (await road.command(requestOperations.rate, actor, { command, input: { ...held, rating, solved: solved === 'yes' } }));
    case 'contest':
      return void (await road.command(requestOperations.contest, actor, { command, input: { ...held, reason: text } }));
    case 'reopen':
      return void (await road.command(requestOperations.reopen, actor, { command, input: { ...held, reason: text } }));
    case 'more':
      return void (await road.command(requestOperations.addMore, actor, { command, input: { ...held, text } }));
    case 'withdraw':
      return void (await road.command(requestOperations.withdraw, actor, { command, input: held }));
  }
}
