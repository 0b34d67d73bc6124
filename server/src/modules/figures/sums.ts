import { measures, piecesOf } from '@anhe/contract/figures';
import type { MeasureCode, NamedSpan, Span } from '@anhe/contract/figures';
import type { Id } from '@anhe/contract/kernel';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { countiesOf } from './where.ts';
import type { Where } from './where.ts';

export type Sums = ReadonlyMap<MeasureCode, number>;

/** All units together, in the rollup. */
const allUnits: Id = '00000000-0000-0000-0000-000000000000';
/** Before anything was counted: a stock is the sum of all changes up to a day. */
const beginning = '1900-01-01';

interface SumRow {
  readonly key: string;
  readonly measure: MeasureCode;
  readonly total: number;
}

const sorted = (codes: readonly MeasureCode[], sort: 'flow' | 'stock'): MeasureCode[] => codes.filter((code) => measures[code].sort === sort);

/** The spans in the pieces in which the rollup holds them: days and months; of stocks from the beginning on. */
function pieces(spans: readonly NamedSpan[]) {
  return spans.flatMap(({ key, from, to }) => [false, true].flatMap((stock) => {
    const { months, days } = piecesOf({ from: stock ? beginning : from, to });
    return [...(months === null ? [] : [{ key, stock, grain: 'month', ...months }]), ...days.map((day) => ({ key, stock, grain: 'day', ...day }))];
  }));
}

/** What stands in the rollup, and what was recorded since. Parameters 1 to 10. @param group what the sums are grouped by beside span and measure, of rollup and of entry */
const countedText = `
  piece as (select * from unnest($1::text[], $2::boolean[], $3::text[], $4::date[], $5::date[]) as p (key, stock, grain, from_on, to_on)),
  span as (select * from unnest($6::text[], $7::date[], $8::date[]) as s (key, from_on, to_on))`;

const pieceValues = (spans: readonly NamedSpan[], asked: readonly MeasureCode[]): unknown[] => {
  const all = pieces(spans);
  return [
    all.map(({ key }) => key), all.map(({ stock }) => stock), all.map(({ grain }) => grain), all.map(({ from }) => from), all.map(({ to }) => to),
    spans.map(({ key }) => key), spans.map(({ from }) => from), spans.map(({ to }) => to), sorted(asked, 'flow'), sorted(asked, 'stock'),
  ];
};

const asPiece = 'r.measure = any(case when p.stock then $10::text[] else $9::text[] end) and r.grain = p.grain and r.day between p.from_on and p.to_on';
const asSpan = 'not e.folded and e.day <= s.to_on and (e.measure = any($10::text[]) or (e.measure = any($9::text[]) and e.day >= s.from_on))';

function mapped(rows: readonly unknown[]): ReadonlyMap<string, Sums> {
  const byKey = Map.groupBy(rows as readonly SumRow[], ({ key }) => key); // the three columns
  return new Map([...byKey].map(([key, own]) => [key, new Map(own.map(({ measure, total }) => [measure, total]))]));
}

/** Sums of measures of a place or a unit over several spans, by the name of the span. */
export const sumsOf = (where: Where, spans: readonly NamedSpan[], asked: readonly MeasureCode[]): Statement<ReadonlyMap<string, Sums>> =>
  raw(
    `with ${countedText}, counted as (
       select p.key, r.measure, r.total as amount from piece p join figures.rollup r on r.county = $11 and r.place = $12 and r.unit = $13 and r.type = '' and ${asPiece}
       union all
       select s.key, e.measure, e.delta from span s join figures.entry e on ${asSpan} where e.place >= $14 and e.place < $15 and ($16::uuid is null or e.unit = $16))
     select key, measure, sum(amount)::float8 as total from counted group by key, measure`,
    [...pieceValues(spans, asked), where.county, where.place, where.unit ?? allUnits, where.from, where.to, where.unit], mapped,
  );

/**
 * The same of several places at once, by place and then by the name of the span. @param places a query that gives `place`; its own
 * parameters begin with $12
 */
export const sumsAt = (places: { readonly text: string; readonly values: readonly unknown[] }, spans: readonly NamedSpan[], asked: readonly MeasureCode[]): Statement<ReadonlyMap<string, ReadonlyMap<string, Sums>>> =>
  raw(
    `with ${countedText}, area as (
       select q.place, left(q.place, 6) as county, case when length(q.place) = 6 and q.place like '%00' then left(q.place, 4) else q.place end as prefix from (${places.text}) q
     ), counted as (
       select a.place, p.key, r.measure, r.total as amount from area a cross join piece p join figures.rollup r on r.county = a.county and r.place = a.place and r.unit = $11 and r.type = '' and ${asPiece}
       union all
       select a.place, s.key, e.measure, e.delta from area a cross join span s join figures.entry e on e.place >= a.prefix and e.place < a.prefix || '~' and ${asSpan})
     select place, key, measure, sum(amount)::float8 as total from counted group by place, key, measure`,
    [...pieceValues(spans, asked), allUnits, ...places.values],
    (rows) => new Map([...Map.groupBy(rows as readonly (SumRow & { readonly place: string })[], ({ place }) => place)].map(([place, own]) => [place, mapped(own)])), // the four columns
  );

