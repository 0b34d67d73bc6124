import type pg from 'pg';

/** Entries that are put together at once: a moment's work. */
const atOnce = 20_000;

/** Puts together what was counted since the last time. @param pool connections under the account of the jobs; @returns how many entries */
export async function foldFigures(pool: pg.Pool): Promise<number> {
  let all = 0;
  for (;;) {
    const { rows } = await pool.query<{ folded: string }>('select figures.fold($1) as folded', [atOnce]);
    const folded = Number(rows[0]?.folded ?? 0);
    all += folded;
    if (folded < atOnce) return all;
  }
}
