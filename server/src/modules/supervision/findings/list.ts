import { invalid, rangeOf } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { supervisionOperations } from '@anhe/contract/supervision';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { ruleLines } from '../rules.ts';
import { findingColumns, findingLine, findingTables } from './lines.ts';
import type { FindingRow } from './lines.ts';

export const rules = onQuery({ operation: supervisionOperations.rules, facts: () => ({}), answer: ({ book, today }) => ({ items: ruleLines(book, today) }) });

/** Where a list of days and ids goes on. */
export function cursorOf(text: string | undefined): readonly [Day | null, Id | null] {
  if (text === undefined) return [null, null];
  const match = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined || Number.isNaN(Date.parse(match[1]))) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return [match[1], match[2]];
}

/** Findings in the reader's area, newest first; of a matter that is about the reader's own unit nothing is shown. */
export const findings = onQuery({
  operation: supervisionOperations.findings,
  facts: ({ actor, input }) => {
    const [day, id] = cursorOf(input.cursor);
    const ranges = input.place === undefined ? actor.scope : [rangeOf(input.place)];
    return {
      rows: raw(
        `select ${findingColumns} from ${findingTables}
          where exists (select from unnest($1::text[], $2::text[]) a(low, high) where f.place >= a.low and f.place < a.high) and f.status = $3 and ($4::uuid is null or f.unit = $4) and ($5::text is null or f.rule = $5)
            and m.kept_out is distinct from $6 and ($7::date is null or (f.found_on, f.id) < ($7, $8::uuid))
          order by f.found_on desc, f.id desc limit $9`,
        [ranges.map(({ from }) => from), ranges.map(({ to }) => to), input.status, input.unit ?? null, input.rule ?? null, actor.kind === 'staff' ? actor.unit : null, day, id, input.limit + 1],
        (rows) => rows as readonly FindingRow[], // the columns above
      ),
    };
  },
  answer: ({ keys, book, input, today }, { facts }) => {
    const items = facts.rows.slice(0, input.limit);
    const last = items.at(-1);
    return { items: items.map((row) => findingLine(keys, book, row, today)), next: facts.rows.length > input.limit && last !== undefined ? `${last.foundOn}_${last.id}` : null };
  },
});
