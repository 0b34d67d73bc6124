import { z } from 'zod';
import { County, Day, Id, Instant, newId } from '@anhe/contract/kernel';
import type { ParsedInputOf } from '@anhe/contract/kernel';
import { noticeOperations } from '@anhe/contract/notices';
import type { Template } from '@anhe/contract/notices';
import { systemActor } from '../../kernel/access/actor.ts';
import type { SystemActor } from '../../kernel/access/actor.ts';
import type { Reaction, ReactionTools } from '../../kernel/run/handler.ts';
import { Undeliverable } from './gateway.ts';
import type { Messenger } from './messenger.ts';

/** Events of which the parties are told, and how. */
export const told: Readonly<Record<string, Template>> = {
  'disputes.accepted': 'accepted', 'disputes.agreed-orally': 'agreed', 'disputes.sealed': 'agreed', 'disputes.closed': 'closed',
};

/** The task that events of requests start. */
export const tellRequest = 'notices.tell-request';

const Told = z.object({ county: County, event: z.string(), stream: Id, type: z.string() });
const Waiting = z.object({ county: County, notice: Id });
const Digits = z.object({ county: County, source: z.string(), matter: Id, party: Id, command: Id, sealed: z.string(), until: Instant });

const Scheduled = z.object({ county: County, event: z.string(), stream: Id, body: z.object({ instalments: z.array(z.object({ id: Id, dueOn: Day })) }) });
const Reminder = z.object({ county: County, matter: Id, instalment: Id, moment: z.enum(['due', 'overdue']) });

const actorFor = (county: string): SystemActor => systemActor('notices', county);

/**
 * Sends one waiting message and records how it went. A message may go out twice when the program ends between sending and
 * recording; the gateway can tell by the id.
 */
async function deliver(messenger: Messenger, tools: ReactionTools, given: ParsedInputOf<typeof noticeOperations.message>): Promise<void> {
  const { county, notice } = given;
  const actor = actorFor(county);
  const { message } = await tools.query(noticeOperations.message, given, actor);
  if (message === null) return;
  const record = (outcome: 'sent' | 'failed' | 'waiting') =>
    tools.command(noticeOperations.record, { county, notice, outcome, channel: messenger.channel }, `${notice} ${newId()}`, actor);
  try {
    await messenger.send(message.to, message.template, message.values, notice);
  } catch (error) {
    const { outcome } = await record(error instanceof Undeliverable ? 'failed' : 'waiting');
    if (outcome === 'failed') return;
    // The queue tries again, each time later.
    throw error;
  }
  await record('sent');
}

/** The reactions of an installation: messages go out by its messenger; without one nothing is planned and nothing sent. */
export function noticeReactions(messengerOf: () => Messenger | undefined): readonly Reaction[] {
  return [
    {
      task: 'notices.tell-parties',
      run: async (payload, tools) => {
        const { county, event, stream, type } = Told.parse(payload);
        const template = told[type];
        if (template === undefined) throw new Error(`nobody is told of ${type}`);
        await tools.command(noticeOperations.plan, { county, matter: stream, template }, event, actorFor(county));
      },
    },
    {
      task: tellRequest,
      run: async (payload, tools) => {
        const { county, event, stream, type } = Told.parse(payload);
        await tools.command(noticeOperations.planRequest, { county, matter: stream, event: type }, event, actorFor(county));
      },
    },
    {
      task: 'notices.plan-reminders',
      run: async (payload, tools) => {
        const { county, event, stream, body } = Scheduled.parse(payload);
        await tools.command(noticeOperations.planReminders, { county, matter: stream, instalments: body.instalments }, event, actorFor(county));
      },
    },
    {
      task: 'notices.remind',
      run: async (payload, tools) => {
        const given = Reminder.parse(payload);
        await tools.command(noticeOperations.remind, given, `${given.instalment} ${given.moment}`, actorFor(given.county));
      },
    },
    {
      task: 'notices.send',
      run: async (payload, tools) => {
        const messenger = messengerOf();
        if (messenger !== undefined) await deliver(messenger, tools, Waiting.parse(payload));
      },
    },
    {
      task: 'notices.send-digits',
      run: async (payload, tools) => {
        const messenger = messengerOf();
        const { county, source, matter, party, command, sealed, until } = Digits.parse(payload);
        if (messenger === undefined) return;
        const { notice } = await tools.command(noticeOperations.open, { county, matter, party, template: 'receipt-digits' }, source, actorFor(county));
        await deliver(messenger, tools, { county, notice, digits: { sealed, command, until } });
      },
    },
  ];
}
