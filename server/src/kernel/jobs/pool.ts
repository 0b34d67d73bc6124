import pg from 'pg';
import type { Connection } from '../database/connection.ts';

/** How pools of the jobs' account are opened. @param max connections at the same time */
export const jobPoolConfig = (job: Connection, max: number): pg.PoolConfig => ({ ...job, max, application_name: 'anhe jobs', connectionTimeoutMillis: 15_000 });

/** A pool for the queue: one statement after the other, as its library expects. */
export function openJobPool(job: Connection, max: number): pg.Pool {
  const pool = new pg.Pool(jobPoolConfig(job, max));
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Runs some work with a pool that is closed afterwards. */
export async function withPool<T>(job: Connection, max: number, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = openJobPool(job, max);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}
