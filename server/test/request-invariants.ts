import { openStatuses, stationOf } from '@anhe/contract/requests';
import type { RequestStatus } from '@anhe/contract/requests';
import { clockKinds } from '@anhe/contract/matters';
import type { ClockKind } from '@anhe/contract/matters';
import { figureFaults } from './figure-invariants.ts';
import type { Ground } from './ground.ts';

interface Recorded {
  readonly seq: number;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Rows {
  readonly m: { readonly status: RequestStatus; readonly open: boolean; readonly revision: number; readonly holder_unit: string; readonly holder_post: string | null; readonly closed_on: string | null; readonly due_on: string | null; readonly due_clock: string | null; readonly station: number; readonly kept_out: string | null; readonly let_in: readonly string[] };
  readonly r: { readonly open: boolean; readonly about_unit: string | null; readonly ending: string | null; readonly outcome: string | null; readonly respond_by: string | null; readonly replied_at: string | null; readonly replied_unit: string | null; readonly joined_to: string | null; readonly joiners: number; readonly guarded: boolean; readonly rating: string | null; readonly asked_person: boolean; readonly doubts: readonly string[] };
  readonly clocks: readonly { readonly kind: ClockKind; readonly started_on: string; readonly due_on: string; readonly due_at: string | null; readonly paused_on: string | null; readonly stopped_on: string | null; readonly outcome: string | null }[];
  readonly helps: readonly { readonly unit: string; readonly answered_on: string | null }[];
  readonly objections: readonly { readonly arbiter: string; readonly decided_on: string | null }[];
  readonly people: number;
  readonly joined: number;
  readonly main: { readonly status: RequestStatus; readonly joined_to: string | null } | null;
  readonly post_unit: string | null;
  readonly receipts: number;
  readonly found_by_words: number;
}

const rowsText = `
  select to_jsonb(m) as m, to_jsonb(r) as r,
         (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from matters.clock c where c.matter = m.id) as clocks,
         (select coalesce(jsonb_agg(to_jsonb(h)), '[]') from requests.help h where h.matter = m.id) as helps,
         (select coalesce(jsonb_agg(to_jsonb(o)), '[]') from requests.objection o where o.matter = m.id) as objections,
         (select count(*)::int from requests.joiner j where j.matter = m.id) as people, (select count(*)::int from requests.request j where j.joined_to = m.id) as joined,
         (select jsonb_build_object('status', mm.status, 'joined_to', rr.joined_to) from matters.matter mm join requests.request rr on rr.matter = mm.id where mm.id = r.joined_to) as main,
         (select p.unit from staff.post p where p.id = m.holder_post) as post_unit,
         (select count(*)::int from matters.receipt x where x.matter = m.id and x.revoked_at is null) as receipts, (select count(*)::int from matters.search s where s.matter = m.id and s.words <> '') as found_by_words
    from matters.matter m join requests.request r on r.matter = m.id where m.id = $1`;

/** Where each event leads by itself; the rest change nothing. */
const leads: Readonly<Record<string, RequestStatus>> = {
  'requests.cleared': 'filed', 'requests.discarded': 'discarded', 'requests.restored': 'filed', 'requests.dispatched': 'offered', 'requests.accepted': 'working', 'requests.objected': 'objected',
  'requests.decided': 'offered', 'requests.forwarded': 'working', 'requests.replied': 'replied', 'requests.rated': 'closed', 'requests.contested': 'working', 'requests.reopened': 'working', 'requests.lapsed': 'closed',
  'requests.joined': 'joined', 'requests.separated': 'filed', 'requests.turned-dispute': 'disputed', 'requests.withdrawn': 'withdrawn',
};

/** Where a request stands by its events alone. */
function statusBy(events: readonly Recorded[]): RequestStatus | undefined {
  let status: RequestStatus | undefined;
  for (const { type, body } of events) {
    if (type === 'requests.filed') status = (body['doubts'] as readonly string[]).length > 0 ? 'doubtful' : 'filed'; // its schema
    else if (type === 'requests.called') status = body['result'] === 'solved' && status === 'replied' ? 'closed' : status;
    else status = leads[type] ?? status;
  }
  return status;
}

/** Who has it by the events that name a unit; undefined where the last of them names none. */
function holderBy(events: readonly Recorded[]): unknown {
  let holder: unknown;
  for (const { type, body } of events) {
    if (type === 'requests.filed') holder = body['centre'];
    if (type === 'requests.dispatched' || type === 'requests.decided') holder = body['unit'];
    if (type === 'requests.objected') holder = body['arbiter'];
    if (type === 'requests.forwarded' || type === 'requests.separated' || type === 'requests.contested' || type === 'requests.reopened') holder = body['holder'];
  }
  return holder;
}

const untilReply: readonly RequestStatus[] = ['doubtful', 'filed', 'offered', 'objected', 'working'];

/** Which clocks must run at a status, and no others. */
const running: Readonly<Record<RequestStatus, readonly ClockKind[]>> = {
  doubtful: ['reply'], filed: ['reply'], offered: ['recipient', 'reply'], objected: ['arbitration', 'reply'], working: ['reply'], replied: ['response'],
  closed: [], joined: [], disputed: [], withdrawn: [], discarded: [],
};

function clockFaults({ m, clocks }: Rows): string[] {
  const faults: string[] = [];
  const fault = (wrong: boolean, text: string): void => void (wrong && faults.push(text));
  const open = clocks.filter(({ stopped_on }) => stopped_on === null);
  const kinds = open.map(({ kind }) => kind).toSorted();
  fault(JSON.stringify(kinds) !== JSON.stringify(running[m.status]), `${kinds.join(' and ') || 'no clock'} runs while it is ${m.status}`);
  fault(open.some(({ outcome }) => outcome !== null) || clocks.some(({ stopped_on, outcome }) => stopped_on !== null && outcome === null), 'an end without its outcome, or an outcome without an end');
  fault(open.some(({ kind, paused_on }) => paused_on !== null && kind !== 'reply'), 'another clock than that of the answer is paused');
  fault(open.some(({ started_on, due_on }) => due_on < started_on), 'a clock ends before it began');
  const due = open.filter(({ kind, paused_on }) => clockKinds[kind].duty && paused_on === null).map(({ due_on }) => due_on).toSorted()[0] ?? null;
  fault(m.due_on !== due, `due on ${String(m.due_on)} while the first duty ends on ${String(due)}`);
  fault((m.due_on === null) !== (m.due_clock === null), 'a due day without its clock');
  return faults;
}

function standingFaults(rows: Rows): string[] {
  const { m, r } = rows;
  const faults: string[] = [];
  const fault = (wrong: boolean, text: string): void => void (wrong && faults.push(text));
  const open = openStatuses.includes(m.status);
  fault(m.open !== open || r.open !== open, 'open is not what the status says');
  fault((m.closed_on === null) !== open, 'closed without its day, or a day without closing');
  fault((r.ending === null) !== open, `${m.status} with the ending ${String(r.ending)}`);
  const endings: Partial<Record<RequestStatus, readonly string[]>> = { closed: ['confirmed', 'unrated'], joined: ['joined'], disputed: ['disputed'], withdrawn: ['withdrawn'], discarded: ['discarded'] };
  fault(r.ending !== null && endings[m.status]?.includes(r.ending) !== true, `${m.status} with the ending ${String(r.ending)}`);
  fault(m.station !== stationOf[m.status], 'the receipt shows another station');
  fault(untilReply.includes(m.status) && (r.outcome !== null || r.replied_at !== null || r.respond_by !== null), 'an outcome before the answer');
  fault((m.status === 'replied' || m.status === 'closed') && (r.outcome === null || r.replied_at === null || r.respond_by === null || r.replied_unit === null), 'answered without outcome, moment, unit or window');
  fault(r.rating !== null && r.ending !== 'confirmed' && m.status !== 'closed', 'a rating of what was not confirmed');
  fault(m.kept_out !== r.about_unit, 'kept from another unit than the one that it is about');
  fault(open && m.holder_unit === r.about_unit, 'held by the unit that it is about');
  fault(rows.post_unit !== null && rows.post_unit !== m.holder_unit, 'worked on by a post of another unit');
  fault(JSON.stringify([...m.let_in].toSorted()) !== JSON.stringify([...new Set(rows.helps.map(({ unit }) => unit))].toSorted()), 'let in are others than those who assist');
  fault(r.about_unit !== null && rows.helps.some(({ unit }) => unit === r.about_unit), 'the unit that it is about assists');
  const waiting = rows.objections.filter(({ decided_on }) => decided_on === null);
  fault(m.status === 'objected' && (waiting.length !== 1 || waiting[0]?.arbiter !== m.holder_unit), 'in question, and nobody is to decide');
  fault(open && m.status !== 'objected' && waiting.length > 0, 'an objection waits that the status does not know');
  fault(r.joiners !== rows.people + rows.joined, `${r.joiners} joined by the count, ${rows.people} people and ${rows.joined} requests by the rows`);
  fault(r.joiners > 0 && ['joined', 'withdrawn', 'discarded'].includes(m.status), 'ended by one while others joined it');
  fault((m.status === 'joined') !== (r.joined_to !== null), 'joined to nothing, or to something without being joined');
  fault(rows.main !== null && rows.main.joined_to !== null, 'joined to one that is joined itself');
  fault(rows.receipts !== 1 + rows.people, `${rows.receipts} receipts for ${1 + rows.people} people`);
  fault(r.guarded && rows.found_by_words > 0, 'a private text is found by its words');
  return faults;
}

/** Everything that is not as it must be with one request; empty when all is well. @param words texts and names that no event may hold */
export async function requestFaults(ground: Ground, matter: string, words: readonly string[]): Promise<readonly string[]> {
  const [rows] = await ground.rows<Rows & Record<string, unknown>>(rowsText, [matter]);
  if (rows === undefined) return ['there is no such request'];
  const stored = await ground.rows<{ seq: number; type: string; bytes: Buffer }>('select seq, type, bytes from kernel.event where stream = $1 order by seq', [matter]);
  const events = stored.map(({ seq, type, bytes }): Recorded => ({ seq, type, body: (JSON.parse(bytes.toString()) as { body: Recorded['body'] }).body })); // an envelope
  const [status, holder] = [statusBy(events), holderBy(events)];
  return [
    ...(rows.m.status === status ? [] : [`stands at ${rows.m.status} while the events say ${String(status)}`]),
    ...(holder === undefined || rows.m.holder_unit === holder ? [] : ['held by another unit than the events say']),
    ...(rows.m.revision === events.length && events.every(({ seq }, index) => seq === index + 1) ? [] : ['the revision is not the number of events']),
    ...(stored.some(({ bytes }) => words.some((word) => bytes.includes(word))) ? ['a name or a text in the chain'] : []),
    ...clockFaults(rows), ...standingFaults(rows), ...(await figureFaults(ground, [matter])),
  ];
}

/** Open requests that nobody answers for: held by no unit, by one that is no more or has nobody, or by the one that they are about. */
export const ownerless = (ground: Ground, today: string): Promise<{ readonly id: string }[]> =>
  ground.rows<{ id: string }>(
    `select m.id from requests.request r join matters.matter m on m.county = r.county and m.id = r.matter left join staff.unit u on u.county = m.county and u.id = m.holder_unit
      where r.open and (u.id is null or u.valid_from > $1 or u.valid_to <= $1 or u.id = r.about_unit
        or not exists (select from staff.post p where p.county = u.county and p.unit = u.id and p.valid_from <= $1 and (p.valid_to is null or $1 < p.valid_to)))`, [today]);
