import { Refusal, instantOf, invalid } from '@anhe/contract/kernel';
import { figureOperations, measureCodes, measures } from '@anhe/contract/figures';
import type { FigureRow, LatelyLine, Weights } from '@anhe/contract/figures';
import { actingPost } from '../../../kernel/access/actor.ts';
import type { Actor } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { findFigure } from '../book.ts';
import { countiesOf, spanOf, whereOf } from '../where.ts';
import type { Where } from '../where.ts';

interface AskedPart {
  readonly code: string;
  readonly part: 'numerator' | 'denominator';
}

/** One side of a figure as a sum of measures. */
function sideOf(book: ReferenceBook, { code, part }: AskedPart, day: string): Weights {
  const { figure } = findFigure(book, code, day);
  if (figure.fault !== null) throw new Refusal('figures.bad-formula', { details: { code, reason: figure.fault.zh, reasonEn: figure.fault.en } });
  const side = part === 'numerator' ? figure.numerator : figure.denominator;
  if (side === null) throw new Refusal('figures.no-rows', { details: { code }, fields: [{ path: ['part'], code: 'unknown-choice' }] });
  return side;
}

/** What every matter or patrol adds to one side of a figure; those that add nothing in the end are left out. Parameters 1 to 11. */
const partText = `
  with weight as (select * from unnest($1::text[], $2::numeric[], $3::boolean[]) as w (measure, weight, stock)),
  part as (
    select e.county, e.stream, sum(e.delta * w.weight) as amount, min(e.day) as first_day, max(e.day) as last_day,
           (array_agg(e.type order by e.id desc))[1] as type, (array_agg(e.place order by e.id desc))[1] as place, (array_agg(e.unit order by e.id desc))[1] as unit, min(e.measure) as measure
      from weight w join figures.entry e on e.measure = w.measure and e.day <= $5::date and (w.stock or e.day >= $4::date)
     where e.county = any(${countiesOf('$6::text')}) and e.place >= $7 and e.place < $8 and ($9::uuid is null or e.unit = $9) and ($10::text is null or e.type = $10)
     group by e.county, e.stream having sum(e.delta * w.weight) <> 0
  ), seen as (
    select part.*, m.number, m.status, m.due_on, m.kind, p.id is not null as is_patrol,
           (m.id is not null and m.kept_out is distinct from $11::uuid) or p.id is not null as visible
      from part left join matters.matter m on m.county = part.county and m.id = part.stream
           left join patrols.patrol p on p.county = part.county and p.id = part.stream
  )`;

function partValues(weights: Weights, where: Where, span: { readonly from: string; readonly to: string }, type: string | undefined, actor: Actor): unknown[] {
  const codes = [...weights.keys()];
  return [
    codes, codes.map((code) => weights.get(code)), codes.map((code) => measures[code].sort === 'stock'), span.from, span.to, where.place, where.from, where.to, where.unit, type ?? null, actingPost(actor).unit,
  ];
}

interface Totals {
  readonly total: number;
  readonly hidden: number;
}

const totals = (values: readonly unknown[]): Statement<Totals> =>
  raw(`${partText} select coalesce(sum(amount), 0)::float8 as total, coalesce(sum(amount) filter (where not visible), 0)::float8 as hidden from seen`, values, (rows) => rows[0] as Totals); // the two columns

interface Cursor {
  readonly day: string | null;
  readonly id: string | null;
}

function cursorOf(text: string | undefined): Cursor {
  if (text === undefined) return { day: null, id: null };
  const [day, id] = text.split('_');
  if (day === undefined || id === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^[0-9a-f-]{36}$/.test(id)) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
  return { day, id };
}

const listed = (values: readonly unknown[], { day, id }: Cursor, limit: number): Statement<readonly FigureRow[]> =>
  raw(
    `${partText}
     select s.county, s.stream as id, case when s.is_patrol then 'patrol' else s.kind end as "of", s.number, s.type, s.place, places.name_of(s.place) as "placeName", s.unit, coalesce(u.name, '') as "unitName",
            s.first_day as "firstDay", s.last_day as "lastDay", s.amount::float8 as count, s.status, s.due_on as "dueOn"
       from seen s left join staff.unit u on u.county = s.county and u.id = s.unit
      where s.visible and ($12::date is null or (s.last_day, s.stream) < ($12::date, $13::uuid)) order by s.last_day desc, s.stream desc limit $14`,
    [...values, day, id, limit + 1], (rows) => rows as readonly FigureRow[], // checked by the output schema
  );

/** The matters behind one side of a figure; their counts, with what is hidden, make exactly the figure. */
export const rows = onQuery({
  operation: figureOperations.rows,
  facts: ({ actor, input, today, book }) => {
    const span = spanOf(input, today);
    const values = partValues(sideOf(book, input, span.to), whereOf(actor, input), span, input.type, actor);
    return { totals: totals(values), page: listed(values, cursorOf(input.cursor), input.limit) };
  },
  answer: ({ input }, { facts: { totals: { total, hidden }, page } }) => {
    const items = page.slice(0, input.limit);
    const last = items.at(-1);
    return { total, shown: total - hidden, hidden, items: [...items], next: page.length > input.limit && last !== undefined ? `${last.lastDay}_${last.id}` : null };
  },
});

interface LatelyRow extends Omit<LatelyLine, 'recordedAt'> {
  readonly recorded_at: Date;
}

const flows = measureCodes.filter((code) => measures[code].sort === 'flow' && !code.includes('_points_') && !code.endsWith('_kept'));

/** What was counted last, newest first; of each county as many as are asked for, found by its own order. */
export const lately = onQuery({
  operation: figureOperations.lately,
  facts: ({ actor, input }) => {
    const where = whereOf(actor, input);
    return {
      lines: raw(
        `select e.county, e.stream as id, coalesce(m.kind, 'patrol') as "of", e.measure, m.number, e.type, e.place, places.name_of(e.place) as "placeName", coalesce(u.name, '') as "unitName", e.day, e.recorded_at
           from unnest(${countiesOf('$1::text')}) c (county)
           cross join lateral (select * from figures.entry x where x.county = c.county and x.place >= $2 and x.place < $3 and ($4::uuid is null or x.unit = $4) and x.delta > 0 and x.measure = any($5) order by x.id desc limit $6) e
           left join matters.matter m on m.county = e.county and m.id = e.stream
           left join patrols.patrol p on p.county = e.county and p.id = e.stream
           left join staff.unit u on u.county = e.county and u.id = e.unit
          where (m.id is not null and m.kept_out is distinct from $7::uuid) or p.id is not null
          order by e.id desc limit $6`,
        [where.place, where.from, where.to, where.unit, flows, input.limit, actingPost(actor).unit], (found) => found as readonly LatelyRow[], // the columns above
      ),
    };
  },
  answer: (_request, { facts: { lines } }) => ({ items: lines.map(({ recorded_at, ...line }) => ({ ...line, recordedAt: instantOf(recorded_at) })) }),
});
