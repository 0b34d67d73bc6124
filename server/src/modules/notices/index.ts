import { noticeOperations } from '@anhe/contract/notices';
import { defineModule } from '../../kernel/run/handler.ts';
import type { Module } from '../../kernel/run/handler.ts';
import { list, message, open, plan, record } from './handlers.ts';
import type { Messenger } from './messenger.ts';
import { planReminders, remind } from './reminders.ts';
import { noticePolicies } from './policy.ts';
import { noticeReactions, tellRequest, told } from './reactions.ts';
import { planRequest, toldOfRequests } from './requests.ts';

export * from './gateway.ts';
export * from './messenger.ts';

/** Messages to parties: a pure consumer of events. */
export function noticesWith(messengerOf: () => Messenger | undefined): Module {
  return defineModule({
    name: 'notices',
    operations: noticeOperations,
    policies: noticePolicies,
    handlers: { list, plan, planRequest, planReminders, remind, open, message, record },
    reactions: noticeReactions(messengerOf),
    subscriptions: [
      ...Object.keys(told).map((event) => ({ event, task: 'notices.tell-parties' })), ...Object.keys(toldOfRequests).map((event) => ({ event, task: tellRequest })),
      { event: 'disputes.scheduled', task: 'notices.plan-reminders' },
    ],
  });
}
