import type { AfterFacts, DisputeFacts, DisputeStatus, DisputeType, Outcome } from '@anhe/contract/disputes';
import type { County, Id } from '@anhe/contract/kernel';
import type { ClockKind } from '@anhe/contract/matters';
import { jsonArray, raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import type { StreamHead } from '../../kernel/events/chain.ts';
import { sharesColumn, standingColumns, standingOf } from '../matters/index.ts';
import type { OpenClock, Share, Standing, StandingRow } from '../matters/index.ts';
import { groupFacts, needsPage } from './agree/group-facts.ts';

/** A dispute as a step finds it: where it stands, who holds it, and what the rules ask. */
export interface DisputeSubject {
  readonly head: StreamHead;
  readonly before: Standing;
  readonly status: DisputeStatus;
  readonly place: string;
  readonly holderUnit: Id;
  readonly holderPost: Id | null;
  readonly filedUnit: Id;
  readonly committee: Id;
  readonly committeeName: string;
  readonly committeeWord: string;
  readonly holderName: string;
  readonly filedName: string;
  readonly filedOn: string;
  readonly acceptedOn: string | null;
  readonly number: string | null;
  readonly facts: DisputeFacts;
  /** Members of the group, who are not among the parties of the facts. */
  readonly members: readonly Id[];
  readonly agreement: AgreementRow | null;
  readonly clocks: readonly OpenClock[];
  readonly clockKinds: readonly ClockKind[];
  readonly versions: number;
  readonly type: DisputeType;
  /** Who offered it to the committee, when that is not the unit that filed it. */
  readonly offeredBy: { readonly unit: Id; readonly name: string } | null;
  /** The transfer that waits for an answer. */
  readonly transfer: PendingTransfer | null;
  /** The challenge that waits for its answer. */
  readonly challenge: Id | null;
  /** Sealed notes that are kept. */
  readonly sealedNotes: number;
}

export interface PendingTransfer {
  readonly id: Id;
  readonly unit: Id;
  readonly name: string;
}

export interface AgreementRow {
  readonly id: Id;
  readonly form: 'oral' | 'written';
  readonly status: 'draft' | 'effective' | 'void';
  /** Whether a person saw a signed page of it. */
  readonly pageSeen: boolean;
  readonly performance: 'on-the-spot' | 'by-date' | 'instalments';
  readonly performBy: string | null;
  readonly agreedOn: string;
  readonly copies: number;
  readonly version: number;
  readonly digest: string | null;
  readonly stops: readonly string[];
  readonly paperOnly: boolean;
  readonly signatures: readonly { readonly signer: Id; readonly asWhat: string; readonly signedOn: string; readonly way: string; readonly by: Id | null }[];
}

interface LockedRow extends StandingRow {
  readonly county: string;
  readonly id: string;
  readonly place: string;
  readonly status: DisputeStatus;
  readonly revision: number;
  readonly chain: Buffer;
  readonly holder_post: string | null;
  readonly closed_on: string | null;
  readonly accepted_on: string | null;
  readonly effective_on: string | null;
  readonly number: string | null;
  readonly type: DisputeType;
  readonly outcome: Outcome | null;
  readonly performed: AfterFacts['performed'];
  readonly ledger: AfterFacts['ledger'];
  readonly confirmation: AfterFacts['confirmation'];
  readonly review: AfterFacts['review'];
  readonly committee: string;
  readonly origin: string;
  readonly returned_on: string | null;
  readonly offered_by: Id | null;
  readonly transfer: Id | null;
  readonly transfer_to: Id | null;
  /** The units above, each once. */
  readonly units: readonly UnitName[];
  readonly shares?: readonly Share[];
  readonly asked_apart: readonly Id[];
  readonly kept_apart: boolean;
  readonly challenge: Id | null;
  readonly sealed_notes: number;
}

interface UnitName {
  readonly id: Id;
  readonly name: string;
  readonly word: string;
}

// Written by hand: a lock on the matter alone, and all a rule may ask about it in one more statement. The lock comes
// first on the wire, so that the facts are read after it was got. The units of a dispute are mostly one and the same: they are looked up once.
const lockText = `
  select m.county, m.id, m.place, m.status, m.revision, m.chain, ${standingColumns}, m.holder_post,
         m.closed_on, m.number, d.accepted_on, d.effective_on, d.type, d.outcome, d.committee,
         d.performed, d.ledger, d.confirmation, d.review, d.asked_apart, d.kept_apart, d.challenge, d.sealed_notes,
         d.origin, d.returned_on, d.offered_by, t.id as transfer, t.to_unit as transfer_to,
         ${jsonArray(`select json_build_object('id', u.id, 'name', u.name, 'word', coalesce(u.number_word, u.short_name))
           from staff.unit u where u.county = m.county and u.id = any (array[d.committee, m.holder_unit, m.filed_unit, d.offered_by, t.to_unit])`)} as units
    from matters.matter m
    join disputes.dispute d on d.county = m.county and d.matter = m.id
    left join matters.handover t on t.county = m.county and t.id = m.pending_transfer
   where m.county = $1 and m.id = $2`;

/** What finds a signed page of agreement `a` that a person saw: one of an earlier text proves nothing (art 29). */
const seenPageOf = `
  select 1 from matters.content c join matters.attachment t on t.county = a.county and t.matter = a.matter and t.recorded_at >= c.recorded_at
   where c.county = a.county and c.id = a.content and t.kind = 'signed-page' and t.seen_at is not null and t.removed_at is null`;

/** Whether a person saw a signed page of the version that holds now. */
export const signedPageSeen = `
  exists (select 1 from disputes.agreement a where a.county = $1 and a.matter = $2 and a.status <> 'void' and exists (${seenPageOf}))`;

const of = 'where county = $1 and matter = $2';

const factsText = `
  select
    ${jsonArray(`select json_build_object('id', party, 'side', side, 'standing', standing) from matters.matter_party ${of} order by position`)} as parties,
    ${jsonArray(`select json_build_object('post', post, 'from', from_on, 'to', to_on) from disputes.mediator ${of}`)} as mediators,
    ${jsonArray(`select json_build_object('party', party, 'answer', answer, 'toldOn', told_on) from disputes.consent ${of}`)} as consents,
    ${jsonArray(`select json_build_object('heldOn', held_on) from disputes.session ${of}`)} as sessions,
    ${jsonArray(`select json_build_object('performed', performed, 'happenedOn', happened_on) from disputes.follow_up ${of} order by happened_on`)} as follow_ups,
    (select json_build_object('id', a.id, 'form', a.form, 'status', a.status, 'performance', a.performance, 'performBy', a.perform_by,
              'agreedOn', a.agreed_on, 'copies', a.copies, 'version', a.version, 'digest', a.digest, 'stops', a.stops, 'paperOnly', a.paper_only, 'pageSeen', exists (${seenPageOf}),
              'signatures', ${jsonArray(`select json_build_object('signer', s.signer, 'asWhat', s.as_what, 'signedOn', s.signed_on, 'way', s.way, 'by', s.by_party)
                               from disputes.signature s where s.county = a.county and s.agreement = a.id`)})
       from disputes.agreement a where a.county = $1 and a.matter = $2 order by a.version desc limit 1) as newest,
    ${jsonArray(`select json_build_object('kind', kind, 'started_on', started_on, 'due_on', due_on, 'limit_from', limit_from, 'pauses', pauses, 'extensions', extensions, 'paused_on', paused_on, 'open', stopped_on is null)
       from matters.clock ${of}`)} as clocks`;

export interface DisputeKnown {
  readonly parties: readonly (DisputeFacts['parties'][number] & { readonly standing: 'member' | 'left' | null })[];
  readonly mediators: readonly (DisputeFacts['mediators'][number] & { readonly to: string | null })[];
  readonly consents: DisputeFacts['consents'];
  readonly sessions: DisputeFacts['sessions'];
  readonly follow_ups: DisputeFacts['followUps'];
  /** The newest version of its agreement: only this one can be other than void. */
  readonly newest: AgreementRow | null;
  readonly clocks: readonly (OpenClock & { readonly open: boolean })[];
}

/** The dispute's row, locked for a command. Its facts come from `disputeFacts`; `subjectWith` puts both together. */
export const lockDispute = (county: County, matter: Id): Statement<LockedDispute | undefined> => locked(lockText, county, matter);

/** The same with the units that were asked for help: for the steps that are theirs. */
export const lockShared = (county: County, matter: Id): Statement<LockedDispute | undefined> => locked(lockText.replace('m.county, m.id,', `m.county, m.id, ${sharesColumn},`), county, matter);

function locked(text: string, county: County, matter: Id): Statement<LockedDispute | undefined> {
  return raw(`${text} for update of m`, [county, matter], (rows) => {
    const row = rows[0] as LockedRow | undefined; // the columns of the text above
    return row === undefined ? undefined : { head: { county: row.county, id: row.id, place: row.place, revision: row.revision, chain: row.chain }, row };
  });
}

export interface LockedDispute {
  readonly head: StreamHead;
  readonly row: LockedRow;
}

/** A unit that the dispute's row names: its foreign keys say that there is one. */
function unitOf({ units }: LockedRow, id: Id): { readonly unit: Id; readonly name: string; readonly word: string } {
  const found = units.find((unit) => unit.id === id);
  if (found === undefined) throw new Error(`no unit ${id} of a dispute`);
  return { unit: id, name: found.name, word: found.word };
}

const offeredBy = (row: LockedRow): DisputeSubject['offeredBy'] => (row.offered_by === null ? null : unitOf(row, row.offered_by));

const pendingTransfer = (row: LockedRow): PendingTransfer | null =>
  row.transfer === null || row.transfer_to === null ? null : { ...unitOf(row, row.transfer_to), id: row.transfer };

/** A statement about county $1 and matter $2, asked of the one matter that the transaction is narrowed to. */
export function inFocus<T>(statement: Statement<T>): Statement<T> {
  return { ...statement, text: statement.text.replaceAll('$2', '(select kernel.focus())'), values: statement.values.slice(0, 1) };
}

/** All that a rule may ask, in one statement. */
export function disputeFacts(county: County, matter: Id): Statement<DisputeKnown> {
  return raw(factsText, [county, matter], (rows) => rows[0] as DisputeKnown); // the columns of the text above
}

/** What a policy asks of a dispute. */
export interface DisputeHolding {
  readonly holderUnit: Id;
  readonly filedUnit: Id;
  readonly committee: Id;
  readonly place: string;
  readonly status: DisputeStatus;
  /** The unit that was asked to become the owner. */
  readonly transferTo: Id | null;
  /** Units that were asked for help or help; left out where no policy of the step asks. */
  readonly shares?: readonly Share[];
}

export const holdingOf = ({ row }: LockedDispute): DisputeHolding => ({
  holderUnit: row.holder_unit, filedUnit: row.filed_unit, committee: row.committee, place: row.place, status: row.status,
  transferTo: row.transfer_to, ...(row.shares === undefined ? {} : { shares: row.shares }),
});

const dueOf = ({ clocks }: DisputeKnown, kind: ClockKind): string | null => clocks.find((clock) => clock.kind === kind)?.due_on ?? null;

export function subjectWith({ head, row }: LockedDispute, known: DisputeKnown): DisputeSubject {
  const { newest } = known;
  const agreement = newest === null || newest.status === 'void' ? null : newest;
  const [committee, holder, filer] = [unitOf(row, row.committee), unitOf(row, row.holder_unit), unitOf(row, row.filed_unit)];
  const parties = known.parties.filter(({ standing }) => standing === null).map(({ id, side }) => ({ id, side }));
  const members = known.parties.filter(({ standing }) => standing === 'member').map(({ id }) => id);
  return {
    head, before: { ...standingOf(row), performed: row.performed === 'full' }, members, status: row.status, place: row.place, holderUnit: row.holder_unit, holderPost: row.holder_post, filedUnit: row.filed_unit,
    committee: row.committee, committeeName: committee.name, committeeWord: committee.word, holderName: holder.name,
    filedName: filer.name, filedOn: row.filed_on, acceptedOn: row.accepted_on, number: row.number, agreement, clocks: known.clocks.filter(({ open }) => open), clockKinds: known.clocks.map(({ kind }) => kind), versions: newest?.version ?? 0,
    type: row.type, offeredBy: offeredBy(row), transfer: pendingTransfer(row), challenge: row.challenge, sealedNotes: row.sealed_notes,
    facts: {
      status: row.status, type: row.type, outcome: row.outcome, parties, group: groupFacts(members, known.consents, agreement), mediators: known.mediators.filter(({ to }) => to === null), consents: known.consents,
      sessions: known.sessions, followUps: known.follow_ups, filedOn: row.filed_on, acceptedOn: row.accepted_on, effectiveOn: row.effective_on, closedOn: row.closed_on,
      transferPending: row.transfer !== null, handIn: row.origin !== 'handed-in' ? 'none' : row.returned_on === null ? 'open' : 'returned',
      after: { performed: row.performed, ledger: row.ledger, confirmation: row.confirmation, review: row.review, confirmBy: dueOf(known, 'confirmation'), reviewBy: dueOf(known, 'labour-review') },
      violence: { asked: row.asked_apart, found: row.kept_apart }, challenged: row.challenge !== null,
      agreement: agreement === null ? null : {
        form: agreement.form, status: agreement.status, performance: agreement.performance,
        signers: agreement.signatures.map((signature) => signature.signer),
        mediatorSigned: agreement.signatures.some((signature) => signature.asWhat === 'mediator'),
        signedPageSeen: agreement.pageSeen, onPaper: needsPage(agreement.signatures), stops: agreement.stops,
      },
    },
  };
}
