import type { County, Day, Id } from '@anhe/contract/kernel';
import { raw } from './database/statement.ts';
import type { Statement } from './database/statement.ts';

/** A series of human numbers: whose, which, and in which year (that of the day on which the number arises). */
interface Series {
  readonly county: County;
  readonly unit: Id;
  readonly series: string;
  readonly day: Day;
  /** The first number where the unit set none of its own: what the series' dated row says. */
  readonly start: number;
}

/**
 * Draws the next number of a series, gapless within unit and year from the start value: the row is raised in the
 * command's own transaction, so that a refusal gives the number back, and twins wait for each other.
 */
export function drawNumber(from: Series): Statement<number> {
  const draw = drawNumberWhere(from, { text: 'true', values: [] });
  return {
    ...draw,
    shape: (rows) => {
      const drawn = draw.shape(rows);
      if (drawn === null) throw new Error(`no number was drawn from ${from.series}`);
      return drawn;
    },
  };
}

/**
 * The same under a condition in SQL, whose own parameters begin with $6 ($1 is the county, $2 the unit); null when it does
 * not hold and no number was drawn.
 */
export function drawNumberWhere(
  { county, unit, series, day, start }: Series, condition: { readonly text: string; readonly values: readonly unknown[] },
): Statement<number | null> {
  return raw(
    `insert into kernel.series as s (county, unit, name, year, start, last)
       select $1, $2, $3, $4, $5::int, $5::int where ${condition.text}
       on conflict (county, unit, name, year) do update set last = s.last + 1 returning last`,
    [county, unit, series, Number(day.slice(0, 4)), start, ...condition.values],
    (rows) => (rows[0] as { last: number } | undefined)?.last ?? null, // the one column returned
  );
}

/**
 * The same of the series that a row names. `from` is a query that gives `unit`, `series` and `start` of at most one row; its own
 * parameters begin with $3 ($1 is the county, $2 the year). Null when it gives none and no number was drawn.
 */
export function drawNumberFrom(county: County, day: Day, from: { readonly text: string; readonly values: readonly unknown[] }): Statement<number | null> {
  return raw(
    `insert into kernel.series as s (county, unit, name, year, start, last)
       select $1, q.unit, q.series, $2, q.start, q.start from (${from.text}) q
       on conflict (county, unit, name, year) do update set last = s.last + 1 returning last`,
    [county, Number(day.slice(0, 4)), ...from.values],
    (rows) => (rows[0] as { last: number } | undefined)?.last ?? null, // the one column returned
  );
}

/**
 * Lets a unit's series of a year begin at a number: its paper register ran before. False, and nothing is changed, once
 * the first number was drawn; who draws it meanwhile is waited for.
 */
export function startSeries(county: County, unit: Id, series: string, year: number, start: number): Statement<boolean> {
  return raw(
    `insert into kernel.series as s (county, unit, name, year, start, last) values ($1, $2, $3, $4, $5::int, $5::int - 1)
       on conflict (county, unit, name, year) do update set start = excluded.start, last = excluded.last where s.last < s.start returning last`,
    [county, unit, series, year, start],
    (rows) => rows.length > 0,
  );
}

/** Where a series of a unit stands: its first number, and the last one drawn (null before the first). */
export interface SeriesState {
  readonly name: string;
  readonly year: number;
  readonly start: number;
  readonly last: number | null;
}

/** The series of a unit that were begun or given a start, from a year on. */
export function seriesOfUnit(county: County, unit: Id, fromYear: number): Statement<readonly SeriesState[]> {
  return raw(
    'select name, year, start, case when last >= start then last end as last from kernel.series where county = $1 and unit = $2 and year >= $3 order by year, name',
    [county, unit, fromYear],
    (rows) => rows as readonly SeriesState[], // the columns above
  );
}
