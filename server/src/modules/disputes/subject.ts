import type { AfterFacts, DisputeFacts, DisputeStatus, DisputeType, Outcome } from '@anhe/contract/disputes';
import type { County, Id } from '@anhe/contract/kernel';
import type { ClockKind } from '@anhe/contract/matters';
import { raw } from '../../kernel/database/statement.ts';
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

interface SubjectRow extends StandingRow {
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
  readonly committee_name: string;
  readonly committee_word: string;
  readonly holder_name: string;
  readonly filed_name: string;
  readonly origin: string;
  readonly returned_on: string | null;
  readonly offered_by: DisputeSubject['offeredBy'];
  readonly transfer: PendingTransfer | null;
  readonly shares?: readonly Share[];
  readonly asked_apart: readonly Id[];
  readonly kept_apart: boolean;
  readonly challenge: Id | null;
  readonly sealed_notes: number;
}

/** The transfer of `m` that waits for an answer, with the unit that was asked. */
export const pendingTransfer = `
  (select json_build_object('id', t.id, 'unit', t.to_unit, 'name', tu.name) from matters.handover t join staff.unit tu on tu.county = t.county and tu.id = t.to_unit
    where t.county = m.county and t.id = m.pending_transfer)`;

// Written by hand: a lock on the matter alone, and all a rule may ask about it in one more statement. The lock comes
// first on the wire, so that the facts are read after it was got.
const lockText = `
  select m.county, m.id, m.place, m.status, m.revision, m.chain, ${standingColumns}, m.holder_post,
         m.closed_on::text as closed_on, m.number, d.accepted_on::text as accepted_on, d.effective_on::text as effective_on, d.type, d.outcome, d.committee,
         d.performed, d.ledger, d.confirmation, d.review, d.asked_apart, d.kept_apart, d.challenge, d.sealed_notes,
         c.name as committee_name, coalesce(c.number_word, c.short_name) as committee_word, h.name as holder_name, f.name as filed_name,
         d.origin, d.returned_on::text as returned_on,
         case when d.offered_by is not null then (select json_build_object('unit', o.id, 'name', o.name) from staff.unit o where o.county = d.county and o.id = d.offered_by) end as offered_by,
         case when m.pending_transfer is not null then ${pendingTransfer} end as transfer
    from matters.matter m
    join disputes.dispute d on d.county = m.county and d.matter = m.id
    join staff.unit c on c.county = d.county and c.id = d.committee
    join staff.unit h on h.county = m.county and h.id = m.holder_unit
    join staff.unit f on f.county = m.county and f.id = m.filed_unit
   where m.county = $1 and m.id = $2`;

/** Whether a person saw a signed page of the version that holds now: one of an earlier text proves nothing (art 29). */
export const signedPageSeen = `
  exists (select 1 from disputes.agreement a join matters.content c on c.county = a.county and c.id = a.content
                   join matters.attachment t on t.county = a.county and t.matter = a.matter and t.recorded_at >= c.recorded_at
           where a.county = $1 and a.matter = $2 and a.status <> 'void' and t.kind = 'signed-page' and t.seen_at is not null and t.removed_at is null)`;

