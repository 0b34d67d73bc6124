import type { County, Day, Id } from '@anhe/contract/kernel';
import { raw } from './database/statement.ts';
import type { Statement } from './database/statement.ts';

/**
 * Draws the next number of a series, gapless within unit and year: the row is raised in the command's own transaction,
 * so that a refusal gives the number back, and twins wait for each other.
 */
export function drawNumber(county: County, unit: Id, series: string, day: Day): Statement<number> {
  const draw = drawNumberWhere(county, unit, series, day, { text: 'true', values: [] });
  return {
    ...draw,
    shape: (rows) => {
      const drawn = draw.shape(rows);
      if (drawn === null) throw new Error(`no number was drawn from ${series}`);
      return drawn;
    },
  };
}

/**
 * The same under a condition in SQL, whose own parameters begin with $5 ($1 is the county, $2 the unit); null when it does
 * not hold and no number was drawn.
 */
export function drawNumberWhere(
  county: County, unit: Id, series: string, day: Day, condition: { readonly text: string; readonly values: readonly unknown[] },
): Statement<number | null> {
  return raw(
    `insert into kernel.series as s (county, unit, name, year, last)
       select $1, $2, $3, $4, 1 where ${condition.text}
       on conflict (county, unit, name, year) do update set last = s.last + 1 returning last`,
    [county, unit, series, Number(day.slice(0, 4)), ...condition.values],
    (rows) => (rows[0] as { last: number } | undefined)?.last ?? null, // the one column returned
  );
}
