import { disputeOperations, disputeRules, erasedText, withheldText } from '@anhe/contract/disputes';
import type { DisputeView } from '@anhe/contract/disputes';
import { instantOf } from '@anhe/contract/kernel';
import type { Id, Wording } from '@anhe/contract/kernel';
import { abilities } from '../../../kernel/access/policy.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { clockView, openContent, sharesColumn } from '../../matters/index.ts';
import type { ClockRow, Share } from '../../matters/index.ts';
import { maskedParty } from '../../parties/index.ts';
import type { PartyColumns } from '../../parties/index.ts';
import { disputePolicies, mayReadText, mayReadTexts } from '../policy.ts';
import { groupCounts } from '../agree/group-counts.ts';
import { signedPageSeen } from '../subject.ts';
import type { DisputeHolding, PendingTransfer } from '../subject.ts';

interface CoreRow {
  readonly county: string;
  readonly id: string;
  readonly revision: number;
  readonly status: DisputeView['status'];
  readonly type: DisputeView['type'];
  readonly origin: DisputeView['origin'];
  readonly outcome: DisputeView['outcome'];
  readonly place: string;
  readonly place_filed: string;
  readonly place_name: string;
  readonly happened_on: string;
  readonly filed_on: string;
  readonly accepted_on: string | null;
  readonly closed_on: string | null;
  readonly archived_on: string | null;
  readonly keep_until: string | null;
  readonly performed: DisputeView['after']['performed'];
  readonly ledger: DisputeView['after']['ledger'];
  readonly confirmation: DisputeView['after']['confirmation'];
  readonly review: DisputeView['after']['review'];
  readonly amount: string | null;
  readonly held_since: Date;
  readonly holder_unit: string;
  readonly holder_name: string;
  readonly holder_phone: string | null;
  readonly holder_post: DisputeView['holder']['post'];
  readonly committee: string;
  readonly committee_name: string;
  readonly filed_unit: string;
  readonly filed_name: string;
  readonly returned_on: string | null;
  readonly transfer: PendingTransfer | null;
  readonly shares: readonly Share[];
}

export interface DisputeFound {
  readonly holding: DisputeHolding;
  readonly row: CoreRow;
}

const postLine = (post: string): string => `
  (select json_build_object('post', p.id, 'name', n.name, 'role', p.role, 'unit', p.unit, 'unitName', u.name)
     from staff.post p join staff.person n on n.county = p.county and n.id = p.person join staff.unit u on u.county = p.county and u.id = p.unit
    where p.county = $1 and p.id = ${post})`;

const pendingTransfer = `
  (select json_build_object('id', t.id, 'unit', t.to_unit, 'name', tu.name) from matters.handover t join staff.unit tu on tu.county = t.county and tu.id = t.to_unit
    where t.county = m.county and t.id = m.pending_transfer)`;

const coreText = `
  select m.county, m.id, m.revision, m.status, m.type, d.origin, d.outcome, m.place, m.place_filed, places.name_of(m.place) as place_name,
         d.happened_on::text as happened_on, m.filed_on::text as filed_on, d.accepted_on::text as accepted_on, m.closed_on::text as closed_on,
         m.archived_on::text as archived_on, m.keep_until::text as keep_until, d.performed, d.ledger, d.confirmation, d.review, d.amount, m.held_since, m.holder_unit, h.name as holder_name, h.phone as holder_phone,
         ${postLine('m.holder_post')} as holder_post, d.committee, c.name as committee_name, m.filed_unit, f.name as filed_name,
         d.returned_on::text as returned_on, case when m.pending_transfer is not null then ${pendingTransfer} end as transfer, ${sharesColumn}
    from matters.matter m
    join disputes.dispute d on d.county = m.county and d.matter = m.id
    join staff.unit h on h.county = m.county and h.id = m.holder_unit
    join staff.unit c on c.county = d.county and c.id = d.committee
    join staff.unit f on f.county = m.county and f.id = m.filed_unit
   where m.county = $1 and m.id = $2`;

/** A dispute's row with the names it shows; undefined when there is none in scope. */
export const disputeFound = (county: string, matter: Id): Statement<DisputeFound | undefined> =>
  raw(coreText, [county, matter], (rows) => {
    const row = rows[0] as CoreRow | undefined; // the columns of the text above
    if (row === undefined) return undefined;
    return { row, holding: { holderUnit: row.holder_unit, filedUnit: row.filed_unit, committee: row.committee, place: row.place, status: row.status, transferTo: row.transfer?.unit ?? null, shares: row.shares } };
  });

