import { EventEmitter } from 'node:events';
import { parseCronItems, run } from 'graphile-worker';
import type { Runner, WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Connection } from '../database/connection.ts';
import type { Log } from '../log.ts';
import type { Road } from '../run/run.ts';
import { Dispatcher } from './dispatcher.ts';
import { queueLogger } from './logger.ts';
import { openJobPool } from './pool.ts';
import { taskList } from './tasks.ts';
import type { HouseTask } from './tasks.ts';

export interface JobsParts {
  /** The account of the jobs. */
  readonly job: Connection;
  readonly road: Road;
  readonly house: readonly HouseTask[];
  readonly log: Log;
  /** Jobs at the same time. */
  readonly concurrency?: number;
}

/** The dispatcher and the worker of this process. */
export interface Jobs {
  /** There is work in the outbox: look now. */
  wake(): void;
  /** Lets running jobs end (those that do not are tried again), then lets go of the database. */
  stop(): Promise<void>;
}

/** Held in common by every living worker. */
export const workersLock = 4_210_610_503;

/**
 * Holds this worker's place among the living for as long as the client is connected. Who finds itself alone frees the
 * jobs that a killed worker left locked: without this they would wait for hours.
 */
async function takePlace(client: pg.PoolClient, log: Log): Promise<void> {
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [workersLock]);
  if (rows[0]?.alone === true) {
    const freed = await client.query(
      `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
         from graphile_worker.jobs where locked_by is not null having count(*) > 0`,
    );
    if ((freed.rowCount ?? 0) > 0) log.warn({ part: 'jobs' }, 'jobs of a worker that was killed start again');
  }
  await client.query('select pg_advisory_lock_shared($1)', [workersLock]);
  if (rows[0]?.alone === true) await client.query('select pg_advisory_unlock($1)', [workersLock]);
}

function listenForFailures(events: WorkerEvents, log: Log): void {
  events.on('job:error', ({ job, error }) => {
    log.warn({ part: 'jobs', task: job.task_identifier, job: job.id, attempt: job.attempts, err: error }, 'job failed, tried again later');
  });
  events.on('job:failed', ({ job, error }) => {
    log.error({ part: 'jobs', task: job.task_identifier, job: job.id, attempt: job.attempts, err: error }, 'job gave up');
  });
}

/** Starts dispatcher and worker; the queue's schema must be there. */
export async function startJobs(parts: JobsParts): Promise<Jobs> {
  const concurrency = parts.concurrency ?? 4;
  const pool = openJobPool(parts.job, concurrency + 4);
  const events: WorkerEvents = new EventEmitter();
  listenForFailures(events, parts.log);
  const place = await pool.connect();
  place.on('error', () => undefined);
  let runner: Runner;
  try {
    await takePlace(place, parts.log);
    runner = await run({
      pgPool: pool, concurrency, noHandleSignals: true, pollInterval: 2_000, events,
      logger: queueLogger(parts.log),
      taskList: taskList(parts.road, parts.house),
      parsedCronItems: parseCronItems(parts.house.flatMap(({ name, cron }) => (cron === undefined ? [] : [{ task: name, match: cron, options: { backfillPeriod: 86_400_000 } }]))),
    });
  } catch (error) {
    place.release(true);
    await pool.end();
    throw error;
  }
  const dispatcher = new Dispatcher(pool, parts.log);
  return {
    wake: () => dispatcher.wake(),
    stop: async () => {
      await dispatcher.stop();
      await runner.stop();
      place.release(true);
      await pool.end();
    },
  };
}
