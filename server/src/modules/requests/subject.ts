import type { County, Day, Id } from '@anhe/contract/kernel';
import type { ClockKind } from '@anhe/contract/matters';
import type { Ending, Priority, Rating, RequestFacts, RequestOutcome, RequestStatus } from '@anhe/contract/requests';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import type { ReferenceBook } from '../../kernel/reference.ts';
import { standingColumns } from '../matters/index.ts';
import type { OpenClock, StandingRow } from '../matters/index.ts';
import { findType, typeFacts } from './catalogue.ts';

/** A request's row as steps and pages read it. */
export interface RequestRow extends StandingRow {
  readonly county: County;
  readonly id: Id;
  readonly place: string;
  readonly status: RequestStatus;
  readonly revision: number;
  readonly chain: Buffer;
  readonly holder_post: Id | null;
  readonly holder_name: string;
  readonly holder_kind: string;
  /** The first day on which the holder is no more, where one is set. */
  readonly holder_until: Day | null;
  readonly closed_on: Day | null;
  readonly number: string;
  readonly type: string | null;
  readonly detail: string | null;
  readonly guarded: boolean;
  readonly priority: Priority;
  readonly party: Id;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly photos: readonly Id[];
  readonly about_unit: Id | null;
  readonly outreach: Id | null;
  readonly dispatched_at: Date | null;
  readonly read_at: Date | null;
  readonly accepted_at: Date | null;
  readonly asked_person: boolean;
  readonly explained: boolean;
  readonly extensions: number;
  readonly outcome: RequestOutcome | null;
  readonly impossible: string | null;
  readonly replied_unit: Id | null;
  readonly respond_by: Day | null;
  readonly rating: Rating | null;
  readonly contested: number;
  readonly ending: Ending | null;
  readonly joined_to: Id | null;
  readonly joiners: number;
  readonly rung: string | null;
  readonly wants_messages: boolean;
  /** Who decides an objection that waits, who objected, who assists or assisted, who calls back. */
  readonly arbiter: Id | null;
  readonly objectors: readonly Id[];
  readonly helpers: readonly Id[];
  readonly caller: Id | null;
}

export interface LockedRequest {
  readonly head: StreamHead;
  readonly row: RequestRow;
}

/** What stands beside the row and the rules ask. */
export interface RequestKnown {
  readonly clocks: readonly (OpenClock & { readonly open: boolean })[];
  readonly helps: readonly { readonly id: Id; readonly unit: Id; readonly open: boolean }[];
  readonly objection: { readonly id: Id; readonly from_unit: Id; readonly arbiter: Id } | null;
  /** Units that objected and that the arbiter named then or later. */
  readonly settled: readonly Id[];
  readonly published: boolean;
  readonly forwarded: boolean;
  readonly call: { readonly id: Id; readonly unit: Id } | null;
  /** The last place among its parties that is taken. */
  readonly last: number;
  /** The centre to which it comes back; never the one that it is about. */
  readonly centre: { readonly id: Id; readonly name: string } | null;
}

const rowText = `
  select m.county, m.id, m.place, m.status, m.revision, m.chain, ${standingColumns}, m.holder_post, h.name as holder_name, h.kind as holder_kind, h.valid_to::text as holder_until,
         m.closed_on::text as closed_on, m.number, r.type, r.detail, r.guarded, r.priority, r.party, r.lat, r.lng, r.photos, r.about_unit, r.outreach, r.dispatched_at, r.read_at, r.accepted_at,
         r.asked_person, r.explained, r.extensions, r.outcome, r.impossible, r.replied_unit, r.respond_by::text as respond_by, r.rating, r.contested, r.ending, r.joined_to, r.joiners, r.rung, r.wants_messages,
         (select o.arbiter from requests.objection o where o.county = m.county and o.matter = m.id and o.decided_on is null) as arbiter,
         (select coalesce(array_agg(distinct o.from_unit), '{}') from requests.objection o where o.county = m.county and o.matter = m.id) as objectors,
         (select coalesce(array_agg(e.unit), '{}') from requests.help e where e.county = m.county and e.matter = m.id) as helpers,
         (select c.unit from requests.call c where c.county = m.county and c.matter = m.id and c.called_on is null) as caller
    from matters.matter m
    join requests.request r on r.county = m.county and r.matter = m.id
    join staff.unit h on h.county = m.county and h.id = m.holder_unit
   where m.county = $1 and m.id = $2`;

const shape = (rows: readonly unknown[]): LockedRequest | undefined => {
  const row = rows[0] as RequestRow | undefined; // the columns of the text above
  return row === undefined ? undefined : { head: { county: row.county, id: row.id, place: row.place, revision: row.revision, chain: row.chain }, row };
};