const partsText = `
  select
    (select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'side', mp.side, 'position', mp.position, 'masked_name', p.masked_name,
              'masked_contact', p.masked_contact, 'contact_by', case when p.erased_at is null then p.contact_by else 'none' end) order by mp.position), '[]')
       from matters.matter_party mp join parties.party p on p.county = mp.county and p.id = mp.party where mp.county = $1 and mp.matter = $2 and mp.standing is null) as parties,
    ${groupCounts} as group_counts,
    (select coalesce(json_agg(${postLine('x.post')}::jsonb || jsonb_build_object('chosen', x.chosen, 'from', x.from_on, 'to', x.to_on) order by x.from_on), '[]')
       from disputes.mediator x where x.county = $1 and x.matter = $2) as mediators,
    (select coalesce(json_agg(json_build_object('party', party, 'toldOn', told_on, 'toldHow', told_how, 'answer', answer, 'answeredOn', answered_on)), '[]')
       from disputes.consent where county = $1 and matter = $2) as consents,
    (select coalesce(json_agg(json_build_object('id', id, 'heldOn', held_on, 'venue', venue, 'public', public, 'record', record, 'recorder', recorder,
              'readBack', read_back, 'present', present) order by held_on, id), '[]') from disputes.session where county = $1 and matter = $2) as sessions,
    (select json_build_object('id', a.id, 'form', a.form, 'version', a.version, 'status', a.status, 'facts', a.facts, 'content', a.content,
              'performance', a.performance, 'performBy', a.perform_by, 'performHow', a.perform_how, 'amount', a.amount::text, 'copies', a.copies,
              'agreedOn', a.agreed_on, 'effectiveOn', a.effective_on,
              'signatures', (select coalesce(json_agg(json_build_object('signer', s.signer, 'asWhat', s.as_what, 'how', s.how, 'way', s.way, 'signedOn', s.signed_on, 'signedAt', s.recorded_at, 'seenBy', s.seen_by,
                                        'by', s.by_party, 'image', s.image, 'shown', s.shown, 'readOut', s.reader is not null)), '[]')
                               from disputes.signature s where s.county = a.county and s.agreement = a.id and (s.by_party is null or not exists
                                      (select 1 from matters.matter_party mp where mp.county = s.county and mp.matter = s.matter and mp.party = s.signer and mp.standing is not null))),
              'digest', a.digest, 'stops', a.stops, 'paperOnly', a.paper_only,
              'seal', (select json_build_object('usedOn', u.used_on, 'copies', u.copies, 'acrossPages', u.across_pages)
                         from disputes.seal_use u where u.county = a.county and u.agreement = a.id order by u.used_on limit 1))
       from disputes.agreement a where a.county = $1 and a.matter = $2 and a.status <> 'void' order by a.version desc limit 1) as agreement,
    (select coalesce(json_agg(json_build_object('id', id, 'happenedOn', happened_on, 'how', how, 'performed', performed, 'satisfied', satisfied, 'record', record) order by happened_on), '[]')
       from disputes.follow_up where county = $1 and matter = $2) as follow_ups,
    (select coalesce(json_agg(json_build_object('code', code, 'article', article, 'step', step, 'happenedOn', happened_on) order by recorded_at), '[]')
       from disputes.defect where county = $1 and matter = $2) as defects,
    (select coalesce(json_agg(json_build_object('kind', kind, 'started_on', started_on, 'due_on', due_on, 'limit_from', limit_from, 'stopped_on', stopped_on, 'outcome', outcome, 'pauses', pauses, 'extensions', extensions, 'paused_on', paused_on) order by due_on), '[]')
       from matters.clock where county = $1 and matter = $2) as clocks,
    (select coalesce(json_object_agg(series, text order by year, value), '{}') from matters.number where county = $1 and matter = $2) as numbers,
    ${signedPageSeen} as signed_page_seen`;

type Agreement = NonNullable<DisputeView['agreement']>;

export interface DisputeParts {
  readonly parties: readonly PartyColumns[];
  readonly group_counts: DisputeView['group'];
  readonly mediators: DisputeView['mediators'];
  readonly consents: DisputeView['consents'];
  readonly sessions: DisputeView['sessions'];
  readonly agreement: Omit<Agreement, 'number'> | null;
  readonly follow_ups: DisputeView['followUps'];
  readonly defects: readonly Omit<DisputeView['defects'][number], 'wording'>[];
  readonly clocks: readonly ClockRow[];
  readonly numbers: Readonly<Record<string, string>>;
  readonly signed_page_seen: boolean;
}

