import { invalid } from '@anhe/contract/kernel';
import { policingOperations } from '@anhe/contract/policing';
import type { VillageLine } from '@anhe/contract/policing';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { areaOf } from '../../patrols/index.ts';
import { leadOf, villageColumns } from './lines.ts';

/** Where the next page begins: whether the last village had a lead, and its code. */
function cursorOf(text: string | undefined): readonly [boolean | null, string | null] {
  if (text === undefined) return [null, null];
  const match = /^([01])_(\d{12})$/.exec(text);
  if (match?.[2] === undefined) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return [match[1] === '1', match[2]];
}

/** Villages of an area and who looks after them; those that nobody leads first. */
export const villages = onQuery({
  operation: policingOperations.villages,
  facts: ({ actor, input, today }) => {
    const area = areaOf(actor, input.place);
    const p = area.after;
    const all = `(select d.place from places.division d where d.valid_to is null and length(d.place) = 12 and ${area.on('d.place')}) v ${leadOf(`${p(1)}::date`)}`;
    const [led, after] = cursorOf(input.cursor);
    return {
      counts: raw(`select count(*)::int as total, (count(*) filter (where l.lead is null))::int as without from ${all}`, [...area.values, today], (rows) => rows[0] as { total: number; without: number }), // the two columns
      rows: raw(
        `select ${villageColumns(`${p(1)}::date`)}
           from ${all} where (not ${p(2)} or l.lead is null) and (${p(3)}::boolean is null or (l.lead is not null, v.place) > (${p(3)}, ${p(4)}))
          order by l.lead is not null, v.place limit ${p(5)}`,
        [...area.values, today, input.gaps, led, after, input.limit + 1], (rows) => rows as readonly VillageLine[], // the columns of a line
      ),
    };
  },
  answer: ({ input }, { facts }) => {
    const items = facts.rows.slice(0, input.limit);
    const last = items.at(-1);
    const more = facts.rows.length > input.limit && last !== undefined;
    return { ...facts.counts, items, next: more ? `${last.lead === null ? 0 : 1}_${last.place}` : null };
  },
});