export const readRequest = (county: County, matter: Id): Statement<LockedRequest | undefined> => raw(rowText, [county, matter], shape);
export const lockRequest = (county: County, matter: Id): Statement<LockedRequest | undefined> => raw(`${rowText} for update of m`, [county, matter], shape);

const knownText = `
  select
    (select coalesce(json_agg(json_build_object('kind', kind, 'started_on', started_on, 'due_on', due_on, 'limit_from', limit_from, 'limit_code', limit_code, 'started_at', started_at, 'due_at', due_at,
              'pauses', pauses, 'extensions', extensions, 'paused_on', paused_on, 'open', stopped_on is null)), '[]') from matters.clock where county = $1 and matter = $2) as clocks,
    (select coalesce(json_agg(json_build_object('id', id, 'unit', unit, 'open', answered_on is null)), '[]') from requests.help where county = $1 and matter = $2) as helps,
    (select json_build_object('id', id, 'from_unit', from_unit, 'arbiter', arbiter) from requests.objection where county = $1 and matter = $2 and decided_on is null) as objection,
    (select coalesce(json_agg(distinct o.to_unit), '[]') from requests.objection o where o.county = $1 and o.matter = $2 and o.decided_on is not null
        and exists (select from requests.objection f where f.county = o.county and f.matter = o.matter and f.decided_on is not null and f.from_unit = o.to_unit and (f.raised_on, f.id) <= (o.raised_on, o.id))) as settled,
    exists (select from requests.publication where county = $1 and matter = $2 and withdrawn_at is null) as published,
    exists (select from requests.forwarding where county = $1 and matter = $2) as forwarded,
    (select json_build_object('id', id, 'unit', unit) from requests.call where county = $1 and matter = $2 and called_on is null) as call,
    (select coalesce(max(position), 0) from matters.matter_party where county = $1 and matter = $2) as last,
    (select json_build_object('id', u.id, 'name', u.name) from requests.request r join staff.unit u on u.county = r.county and u.kind = 'centre' and u.place = any(array[left(r.place, 6), left(r.place, 9), left(r.place, 12)])
        and u.id is distinct from r.about_unit and u.valid_to is null where r.county = $1 and r.matter = $2 order by length(u.place), u.id limit 1) as centre`;

const knownOf = (rows: readonly unknown[]): RequestKnown => {
  const row = rows[0] as RequestKnown; // the columns of the text
  // Moments come out of json as text.
  return { ...row, clocks: row.clocks.map((clock) => ({ ...clock, started_at: moment(clock.started_at), due_at: moment(clock.due_at) })) };
};
const moment = (value: Date | string | null | undefined): Date | null => (value === null || value === undefined ? null : new Date(value));

/** All that a rule asks beside the row. */
export const requestKnown = (county: County, matter: Id): Statement<RequestKnown> => raw(knownText, [county, matter], knownOf);

/** A statement about county $1 and matter $2, asked of the one matter that the transaction is narrowed to. */
export function inFocus<T>(statement: Statement<T>): Statement<T> {
  return { ...statement, text: statement.text.replaceAll('$2', '(select kernel.focus())'), values: statement.values.slice(0, 1) };
}

/** A request with all that is known of it. */
export interface RequestSubject extends LockedRequest {
  readonly known: RequestKnown;
  readonly facts: RequestFacts;
  readonly clocks: readonly OpenClock[];
  readonly clockKinds: readonly ClockKind[];
}

const dueOf = (known: RequestKnown, kind: ClockKind): Day | null => known.clocks.find((clock) => clock.kind === kind && clock.open)?.due_on ?? null;

/** What the rules ask, by the catalogue as it held on the day of filing. */
export function factsOf(book: ReferenceBook, row: RequestRow, known: RequestKnown): RequestFacts {
  return {
    status: row.status, type: row.type, ...typeFacts(findType(book, row.type, row.filed_on)), guarded: row.guarded, holderUnit: row.holder_unit, holderKind: row.holder_kind,
    objectBy: dueOf(known, 'recipient'), objected: known.objection !== null, settled: [...known.settled], paused: known.clocks.some(({ kind, paused_on }) => kind === 'reply' && paused_on !== null), askedPerson: row.asked_person,
    outcome: row.outcome, respondBy: row.respond_by, closedOn: row.closed_on, ending: row.ending, extensions: row.extensions, explained: row.explained, published: known.published, forwarded: known.forwarded,
    openHelp: known.helps.filter(({ open }) => open).length, aboutUnit: row.about_unit, openCall: known.call !== null, read: row.read_at !== null, joiners: row.joiners,
  };
}

export const subjectWith = (book: ReferenceBook, { head, row }: LockedRequest, known: RequestKnown): RequestSubject => ({
  head, row, known, facts: factsOf(book, row, known), clocks: known.clocks.filter(({ open }) => open), clockKinds: known.clocks.map(({ kind }) => kind),
});
