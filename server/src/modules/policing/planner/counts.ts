import { addDays, rangeOf } from '@anhe/contract/kernel';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import { policingOperations, weigh } from '@anhe/contract/policing';
import type { FormulaView, HourCount, PatrolFormula } from '@anhe/contract/policing';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { assertInArea } from '../rows.ts';

/** The formula that holds on a day, with where it comes from. */
export interface DatedFormula {
  readonly formula: PatrolFormula;
  readonly validFrom: Day;
  readonly source: string;
  readonly verified: boolean;
}

export function formulaOn(book: ReferenceBook, day: Day): DatedFormula {
  const { body, validFrom, source, verified } = book.row('patrol-formulas', 'patrol-planner', day);
  return { formula: body as unknown as PatrolFormula, validFrom, source, verified }; // checked when loaded
}

const formulaView = ({ formula, validFrom, source, verified }: DatedFormula): FormulaView => ({ ...formula, validFrom, source, verified });

/** The first day that a formula looks back to; the last is today. */
export const firstDay = (formula: PatrolFormula, today: Day): Day => addDays(today, 1 - formula.weeks * 7);

const here = (column: string): string => `(${column} at time zone 'Asia/Shanghai')`;

export type NamedCount = HourCount & { readonly placeName: string };

/**
 * Of hazards the hour in which they were found, of disputes and requests the one in which they were filed, where both fell on the same
 * day: by village and hour. What has no hour or no village is counted apart. Nobody is in it.
 */
const countsText = `
  with found as (
    select left(h.place, 12) as place, extract(hour from ${here('h.found_at')})::int as hour, 1 as hazard, 0 as matter from patrols.hazard h
     where h.place >= $1 and h.place < $2 and h.found_on between $3 and $4 and h.void_why is null
    union all
    select left(m.place, 12), case when ${here('m.recorded_at')}::date = m.filed_on then extract(hour from ${here('m.recorded_at')})::int end, 0, 1 from matters.matter m
     where m.place >= $1 and m.place < $2 and m.kind in ('dispute', 'request') and m.filed_on between $3 and $4),
  grouped as (select case when length(place) = 12 then place end as place, hour, sum(hazard)::int as hazards, sum(matter)::int as matters from found group by 1, 2)
  select place, places.full_name(place) as "placeName", hour, hazards, matters from grouped`;

export interface Counted {
  readonly counts: readonly NamedCount[];
  readonly unplaced: number;
}

/** The counts of a place between two days. */
export function countsOf(place: PlaceCode, from: Day, to: Day): Statement<Counted> {
  const range = rangeOf(place);
  return raw(countsText, [range.from, range.to, from, to], (rows) => {
    const all = rows as readonly (Omit<NamedCount, 'place' | 'hour'> & { readonly place: PlaceCode | null; readonly hour: number | null })[]; // the columns of the text
    const counts = all.flatMap(({ place: village, hour, ...count }) => (village === null || hour === null ? [] : [{ ...count, place: village, hour }]));
    return { counts, unplaced: all.reduce((sum, row) => (row.place === null || row.hour === null ? sum + row.hazards + row.matters : sum), 0) };
  });
}

const mostShown = 2000;

/** The table that proposals rest on, for everybody who plans: the published formula over counts. */
export const counts = onQuery({
  operation: policingOperations.counts,
  facts: ({ actor, input, book, today }) => {
    assertInArea(actor, actor.county, input.place);
    return { counted: countsOf(input.place, firstDay(formulaOn(book, today).formula, today), today) };
  },
  answer: ({ book, today }, { facts: { counted } }) => {
    const dated = formulaOn(book, today);
    const names = new Map(counted.counts.map(({ place, placeName }) => [place, placeName]));
    return {
      formula: formulaView(dated), from: firstDay(dated.formula, today), to: today, unplaced: counted.unplaced,
      items: weigh(counted.counts, dated.formula).slice(0, mostShown).map((band) => ({ ...band, placeName: names.get(band.place) ?? band.place })),
    };
  },
});