const factsText = `
  select
    (select coalesce(json_agg(json_build_object('id', party, 'side', side, 'standing', standing) order by position), '[]')
       from matters.matter_party where county = $1 and matter = $2) as parties,
    (select coalesce(json_agg(json_build_object('post', post, 'from', from_on, 'to', to_on)), '[]')
       from disputes.mediator where county = $1 and matter = $2) as mediators,
    (select coalesce(json_agg(json_build_object('party', party, 'answer', answer, 'toldOn', told_on)), '[]')
       from disputes.consent where county = $1 and matter = $2) as consents,
    (select coalesce(json_agg(json_build_object('heldOn', held_on)), '[]') from disputes.session where county = $1 and matter = $2) as sessions,
    (select coalesce(json_agg(json_build_object('performed', performed, 'happenedOn', happened_on) order by happened_on), '[]')
       from disputes.follow_up where county = $1 and matter = $2) as follow_ups,
    (select count(*)::int from disputes.agreement where county = $1 and matter = $2) as versions,
    (select json_build_object('id', a.id, 'form', a.form, 'status', a.status, 'performance', a.performance, 'performBy', a.perform_by,
              'agreedOn', a.agreed_on, 'copies', a.copies, 'version', a.version, 'digest', a.digest, 'stops', a.stops, 'paperOnly', a.paper_only,
              'signatures', (select coalesce(json_agg(json_build_object('signer', s.signer, 'asWhat', s.as_what, 'signedOn', s.signed_on, 'way', s.way, 'by', s.by_party)), '[]')
                               from disputes.signature s where s.county = a.county and s.agreement = a.id))
       from disputes.agreement a where a.county = $1 and a.matter = $2 and a.status <> 'void' order by a.version desc limit 1) as agreement,
    ${signedPageSeen} as signed_page_seen,
    (select coalesce(json_agg(json_build_object('kind', kind, 'started_on', started_on, 'due_on', due_on, 'limit_from', limit_from, 'pauses', pauses, 'extensions', extensions, 'paused_on', paused_on, 'open', stopped_on is null)), '[]')
       from matters.clock where county = $1 and matter = $2) as clocks`;

export interface DisputeKnown {
  readonly parties: readonly (DisputeFacts['parties'][number] & { readonly standing: 'member' | 'left' | null })[];
  readonly mediators: readonly (DisputeFacts['mediators'][number] & { readonly to: string | null })[];
  readonly consents: DisputeFacts['consents'];
  readonly sessions: DisputeFacts['sessions'];
  readonly follow_ups: DisputeFacts['followUps'];
  readonly versions: number;
  readonly agreement: AgreementRow | null;
  readonly signed_page_seen: boolean;
  readonly clocks: readonly (OpenClock & { readonly open: boolean })[];
}

/** The dispute's row, locked for a command. Its facts come from `disputeFacts`; `subjectWith` puts both together. */
export const lockDispute = (county: County, matter: Id): Statement<LockedDispute | undefined> => locked(lockText, county, matter);

/** The same with the units that were asked for help: for the steps that are theirs. */
export const lockShared = (county: County, matter: Id): Statement<LockedDispute | undefined> => locked(lockText.replace('m.county, m.id,', `m.county, m.id, ${sharesColumn},`), county, matter);

function locked(text: string, county: County, matter: Id): Statement<LockedDispute | undefined> {
  return raw(`${text} for update of m`, [county, matter], (rows) => {
    const row = rows[0] as SubjectRow | undefined; // the columns of the text above
    return row === undefined ? undefined : { head: { county: row.county, id: row.id, place: row.place, revision: row.revision, chain: row.chain }, row };
  });
}

export interface LockedDispute {
  readonly head: StreamHead;
  readonly row: SubjectRow;
}

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
  transferTo: row.transfer?.unit ?? null, ...(row.shares === undefined ? {} : { shares: row.shares }),
});

const dueOf = ({ clocks }: DisputeKnown, kind: ClockKind): string | null => clocks.find((clock) => clock.kind === kind)?.due_on ?? null;

export function subjectWith({ head, row }: LockedDispute, known: DisputeKnown): DisputeSubject {
  const { agreement } = known;
  const parties = known.parties.filter(({ standing }) => standing === null).map(({ id, side }) => ({ id, side }));
  const members = known.parties.filter(({ standing }) => standing === 'member').map(({ id }) => id);
  return {
    head, before: { ...standingOf(row), performed: row.performed === 'full' }, members, status: row.status, place: row.place, holderUnit: row.holder_unit, holderPost: row.holder_post, filedUnit: row.filed_unit,
    committee: row.committee, committeeName: row.committee_name, committeeWord: row.committee_word, holderName: row.holder_name,
    filedName: row.filed_name, filedOn: row.filed_on, acceptedOn: row.accepted_on, number: row.number, agreement, clocks: known.clocks.filter(({ open }) => open), clockKinds: known.clocks.map(({ kind }) => kind), versions: known.versions,
    type: row.type, offeredBy: row.offered_by, transfer: row.transfer, challenge: row.challenge, sealedNotes: row.sealed_notes,
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
        signedPageSeen: known.signed_page_seen, onPaper: needsPage(agreement.signatures), stops: agreement.stops,
      },
    },
  };
}
