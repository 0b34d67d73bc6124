import { instantOf } from '@anhe/contract/kernel';
import type { County, Id } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import type { ReaderLine } from '@anhe/contract/matters';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { readMatter } from '../subject.ts';

interface ReaderRow {
  readonly recorded_at: Date;
  readonly actor: string;
  readonly unit_name: string | null;
  readonly role: string | null;
  readonly fields: readonly string[];
  readonly reason: string | null;
  readonly outcome: 'read' | 'exported';
}

const text = `
  select l.recorded_at, l.actor, u.name as unit_name, p.role, l.fields, l.reason, l.outcome
    from kernel.access_log l
    left join staff.unit u on u.county in (l.county, '610500') and u.id = l.unit
    left join staff.post p on p.county in (l.county, '610500') and p.id = kernel.post_of(l.actor)
   where l.county = $1 and l.outcome in ('read', 'exported')`;

export function readerLine(row: ReaderRow): ReaderLine {
  return { at: instantOf(row.recorded_at), unitName: row.unit_name ?? '', role: row.role ?? (row.actor === 'receipt' ? 'party' : 'system'), what: [...row.fields], reason: row.reason, outcome: row.outcome };
}

/** Who read personal data or files of a matter, newest first. */
export const readersOf = (county: County, matter: Id): Statement<readonly ReaderLine[]> =>
  raw(`${text} and l.matter = $2 order by l.recorded_at desc limit 500`, [county, matter], (rows) => (rows as ReaderRow[]).map(readerLine)); // the columns of the text

/** The same for the one matter that the transaction is narrowed to, as one party may see it: what concerns another party is left out. */
export const readersOfParty = (county: County, code: Buffer): Statement<readonly ReaderLine[]> =>
  raw(
    `${text} and l.matter = kernel.focus()
        and (l.party is null or l.party = (select r.party from matters.receipt r where r.county = $1 and r.code_index = $2))
      order by l.recorded_at desc limit 500`,
    [county, code],
    (rows) => (rows as ReaderRow[]).map(readerLine), // the columns of the text
  );

export const readers = onQuery({
  operation: matterOperations.readers,
  subject: ({ input }) => readMatter(input.county, input.matter),
  facts: ({ input }) => ({ items: readersOf(input.county, input.matter) }),
  answer: (_request, { facts }) => ({ items: [...facts.items] }),
});
