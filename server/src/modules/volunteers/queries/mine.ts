import { volunteerOperations } from '@anhe/contract/volunteers';
import type { OutputOf } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { findTaskKind } from '../kinds.ts';
import { barsFor, readyColumns, readyTables } from '../readiness.ts';
import type { ReadyRow } from '../readiness.ts';
import { inRanges } from '../rows.ts';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { openPersonal } from '../sealed.ts';
import { confirmedMinutes, insuranceLines, readerLine, readersWhere, serviceLine, servicesWhere, taskColumns, taskLine, taskTables, trainingLines, volunteerLine } from './lines.ts';
import type { TaskRow } from './lines.ts';
import { wholeWhere } from './volunteers.ts';

/** What is offered at the post's places from now on. */
function offeredTo(actor: Actor, now: Date): Statement<readonly TaskRow[]> {
  const values: unknown[] = [now];
  return raw(
    `select ${taskColumns} from ${taskTables} where ${inRanges(actingPost(actor).scope, 'k.place', values)} and k.ends_at > $1 and k.cancelled_at is null and k.patrol is null order by k.starts_at, k.id limit 50`,
    values, (rows) => rows as readonly TaskRow[], // the columns of a line
  );
}

const mineReady = (actor: Actor, now: Date): Statement<ReadyRow | undefined> =>
  raw(`select ${readyColumns("$3::timestamptz + interval '400 days'", '$3::timestamptz')} from ${readyTables} where v.county = $1 and v.post = $2`, [actor.county, actingPost(actor).post, now], (rows) => rows[0] as ReadyRow | undefined); // the columns named

const byPost = 'v.county = $1 and v.post = $2';

/** Everything that is kept of whoever asks, in clear; it is their own, and is not logged. */
export const mine = onQuery({
  operation: volunteerOperations.mine,
  facts: ({ actor, now }) => {
    const own = [actor.county, actingPost(actor).post];
    return {
      row: wholeWhere(byPost, own), services: servicesWhere(byPost, own), readers: readersWhere('(select v.id from volunteers.volunteer v where v.county = $1 and v.post = $2)', own), ready: mineReady(actor, now), offered: offeredTo(actor, now),
    };
  },
  answer: ({ book, keys, today }, { facts }): OutputOf<(typeof volunteerOperations)['mine']> => {
    const { row, ready } = facts;
    if (row?.sealed == null || ready === undefined) return { own: null };
    const services = facts.services.map((one) => serviceLine(keys, one));
    const taken = new Set(services.filter(({ status }) => status !== 'left').map(({ task }) => task));
    return {
      own: {
        line: volunteerLine(row), personal: openPersonal(keys, row.county, row.id, row.sealed), consent: row.consent, consentOn: row.consent_on, trainings: trainingLines(book, row.trainings), insurances: insuranceLines(row.insurances, row.county, keys),
        services, minutes: confirmedMinutes(services), certificates: [...row.certificates], readers: facts.readers.map(readerLine),
        offered: facts.offered.filter(({ id }) => !taken.has(id)).map((task) => taskLine(keys, book, task)).map((line) => {
          const rule = findTaskKind(book, line.kind, today);
          return { task: line, bars: rule === undefined ? [] : barsFor(ready, rule, line, { keys, book, today }).map(({ code, wording }) => ({ code, wording })) };
        }),
      },
    };
  },
});
