import { invalid } from '@anhe/contract/kernel';
import { errandOperations } from '@anhe/contract/errands';
import type { ErrandLine, ErrandPaperLine } from '@anhe/contract/errands';
import type { Id } from '@anhe/contract/kernel';
import type { MaskedParty } from '@anhe/contract/parties';
import { actingPost } from '../../kernel/access/actor.ts';
import { abilities } from '../../kernel/access/policy.ts';
import { raw } from '../../kernel/database/statement.ts';
import { onQuery } from '../../kernel/run/handler.ts';
import type { Request } from '../../kernel/run/handler.ts';
import { openContent, timelineEntries, timelineFacts } from '../matters/index.ts';
import type { TimelineRows } from '../matters/index.ts';
import { maskedParty } from '../parties/index.ts';
import type { PartyColumns } from '../parties/index.ts';
import { kindLines, limitOf } from './kinds.ts';
import { errandPolicies } from './policy.ts';
import { readErrand } from './subject.ts';
import type { ErrandSubject } from './subject.ts';

export const kinds = onQuery({ operation: errandOperations.kinds, facts: () => ({}), answer: ({ book, today }) => ({ items: kindLines(book, today), longest: limitOf(book, 'longest-days', today) }) });

const columns = `
  m.county, m.id, m.number, e.kind, m.status, e.result, m.place, places.full_name(m.place) as "placeName", m.party_line as resident, m.holder_unit as "holderUnit", h.name as "holderName", n.name as worker,
  e.authorised_on::text as "authorisedOn", e.until_on::text as until, (select count(*)::int from errands.paper p where p.county = e.county and p.matter = e.matter and p.fate is null) as held,
  (select count(*)::int from errands.paper p where p.county = e.county and p.matter = e.matter) as papers, m.closed_on::text as "closedOn", m.next_step as "nextStep", m.open, m.revision, m.filed_on::text as "filedOn"`;

const tables = `
  join errands.errand e on e.county = m.county and e.matter = m.id
  join staff.unit h on h.county = m.county and h.id = m.holder_unit
  join staff.post w on w.county = e.county and w.id = e.worker
  join staff.person n on n.county = w.county and n.id = w.person`;

type LineRow = ErrandLine & { readonly filedOn: string };

const lineOf = ({ filedOn: _filedOn, ...line }: LineRow): ErrandLine => line;

function cursorOf(text: string | undefined): readonly [string | null, Id | null] {
  if (text === undefined) return [null, null];
  const match = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return [match[1], match[2]];
}

/** Whose errands a post sees: those of its own unit; the rights officer those of the area, masked as for everybody. */
function ours({ actor }: Pick<Request, 'actor'>): { readonly text: string; readonly values: readonly unknown[] } {
  const { county, unit, role } = actingPost(actor);
  return role === 'rights' ? { text: "m.county = $1 and m.kind = 'errand' and $2::uuid is not null", values: [county, unit] } : { text: "m.county = $1 and m.kind = 'errand' and m.holder_unit = $2", values: [county, unit] };
}

const isHeld = 'exists (select from errands.paper p where p.county = e.county and p.matter = e.matter and p.fate is null)';

export const errands = onQuery({
  operation: errandOperations.errands,
  facts: (request) => {
    const { actor, input, today } = request;
    const { text, values } = ours(request);
    const [filedOn, id] = cursorOf(input.cursor);
    return {
      counts: raw(
        `select (count(*) filter (where m.open))::int as open, (count(*) filter (where m.open and e.until_on < $3))::int as over, (count(*) filter (where m.open and ${isHeld}))::int as held
           from matters.matter m join errands.errand e on e.county = m.county and e.matter = m.id where ${text}`,
        [...values, today], (rows) => rows[0] as { open: number; over: number; held: number }, // the three columns
      ),
      rows: raw(
        `select ${columns} from matters.matter m ${tables} where ${text} and ($4::text is null or m.status = $4) and ($5::boolean is null or m.open = $5)
            and (not $6 or (m.open and (e.until_on < $3 or (m.status = 'settled' and ${isHeld})))) and ($7::uuid is null or e.worker = $7) and ($8::date is null or (m.filed_on, m.id) < ($8, $9::uuid))
          order by m.filed_on desc, m.id desc limit $10`,
        [...values, today, input.status ?? null, input.open ?? null, input.pressing === true, input.mine ? actingPost(actor).post : null, filedOn, id, input.limit + 1], (rows) => rows as readonly LineRow[], // the columns above
      ),
    };
  },
  answer: ({ input }, { facts: { counts, rows } }) => {
    const items = rows.slice(0, input.limit);
    const last = items.at(-1);
    return { counts, items: items.map(lineOf), next: rows.length > input.limit && last !== undefined ? `${last.filedOn}_${last.id}` : null };
  },
});

const partiesText = `
  select p.id, p.kind, mp.side, mp.position, p.masked_name, p.masked_contact, case when p.erased_at is null then p.contact_by else 'none' end as contact_by
    from matters.matter_party mp join parties.party p on p.county = mp.county and p.id = mp.party where mp.county = $1 and mp.matter = $2 order by mp.position`;

interface Known extends TimelineRows {
  readonly line: LineRow;
  readonly parties: readonly PartyColumns[];
}

/** One errand: who authorised what until when, which papers are where, what came of it. */
export const errand = onQuery({
  operation: errandOperations.errand,
  subject: ({ input }) => readErrand(input.county, input.matter),
  facts: ({ input }) => ({
    line: raw(`select ${columns} from matters.matter m ${tables} where m.county = $1 and m.id = $2`, [input.county, input.matter], (rows) => rows[0] as LineRow), // the columns above
    parties: raw(partiesText, [input.county, input.matter], (rows) => rows as readonly PartyColumns[]), // the columns of the text
    ...timelineFacts(input.county, input.matter),
  }),
  answer: ({ actor, keys }, { subject, facts }: { subject: ErrandSubject; facts: Known }) => {
    const { head, row, papers } = subject;
    const text = (id: Id | null): string | null => openContent(keys, head.county, id ?? '', facts.texts.find((one) => one.id === id)?.sealed ?? null);
    const party = (id: Id | null): MaskedParty | null => {
      const found = facts.parties.find((one) => one.id === id);
      return found === undefined ? null : maskedParty(found);
    };
    return {
      line: lineOf(facts.line), scope: text(row.scope), manner: row.manner, resident: party(row.resident), witness: party(row.witness), resultText: text(row.said), resultOn: row.resultOn, keepUntil: row.keepUntil, erased: row.erased,
      papers: papers.map(({ name, why, ...paper }): ErrandPaperLine => ({ ...paper, name: text(name), why: text(why) })),
      entries: timelineEntries(keys, facts), abilities: abilities(errandOperations, errandPolicies, actor, subject),
    };
  },
});
