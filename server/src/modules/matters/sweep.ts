import type pg from 'pg';

/** A pass ended lets nobody in; what was sent within the last hour still counts against sending more. */
const grace = 24 * 3_600_000;

/**
 * Removes passes and codes of receipts that ended more than a day ago.
 * @param pool connections under the account of the jobs
 * @returns how many were removed
 */
export async function sweepPasses(pool: pg.Pool, now: Date): Promise<number> {
  const { rows } = await pool.query<{ removed: string }>('select matters.forget_passes($1) as removed', [new Date(now.getTime() - grace)]);
  return Number(rows[0]?.removed ?? 0);
}
