import { requestOperations } from '@anhe/contract/requests';
import { defineModule } from '../../kernel/run/handler.ts';
import type { Module } from '../../kernel/run/handler.ts';
import { accept, assign, clear, decide, discard, dispatch, object, prioritise, read, restore, retype } from './commands/dispatch.ts';
import { endDuty, setDuty } from './commands/duties.ts';
import { callBack, joinTo, lapse, raise, separate, turn, withdrawFor } from './commands/ending.ts';
import { file, join, take } from './commands/file.ts';
import { takeTicket } from './commands/tickets.ts';
import { endApiKey, makeApiKey } from './commands/keys.ts';
import { drawCalls, holdOutreach } from './commands/outreach.ts';
import { addMore, contest, rate, reopen, withdraw } from './commands/person.ts';
import { askHelp, askPerson, correct, explain, extend, followed, forward, giveHelp, inform, pause, publish, reply, resume, unpublish } from './commands/progress.ts';
import { toSuggest } from './jobs/auto-dispatch.ts';
import { ladderOf } from './jobs/ladder.ts';
import { requestReactions } from './jobs/reactions.ts';
import { outgoing } from './open311/outgoing.ts';
import { forwardingReactions } from './open311/reactions.ts';
import type { Open311Systems } from './open311/systems.ts';
import { requestPolicies } from './policy.ts';
import { feed } from './queries/feed.ts';
import { get } from './queries/get.ts';
import { held } from './queries/held.ts';
import { count, exportRegister, list } from './queries/list.ts';
import { open311Requests, open311Services, placeByKey } from './queries/open311.ts';
import { precedents } from './queries/precedents.ts';
import { catalogue, nearby, publicPhoto, publicRequest, published } from './queries/public.ts';
import { apiKeys, callSheet, duties, figures, outreaches } from './queries/registers.ts';
import { suggest, understand } from './queries/suggest.ts';
import { ticketAnswers, ticketTemplate } from './queries/tickets.ts';

export { listTypes } from './catalogue.ts';
export { requestsPerSpan } from './per-year.ts';
export { askClimbing, askLapsing, countForSimilar, forgetIndexes } from './jobs/night.ts';
export { importTickets } from './tickets/import.ts';
export type { RequestType } from './catalogue.ts';
export * from './open311/client.ts';
export { followForwarded } from './open311/reactions.ts';
export * from './open311/systems.ts';
export { assertEnough, decodeModel, encodeModel, evaluateRouting, readExamples, saveModel, shareOf, suggestRouting, TooLittle, trainRouting } from './routing/index.ts';
export type { Evaluation, Example, Progress, RoutingModel, Share } from './routing/index.ts';
export { alikeMatters } from './similar/alike.ts';
export { closedDays, daysBack, mostCandidates } from './similar/candidates.ts';
export { rankSimilar, reach } from './similar/find.ts';
export { worthShowing } from './similar/score.ts';
export type { Candidate, Habits } from './similar/score.ts';

/** What residents ask and what the city answers. @param systemsOf the systems that matters may be forwarded to, asked for when a job needs one */
export const requestsWith = (systemsOf: () => Open311Systems): Module => defineModule({
  name: 'requests',
  operations: requestOperations,
  policies: requestPolicies,
  handlers: {
    catalogue, understand, nearby, file, join, published, feed, publicRequest, publicPhoto, held, rate, contest, reopen, withdraw, addMore,
    take, suggest, list, count, export: exportRegister, get, figures, precedents, callSheet, drawCalls, outreaches, holdOutreach, takeTicket, ticketTemplate, ticketAnswers,
    clear, discard, restore, dispatch, read, accept, object, decide, assign, retype, prioritise, askPerson, inform, pause, resume, extend, explain, correct, askHelp, giveHelp, reply, callBack, joinTo, separate, turn,
    withdrawFor, publish, unpublish, forward, followed, outgoing, open311Services, open311Requests, placeByKey, lapse, raise, ladderOf, toSuggest, duties, setDuty, endDuty, apiKeys, makeApiKey, endApiKey,
  },
  reactions: [...requestReactions, ...forwardingReactions(systemsOf)],
  subscriptions: [{ event: 'requests.filed', task: 'requests.auto-dispatch' }, { event: 'requests.forwarded', task: 'requests.send-forwarded' }],
});
