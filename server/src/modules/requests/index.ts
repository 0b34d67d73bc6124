import { requestOperations } from '@anhe/contract/requests';
import { defineModule } from '../../kernel/run/handler.ts';
import { accept, assign, clear, decide, discard, dispatch, object, prioritise, read, restore, retype } from './commands/dispatch.ts';
import { endDuty, setDuty } from './commands/duties.ts';
import { callBack, joinTo, lapse, raise, separate, turn, withdrawFor } from './commands/ending.ts';
import { file, join, take, takeTicket } from './commands/file.ts';
import { endApiKey, makeApiKey } from './commands/keys.ts';
import { drawCalls, holdOutreach } from './commands/outreach.ts';
import { addMore, contest, rate, reopen, withdraw } from './commands/person.ts';
import { askHelp, askPerson, correct, explain, extend, followed, forward, giveHelp, inform, pause, publish, reply, resume, unpublish } from './commands/progress.ts';
import { requestPolicies } from './policy.ts';
import { feed } from './queries/feed.ts';
import { get } from './queries/get.ts';
import { held } from './queries/held.ts';
import { count, exportRegister, list } from './queries/list.ts';
import { precedents } from './queries/precedents.ts';
import { catalogue, nearby, publicPhoto, published } from './queries/public.ts';
import { apiKeys, callSheet, duties, figures, outreaches } from './queries/registers.ts';
import { suggest, understand } from './queries/suggest.ts';
import { ticketAnswers, ticketTemplate } from './queries/tickets.ts';

export { listTypes } from './catalogue.ts';
export type { RequestType } from './catalogue.ts';
export { assertEnough, decodeModel, encodeModel, evaluateRouting, readExamples, shareOf, suggestRouting, TooLittle, trainRouting } from './routing/index.ts';
export type { Evaluation, Example, Progress, RoutingModel, Share } from './routing/index.ts';

/** What residents ask and what the city answers. */
export const requests = defineModule({
  name: 'requests',
  operations: requestOperations,
  policies: requestPolicies,
  handlers: {
    catalogue, understand, nearby, file, join, published, feed, publicPhoto, held, rate, contest, reopen, withdraw, addMore,
    take, suggest, list, count, export: exportRegister, get, figures, precedents, callSheet, drawCalls, outreaches, holdOutreach, takeTicket, ticketTemplate, ticketAnswers,
    clear, discard, restore, dispatch, read, accept, object, decide, assign, retype, prioritise, askPerson, inform, pause, resume, extend, explain, correct, askHelp, giveHelp, reply, callBack, joinTo, separate, turn,
    withdrawFor, publish, unpublish, forward, followed, lapse, raise, duties, setDuty, endDuty, apiKeys, makeApiKey, endApiKey,
  },
});
