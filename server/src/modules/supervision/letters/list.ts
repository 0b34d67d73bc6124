import { supervisionOperations } from '@anhe/contract/supervision';
import type { Box } from '@anhe/contract/supervision';
import { actingPost } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { cursorOf } from '../findings/list.ts';
import { letterColumns, letterLine, letterTables } from './lines.ts';
import type { LetterLineRow } from './lines.ts';

// $1 is the acting unit, $12 its county, $2 and $3 the ranges of its post. What is not issued is seen by its own unit alone. The city's letters lie in its counties.
const conditions: Readonly<Record<Box, string>> = {
  sent: 'l.from_county = $12 and l.from_unit = $1',
  received: 'l.county = $12 and l.to_unit = $1 and l.issued_on is not null',
  area: 'l.issued_on is not null and exists (select from unnest($2::text[], $3::text[]) a(low, high) where l.place >= a.low and l.place < a.high)',
};
const overseers: readonly string[] = ['supervisor', 'leader'];

/** Letters that the acting unit wrote or got, or that were issued in the area of whoever supervises or leads it; newest first. */
export const letters = onQuery({
  operation: supervisionOperations.letters,
  narrow: ({ actor }) => raw('select supervision.open_received($1, $2) as opened', [actor.county, actor.kind === 'staff' ? actor.unit : null], () => true),
  facts: ({ actor, input, today }) => {
    const { unit, scope, role } = actingPost(actor);
    const [day, id] = cursorOf(input.cursor);
    const area = overseers.includes(role) ? scope : [];
    const open = { true: "l.status in ('draft', 'review', 'signing', 'issued', 'objected', 'replied')", false: "l.status in ('released', 'raised', 'revoked', 'discarded')" };
    return {
      rows: raw(
        `select ${letterColumns} from ${letterTables}
          where ($12::text is not null and $2::text[] is not null and $3::text[] is not null) and $1::uuid is not null and ${conditions[input.box]} and ($4::text is null or l.kind = $4) and ($5::text is null or l.status = $5)
            ${input.open === undefined ? '' : `and ${open[`${input.open}`]}`} and (not $6 or (l.status = 'issued' and l.due_on < $7)) and (not $8 or (l.look_from <= $7 and l.looked_on is null))
            and ($9::date is null or (l.drafted_on, l.id) < ($9, $10::uuid))
          order by l.drafted_on desc, l.id desc limit $11`,
        [unit, area.map(({ from }) => from), area.map(({ to }) => to), input.kind ?? null, input.status ?? null, input.overdue ?? false, today, input.toLook ?? false, day, id, input.limit + 1, actor.county],
        (rows) => rows as readonly LetterLineRow[], // the columns of a line
      ),
    };
  },
  answer: ({ keys, input, today }, { facts }) => {
    const items = facts.rows.slice(0, input.limit);
    const last = items.at(-1);
    return { items: items.map((row) => letterLine(keys, row, today)), next: facts.rows.length > input.limit && last !== undefined ? `${last.draftedOn}_${last.id}` : null };
  },
});
