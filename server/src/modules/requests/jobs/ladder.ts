import { dayOf, instantAt, instantOf } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { nextRung, requestOperations } from '@anhe/contract/requests';
import type { HandReason, LadderFacts, RequestStatus, Rung } from '@anhe/contract/requests';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { workers } from '../owner.ts';
import { limitOf } from './limits.ts';

interface ClockRow {
  readonly kind: string;
  readonly due_on: Day;
  readonly due_at: string | null;
  readonly started_on: Day;
  readonly started_at: string | null;
  readonly paused: boolean;
}

interface StandingRow {
  readonly status: RequestStatus;
  readonly holder: Id;
  readonly read_at: Date | null;
  readonly dispatched_at: Date | null;
  readonly clocks: readonly ClockRow[];
  readonly hands: readonly { readonly rung: Rung; readonly why: HandReason; readonly since: string; readonly raised_at: string }[];
  readonly posts: number;
  readonly deputy: boolean;
  readonly leader: boolean;
  readonly centre: Id | null;
}

const standing = (county: County, matter: Id, today: Day): Statement<StandingRow | undefined> =>
  raw(
    `select m.status, m.holder_unit as holder, r.read_at, r.dispatched_at,
            (select coalesce(json_agg(json_build_object('kind', c.kind, 'due_on', c.due_on, 'due_at', c.due_at, 'started_on', c.started_on, 'started_at', c.started_at, 'paused', c.paused_on is not null)), '[]')
               from matters.clock c where c.county = m.county and c.matter = m.id and c.stopped_on is null) as clocks,
            (select coalesce(json_agg(json_build_object('rung', x.rung, 'why', x.why, 'since', x.dispatched_at, 'raised_at', x.raised_at)), '[]') from requests.hand x where x.county = m.county and x.matter = m.id) as hands,
            (select count(*)::int from staff.post p where p.county = m.county and p.unit = m.holder_unit and p.role = any($4) and p.valid_from <= $3 and (p.valid_to is null or $3 < p.valid_to)) as posts,
            exists (select from staff.deputy d join staff.post p on p.county = d.county and p.id = d.post where d.county = m.county and p.unit = m.holder_unit and (m.holder_post is null or p.id = m.holder_post) and d.valid_from <= $3 and $3 <= d.valid_to) as deputy,
            exists (select from staff.post p where p.county = m.county and p.unit = m.holder_unit and p.role in ('leader', 'director') and p.valid_from <= $3 and (p.valid_to is null or $3 < p.valid_to)) as leader,
            (select u.id from staff.unit u where u.county = m.county and u.kind = 'centre' and u.id is distinct from r.about_unit and m.place like u.place || '%' and u.valid_from <= $3 and (u.valid_to is null or $3 < u.valid_to) order by length(u.place), u.id limit 1) as centre
       from matters.matter m join requests.request r on r.county = m.county and r.matter = m.id where m.county = $1 and m.id = $2`,
    [county, matter, today, workers], (rows) => rows[0] as StandingRow | undefined, // the columns above
  );

const untilReply: readonly RequestStatus[] = ['filed', 'offered', 'objected', 'working'];

function factsOf(row: StandingRow): LadderFacts {
  const reply = row.clocks.find(({ kind, paused }) => kind === 'reply' && !paused);
  return {
    offered: row.status === 'offered', read: row.read_at !== null, dispatchedAt: row.dispatched_at === null ? null : instantOf(row.dispatched_at), recipientDue: row.clocks.find(({ kind }) => kind === 'recipient')?.due_on ?? null,
    reply: reply === undefined ? null : { dueOn: reply.due_on, dueAt: reply.due_at === null ? null : instantOf(new Date(reply.due_at)), since: reply.started_at === null ? instantAt(reply.started_on) : instantOf(new Date(reply.started_at)) },
    somebody: row.posts > 0, rungs: [...(row.deputy ? ['deputy' as const] : []), ...(row.leader ? ['leader' as const] : []), ...(row.centre === null ? [] : ['centre' as const])],
    hands: row.hands.map(({ rung, why, since, raised_at }) => ({ rung, why, since: instantOf(new Date(since)), raisedAt: instantOf(new Date(raised_at)) })),
  };
}

/** Who is to be told now of a request that lies; nothing for one that moves. */
export const ladderOf = onQuery({
  operation: requestOperations.ladderOf,
  facts: ({ input, today }) => ({ row: standing(input.county, input.matter, today) }),
  answer: ({ book, now }, { facts: { row } }) => {
    if (row === undefined || !untilReply.includes(row.status)) return { raise: null };
    const today = dayOf(now);
    const limits = { unreadHours: limitOf(book, 'unread-hours', today), rungHours: limitOf(book, 'rung-hours', today) };
    const next = nextRung(factsOf(row), limits, book.calendar, now, today);
    if (next === undefined) return { raise: null };
    // What lies with the centre itself is told there, too.
    return { raise: { ...next, unit: next.rung === 'centre' ? (row.centre ?? row.holder) : row.holder } };
  },
});
