import { z } from 'zod';
import { County, Id, newId } from '@anhe/contract/kernel';
import type { OutputOf } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import type pg from 'pg';
import { systemActor } from '../../../kernel/access/actor.ts';
import type { Reaction, ReactionTools } from '../../../kernel/run/handler.ts';
import { Open311Failure } from './client.ts';
import type { Open311Client, Open311Report } from './client.ts';
import type { Open311Systems } from './systems.ts';

type Outgoing = NonNullable<OutputOf<typeof requestOperations.outgoing>['report']>;

const Forwarded = z.object({ county: County, event: z.string(), stream: Id });
const Followed = z.object({ county: County, matter: Id });

const actorFor = (county: County) => systemActor('requests.forward', county);

const reportOf = (report: Outgoing): Open311Report => ({
  service: report.service, description: report.text ?? report.typeName, position: report.position ?? undefined, address: [report.placeName, report.spot ?? ''].join(''), attributes: report.answers,
});

/** Words of another system as a person can read them: no control characters, not longer than a note may be. */
const readable = (text: string): string => [...text.replaceAll(/[\p{Cc}\ufffd]/gu, ' ')].slice(0, 1900).join('').trim();

/**
 * Files what was forwarded. An answer that may have been lost on the way is asked for again by the queue: doing it twice
 * over there is the smaller harm, and our own kind of server takes the same form once.
 */
async function send(client: Open311Client | undefined, tools: ReactionTools, at: { readonly county: County; readonly matter: Id }, event: string, report: Outgoing): Promise<void> {
  const record = (given: { readonly externalId: string | null; readonly token?: string; readonly status: 'sent' | 'open' | 'failed' }) =>
    tools.command(requestOperations.followed, { ...at, ...given }, `${event} ${given.status}`, actorFor(at.county));
  if (client === undefined) return void (await record({ externalId: null, status: 'failed' }));
  try {
    const { id, token } = await client.file(reportOf(report));
    await record({ externalId: id, status: id === null ? 'sent' : 'open', ...(token === null ? {} : { token }) });
  } catch (error) {
    // The queue tries again, each time later.
    if (!(error instanceof Open311Failure) || error.later) throw error;
    await record({ externalId: null, status: 'failed' });
  }
}

async function follow(client: Open311Client, tools: ReactionTools, at: { readonly county: County; readonly matter: Id }, report: Outgoing): Promise<void> {
  const external = report.externalId ?? (report.token === null ? null : await client.idOf(report.token));
  const found = external === null ? undefined : await client.find(external);
  const status = found === undefined ? (report.status === 'open' ? 'open' : 'sent') : found.open ? 'open' : 'closed';
  const note = found?.notes === null || found?.notes === undefined || status === report.status ? '' : readable(`其他平台（${report.system}）：${found.notes}`);
  await tools.command(requestOperations.followed, { ...at, externalId: external, status, ...(note === '' ? {} : { note }) }, newId(), actorFor(at.county));
}

/** The reactions of an installation; a system that the settings do not name is told so on the desk at once. */
export function forwardingReactions(systemsOf: () => Open311Systems): readonly Reaction[] {
  return [
    {
      task: 'requests.send-forwarded',
      run: async (payload, tools) => {
        const { county, event, stream } = Forwarded.parse(payload);
        const { report } = await tools.query(requestOperations.outgoing, { county, matter: stream }, actorFor(county));
        if (report?.status === 'waiting') await send(systemsOf().get(report.system), tools, { county, matter: stream }, event, report);
      },
    },
    {
      task: 'requests.follow',
      run: async (payload, tools) => {
        const at = Followed.parse(payload);
        const { report } = await tools.query(requestOperations.outgoing, at, actorFor(at.county));
        const client = report === null ? undefined : systemsOf().get(report.system);
        if (report !== null && client !== undefined && (report.status === 'sent' || report.status === 'open')) await follow(client, tools, at, report);
      },
    },
  ];
}

const anHour = 3_600_000;

/**
 * Asks the jobs to look at every request that another system works on and nobody looked at for the better part of an hour.
 * @param pool connections under the account of the jobs
 * @returns how many
 */
export async function followForwarded(pool: pg.Pool, now: Date): Promise<number> {
  const { rows } = await pool.query<{ asked: string }>('select requests.ask_following($1) as asked', [new Date(now.getTime() - 0.9 * anHour)]);
  return Number(rows[0]?.asked ?? 0);
}
