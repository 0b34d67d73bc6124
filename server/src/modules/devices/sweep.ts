import type pg from 'pg';

/** A phone that has not sent the rest of a photograph for so long begins it anew. */
const longest = 7 * 24 * 3_600_000;

/**
 * Removes photographs on their way that were begun more than a week ago, and those of phones that are not used any more. What a
 * matter took up stays with the matter.
 * @param pool connections under the account of the jobs
 * @returns how many were removed
 */
export async function sweepPhotos(pool: pg.Pool, now: Date): Promise<number> {
  const { rows } = await pool.query<{ removed: string }>('select devices.forget_photos($1) as removed', [new Date(now.getTime() - longest)]);
  return Number(rows[0]?.removed ?? 0);
}
