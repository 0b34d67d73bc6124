import { measures, piecesOf } from '@anhe/contract/figures';
import type { MeasureCode } from '@anhe/contract/figures';
import type { Id } from '@anhe/contract/kernel';
import { departmentKinds } from '@anhe/contract/assessment';
import type { AssessedUnit, MovedPlace, Span, Sums } from '@anhe/contract/assessment';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';

/** What lies in an area at the end of a period, and which codes began or ended within it. */
export interface GroundFacts {
  readonly places: readonly string[];
  readonly moved: readonly MovedPlace[];
}

// Codes are digits: a tilde comes after all of them.
const areaText = "area as (select case when place like '%00' and length(place) = 6 then left(place, 4) else place end as prefix, place from assessment.scheme where county = $1 and id = $2)";

/** Counties, towns and villages of a scheme's area as they were on the last day of a period, and what changed within it. */
export const groundOf = (county: string, scheme: Id, { from, to }: Span): Statement<GroundFacts> =>
  raw(
    `with ${areaText},
       known as (select d.place, min(d.valid_from) as began, case when bool_or(d.valid_to is null) then null else max(d.valid_to) end as ended
         from places.division d, area a where d.place >= a.prefix and d.place < a.prefix || '~' and d.level in ('county', 'town', 'village') group by d.place)
     select (select coalesce(array_agg(place order by place), '{}') from known where began <= $4 and (ended is null or ended > $4)) as places,
            (select coalesce(json_agg(json_build_object('place', place, 'on', case when began > $3 then began else ended end)), '[]')
               from known where (began > $3 and began <= $4) or (ended > $3 and ended <= $4)) as moved`,
    [county, scheme, from, to], (rows) => rows[0] as GroundFacts, // the two columns
  );

const codesOf = (sort: 'flow' | 'stock'): string[] => Object.entries(measures).filter(([, measure]) => measure.sort === sort).map(([code]) => code);
const [flows, stocks] = [codesOf('flow'), codesOf('stock')];

/** Of what sums are asked: of every place of an area, or of every unit for all that it did in the area. */
const asked = {
  places: {
    put: 'r.place as key', fresh: 'l.place as key', levels: ', lateral (select distinct left(e.place, n) as place from unnest(array[6, 9, 12]) n) l',
    within: "r.county >= rpad(a.prefix, 6, '0') and r.county <= rpad(a.prefix, 6, '9') and r.place >= a.prefix and r.place < a.prefix || '~' and r.unit = '00000000-0000-0000-0000-000000000000'",
  },
  units: { put: 'r.unit::text as key', fresh: 'e.unit::text as key', levels: '', within: "r.county = left(a.place, 6) and r.place = a.place and r.unit <> '00000000-0000-0000-0000-000000000000'" },
} as const;

/**
 * Sums of all measures for every place of a scheme's area in one pass over what the figures put together, with what was
 * counted since: flows of the period, stocks as they stood on its last day. Whole months are read as months.
 * @param of places by their codes, or units by their ids
 */
export function sumsIn(county: string, scheme: Id, span: Span, of: keyof typeof asked): Statement<ReadonlyMap<string, Sums>> {
  const { put, within, fresh, levels } = asked[of];
  const { months, days } = piecesOf(span);
  const upTo = piecesOf({ from: '1970-01-01', to: span.to });
  const [head, tail] = [days.find(({ from }) => from === span.from), days.find(({ from }) => from !== span.from)];
  const stockTail = upTo.days.find(({ from }) => from > (upTo.months?.to ?? ''));
  const text = `
    with ${areaText},
      put as (select ${put}, r.measure, r.total from figures.rollup r, area a
        where ${within} and r.type = ''
          and ((r.measure = any($3) and ((r.grain = 'month' and r.day between $5::date and $6::date) or (r.grain = 'day' and (r.day between $7::date and $8::date or r.day between $9::date and $10::date))))
            or (r.measure = any($4) and ((r.grain = 'month' and r.day <= $11::date) or (r.grain = 'day' and r.day between $12::date and $13::date))))),
      fresh as (select ${fresh}, e.measure, e.delta as total from figures.entry e, area a${levels}
        where not e.folded and e.county >= rpad(a.prefix, 6, '0') and e.county <= rpad(a.prefix, 6, '9') and e.place >= a.prefix and e.place < a.prefix || '~'
          and ((e.measure = any($3) and e.day between $14::date and $15::date) or (e.measure = any($4) and e.day <= $15::date))),
      summed as (select key, measure, sum(total)::float8 as total from (select * from put union all select * from fresh) x group by key, measure)
    select key, array_agg(measure) as measures, array_agg(total) as totals from summed group by key`;
  const values = [
    county, scheme, flows, stocks, months?.from ?? null, months?.to ?? null, head?.from ?? null, head?.to ?? null, tail?.from ?? null, tail?.to ?? null, upTo.months?.to ?? null,
    stockTail?.from ?? null, stockTail?.to ?? null, span.from, span.to,
  ];
  return raw(text, values, (rows) => {
    const found = rows as readonly { key: string; measures: MeasureCode[]; totals: number[] }[]; // the columns above
    return new Map(found.map(({ key, measures: codes, totals }) => [key, new Map(codes.map((code, index) => [code, totals[index] ?? 0]))]));
  });
}

/** Units that may be assessed as departments, as they were on the last day of a period, in the order of their places. */
export const unitsIn = (county: string, scheme: Id, { to }: Span): Statement<readonly AssessedUnit[]> =>
  raw(
    `with ${areaText} select u.id, u.place, u.kind from staff.unit u, area a
      where u.place >= a.prefix and u.place < a.prefix || '~' and u.kind = any($3) and u.valid_from <= $4 and (u.valid_to is null or u.valid_to > $4) order by u.place, u.id`,
    [county, scheme, Object.keys(departmentKinds), to], (rows) => rows as readonly AssessedUnit[], // the three columns
  );

/** Sums of some measures for every village of a county, month by month: what the tiers are made of. Months without anything are not there. */
export function monthsIn(county: string, codes: readonly string[], from: string, to: string): Statement<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  return raw(
    `with put as (select place, day, total from figures.rollup where county = $1 and length(place) = 12 and unit = '00000000-0000-0000-0000-000000000000' and measure = any($2) and grain = 'month' and type = '' and day between $3::date and $4::date),
       fresh as (select left(place, 12) as place, date_trunc('month', day)::date as day, delta as total from figures.entry where county = $1 and not folded and length(place) >= 12 and measure = any($2) and day between $3::date and $4::date),
       summed as (select place, to_char(day, 'YYYY-MM') as month, sum(total)::float8 as total from (select * from put union all select * from fresh) x group by place, day)
     select place, array_agg(month) as months, array_agg(total) as totals from summed group by place`,
    [county, codes, from, to],
    (rows) => {
      const found = rows as readonly { place: string; months: string[]; totals: number[] }[]; // the columns above
      return new Map(found.map(({ place, months, totals }) => [place, new Map(months.map((month, index) => [month, totals[index] ?? 0]))]));
    },
  );
}
