import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { withPool } from './pool.ts';
import type { Connection } from '../database/connection.ts';
import type { Log } from '../log.ts';
import { quiet, queueLogger } from './logger.ts';

/**
 * Makes or renews the job queue's own schema, which belongs to the account of the jobs. Run after the product's
 * migrations.
 */
export async function migrateQueue(job: Connection, log: Log = quiet): Promise<void> {
  await withPool(job, 2, (pool) => runMigrations({ pgPool: pool, logger: queueLogger(log) }));
}

/** A job that failed for the last time and waits for a person. */
export interface DeadLetter {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly at: Date;
}

/** Jobs that gave up, newest first, at most 500. Payloads are not shown. */
export async function deadLetters(pool: pg.Pool): Promise<readonly DeadLetter[]> {
  const { rows } = await pool.query<DeadLetter>(
    `select id::text as id, task_identifier as task, attempts::int as attempts, last_error as error, updated_at as at
       from graphile_worker.jobs where attempts >= max_attempts order by updated_at desc limit 500`,
  );
  return rows;
}

/** Lets jobs that gave up start again from their first attempt; gives how many there were. */
export async function retryDeadLetters(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `select graphile_worker.reschedule_jobs(array_agg(id), run_at := now(), attempts := 0)
       from graphile_worker.jobs where attempts >= max_attempts having count(*) > 0`,
  );
  return rowCount ?? 0;
}