export const disputeParts = (county: string, matter: Id): Statement<DisputeParts> =>
  raw(partsText, [county, matter], (rows) => rows[0] as DisputeParts); // the columns of the text above

export interface ContentRow {
  readonly id: string;
  readonly kind: string;
  readonly sealed: Buffer | null;
}

export const contentRows = (county: string, matter: Id): Statement<readonly ContentRow[]> =>
  raw('select id, kind, sealed from matters.content where county = $1 and matter = $2', [county, matter], (rows) => rows as ContentRow[]); // the three columns

/**
 * A dispute, its texts opened for those who may read them, without the abilities of whoever asks.
 * @param open whether a text of a kind is opened; left out, the policy tells by who asks
 */
export function disputeDetail(
  request: Request, found: DisputeFound, parts: DisputeParts, contents: readonly ContentRow[],
  open: (kind: string) => boolean = (kind) => request.actor.kind === 'system' || mayReadText(request.actor, found, kind),
): Omit<DisputeView, 'abilities'> {
  const { row } = found;
  const byId = new Map(contents.map((content) => [content.id, content]));
  const text = (id: string | null): string | null =>
    id === null ? null : !open(byId.get(id)?.kind ?? '') ? withheldText : (openContent(request.keys, row.county, id, byId.get(id)?.sealed ?? null) ?? erasedText);
  const summary = contents.find((content) => content.kind === 'summary');
  const { agreement } = parts;
  return {
    county: row.county, id: row.id, revision: row.revision, status: row.status, type: row.type, origin: row.origin, outcome: row.outcome, place: row.place, placeFiled: row.place_filed,
    placeName: row.place_name, happenedOn: row.happened_on, filedOn: row.filed_on, acceptedOn: row.accepted_on, closedOn: row.closed_on, archivedOn: row.archived_on, keepUntil: row.keep_until,
    amount: row.amount, summary: text(summary?.id ?? null) ?? erasedText, numbers: { ...parts.numbers },
    holder: { unit: row.holder_unit, name: row.holder_name, phone: row.holder_phone, since: row.held_since.toISOString(), post: row.holder_post },
    committee: { unit: row.committee, name: row.committee_name }, filedBy: { unit: row.filed_unit, name: row.filed_name },
    parties: parts.parties.map(maskedParty), group: parts.group_counts, mediators: parts.mediators, consents: parts.consents,
    sessions: parts.sessions.map((session) => ({ ...session, venue: text(session.venue), record: text(session.record) ?? erasedText })),
    agreement: agreement === null ? null : {
      ...agreement, facts: text(agreement.facts) ?? erasedText, content: text(agreement.content) ?? erasedText, performHow: text(agreement.performHow), signatures: agreement.signatures.map((one) => ({ ...one, signedAt: instantOf(new Date(one.signedAt)) })),
      number: parts.numbers[agreement.form === 'oral' ? 'oral' : 'agreement'] ?? null,
    },
    followUps: parts.follow_ups.map((followUp) => ({ ...followUp, record: text(followUp.record) })),
    signedPageSeen: parts.signed_page_seen,
    transfer: row.transfer, handIn: row.origin !== 'handed-in' ? 'none' : row.returned_on === null ? 'open' : 'returned', textsOpen: request.actor.kind === 'system' || mayReadTexts(request.actor, found),
    defects: parts.defects.map((defect) => ({ ...defect, wording: wordingOf(defect.code) })),
    clocks: parts.clocks.map((clock) => clockView(request.book, clock, request.now)),
    after: { performed: row.performed, ledger: row.ledger, confirmation: row.confirmation, review: row.review },
  };
}

function wordingOf(code: string): Wording {
  return disputeRules.find((rule) => rule.code === code)?.wording ?? { zh: code, en: code };
}

export const get = onQuery({
  operation: disputeOperations.get,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => ({ parts: disputeParts(input.county, input.matter), contents: contentRows(input.county, input.matter) }),
  answer: (request, { subject, facts }: { subject: DisputeFound; facts: { parts: DisputeParts; contents: readonly ContentRow[] } }) => ({
    ...disputeDetail(request, subject, facts.parts, facts.contents),
    abilities: abilities(disputeOperations, disputePolicies, request.actor, subject),
  }),
});
