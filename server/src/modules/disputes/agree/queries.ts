import { ClauseShelf, disputeOperations } from '@anhe/contract/disputes';
import type { GroupCounts, GroupView, MemberLine } from '@anhe/contract/disputes';
import type { County, Id } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { openContent } from '../../matters/index.ts';
import { maskedParty } from '../../parties/index.ts';
import type { PartyColumns } from '../../parties/index.ts';
import { mayReadTexts } from '../policy.ts';
import { disputeFound } from '../queries/get.ts';
import type { DisputeFound } from '../queries/get.ts';
import { openedClauses, paperOnlyType } from './draft.ts';
import { groupCounts } from './group-counts.ts';
import { groupFindings } from './findings.ts';

/** The shelf and the words that clauses are searched for, as they hold today. */
export const shelf = onQuery({
  operation: disputeOperations.shelf,
  facts: () => ({}),
  answer: ({ book, today }) => {
    const rows = (list: string): readonly object[] => book.list(list, today).map(({ code, verified, body }) => ({ ...body, code, verified }));
    return ClauseShelf.parse({ clauses: rows('clauses'), checks: rows('clause-checks') });
  },
});

interface TextRow {
  readonly id: string;
  readonly version: number;
  readonly digest: string;
  readonly stops: readonly string[];
  readonly paper_only: boolean;
  readonly clauses: string | null;
  readonly sealed: Buffer | null;
}

const agreementText = (county: County, matter: Id): Statement<TextRow | undefined> =>
  raw(
    `select a.id, a.version, a.digest, a.stops, a.paper_only, a.clauses, c.sealed from disputes.agreement a
       left join matters.content c on c.county = a.county and c.id = a.clauses
      where a.county = $1 and a.matter = $2 and a.status <> 'void' and a.form = 'written' order by a.version desc limit 1`,
    [county, matter], (rows) => rows[0] as TextRow | undefined, // the columns of the text
  );

/** The agreement that stands as its editor and its signing need it; the clauses for those who read the texts. */
export const agreement = onQuery({
  operation: disputeOperations.agreementText,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => ({ row: agreementText(input.county, input.matter) }),
  answer: ({ actor, keys, book, today, input }, { subject, facts }: { subject: DisputeFound; facts: { row: TextRow | undefined } }) => {
    const { row } = facts;
    const paperOnlyByType = paperOnlyType(book, subject.row.type, today);
    if (row === undefined) return { agreement: null, paperOnlyByType };
    const open = actor.kind === 'system' || mayReadTexts(actor, subject);
    const { clauses, answered } = openedClauses(open && row.clauses !== null ? openContent(keys, input.county, row.clauses, row.sealed) : null);
    return { agreement: { id: row.id, version: row.version, digest: row.digest, clauses, answered, stops: [...row.stops], paperOnly: row.paper_only }, paperOnlyByType };
  },
});

const groupText = `
  select ${groupCounts} as counts,
         (select coalesce(sum(amount), 0)::numeric(14, 2)::text from disputes.group_member where county = $1 and matter = $2 and left_at is null) as sum,
         (select group_stated::text from disputes.dispute where county = $1 and matter = $2) as stated,
         (select coalesce(json_agg(json_build_object('id', r.id, 'representative', r.representative, 'name', p.masked_name, 'kind', r.kind, 'powers', r.powers, 'wholeGroup', r.whole_group,
                   'represents', r.represents, 'fromOn', r.from_on, 'toOn', r.to_on, 'authority', r.authority) order by r.recorded_at, r.id), '[]')
            from disputes.representation r join parties.party p on p.county = r.county and p.id = r.representative where r.county = $1 and r.matter = $2) as representations`;

interface GroupRow {
  readonly counts: GroupCounts | null;
  readonly sum: string;
  readonly stated: string | null;
  readonly representations: GroupView['representations'];
}

/** A group in counts, who acts for it, and what is not in order. */
export const group = onQuery({
  operation: disputeOperations.group,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => ({ group: raw(groupText, [input.county, input.matter], (rows) => rows[0] as GroupRow) }), // the columns of the text above
  answer: ({ today }, { facts }) => ({ ...facts.group, findings: groupFindings(facts.group, today) }),
});

interface MemberRow extends Omit<PartyColumns, 'side'> {
  readonly side: string;
  readonly amount: string | null;
  readonly authorised_on: string | null;
  readonly note: string | null;
  readonly sealed: Buffer | null;
  readonly told: boolean;
  readonly signed: boolean;
}

const membersText = `
  select p.id, p.kind, mp.side, mp.position, p.masked_name, p.masked_contact, case when p.erased_at is null then p.contact_by else 'none' end as contact_by,
         g.amount::text as amount, g.authorised_on::text as authorised_on, g.note, n.sealed,
         exists (select 1 from disputes.consent c where c.county = g.county and c.matter = g.matter and c.party = g.party) as told,
         exists (select 1 from disputes.agreement a join disputes.signature s on s.county = a.county and s.agreement = a.id
                  where a.county = g.county and a.matter = g.matter and a.status <> 'void' and s.signer = g.party and s.as_what = 'party') as signed
    from matters.matter_party mp
    join disputes.group_member g on g.county = mp.county and g.matter = mp.matter and g.party = mp.party and g.left_at is null
    join parties.party p on p.county = mp.county and p.id = mp.party
    left join matters.content n on n.county = g.county and n.id = g.note
   where mp.county = $1 and mp.matter = $2 and mp.position > $3 order by mp.position limit $4`;

const positionOf = (cursor: string | undefined): number => (cursor !== undefined && /^\d{1,5}$/.test(cursor) ? Math.min(32_000, Number(cursor)) : 0);

/** The roster, masked, page after page. */
export const members = onQuery({
  operation: disputeOperations.members,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => ({
    rows: raw(membersText, [input.county, input.matter, positionOf(input.cursor), input.limit + 1], (rows) => rows as readonly MemberRow[]), // the columns of the text above
  }),
  answer: ({ input, actor, keys }, { subject, facts }: { subject: DisputeFound; facts: { rows: readonly MemberRow[] } }) => {
    const open = actor.kind === 'system' || mayReadTexts(actor, subject);
    const items = facts.rows.slice(0, input.limit).map((row): MemberLine => {
      const { side: _side, ...party } = maskedParty(row);
      return { ...party, amount: row.amount, authorisedOn: row.authorised_on, told: row.told, signed: row.signed, note: row.note === null || !open ? null : openContent(keys, input.county, row.note, row.sealed) };
    });
    return { items, next: facts.rows.length > input.limit ? String(items.at(-1)?.position ?? '') : null };
  },
});