export interface ChildSums {
  readonly place: string;
  readonly name: string;
  readonly sums: Sums;
}

/** The same of each place directly below one that held at some time of the span, or that something was counted in: what was recorded late stands under a code that had ended. */
export function sumsBelow(where: Where, span: Span, asked: readonly MeasureCode[]): Statement<readonly ChildSums[]> {
  const spans = [{ ...span, key: 'now' }];
  const length = where.place.endsWith('00') && where.place.length === 6 ? 6 : where.place.length + 3;
  const shape = (rows: readonly unknown[]): readonly ChildSums[] =>
    [...Map.groupBy(rows as readonly { place: string; name: string; measure: MeasureCode | null; total: number | null }[], ({ place }) => place)] // the four columns
      .map(([place, own]) => ({ place, name: own[0]?.name ?? place, sums: new Map(own.flatMap(({ measure, total }) => (measure === null || total === null ? [] : [[measure, total] as const]))) }));
  return raw(
    `with ${countedText}, child as (
       select d.place, (array_agg(d.name order by d.valid_from desc))[1] as name,
              -- Places are older than the first list of codes.
              bool_or((d.valid_to is null or d.valid_to > $15::date) and (d.valid_from <= $18::date or d.valid_from = (select min(valid_from) from places.division))) as held
         from places.division d where d.place >= $11 and d.place < $12 and length(d.place) = $13::int and d.place <> $14 group by d.place
     ), counted as (
       select c.place, r.measure, r.total as amount from child c cross join piece p join figures.rollup r on r.county = left(c.place, 6) and r.place = c.place and r.unit = $16 and r.type = '' and ${asPiece}
       union all
       select left(e.place, $13::int), e.measure, e.delta from span s join figures.entry e on ${asSpan} where e.place >= $11 and e.place < $12 and ($17::uuid is null or e.unit = $17)
     ), summed as (select place, measure, sum(amount)::float8 as total from counted group by place, measure)
     select c.place, c.name, s.measure, s.total from child c left join summed s on s.place = c.place
      where c.held or exists (select from summed x where x.place = c.place and x.total <> 0) order by c.place`,
    [...pieceValues(spans, asked), where.from, where.to, length, where.place, span.from, where.unit ?? allUnits, where.unit, span.to], shape,
  );
}

export interface TypeSums {
  readonly type: string;
  readonly sums: Sums;
}

const typed = (rows: readonly unknown[]): readonly TypeSums[] =>
  [...Map.groupBy(rows as readonly { type: string; measure: MeasureCode; total: number }[], ({ type }) => type)] // the three columns
    .map(([type, own]) => ({ type, sums: new Map(own.map(({ measure, total }) => [measure, total])) }));

/** The same by type. Of one unit it is asked of the entries themselves: the rollup does not hold types by unit. */
export function sumsByType(where: Where, span: Span, asked: readonly MeasureCode[]): Statement<readonly TypeSums[]> {
  const [flows, stocks] = [sorted(asked, 'flow'), sorted(asked, 'stock')];
  if (where.unit !== null) {
    return raw(
      `select e.type, e.measure, sum(e.delta)::float8 as total from figures.entry e
        where e.county = any(${countiesOf('$1::text')}) and e.place >= $2 and e.place < $3 and e.unit = $4 and e.day <= $6::date and (e.measure = any($8::text[]) or (e.measure = any($7::text[]) and e.day >= $5::date))
        group by e.type, e.measure order by e.type`,
      [where.place, where.from, where.to, where.unit, span.from, span.to, flows, stocks], typed,
    );
  }
  return raw(
    `with ${countedText}, counted as (
       select r.type, r.measure, r.total as amount from piece p join figures.rollup r on r.county = $11 and r.place = $12 and r.unit = $13 and r.type <> '' and ${asPiece}
       union all
       select e.type, e.measure, e.delta from span s join figures.entry e on ${asSpan} where e.place >= $14 and e.place < $15)
     select type, measure, sum(amount)::float8 as total from counted group by type, measure order by type`,
    [...pieceValues([{ ...span, key: 'now' }], asked), where.county, where.place, allUnits, where.from, where.to], typed,
  );
}
