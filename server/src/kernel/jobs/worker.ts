import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from 'graphile-worker';
import type { ParsedCronItem, Task, TaskList, WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Connection } from '../database/connection.ts';
import type { Log } from '../log.ts';
import { queueLogger } from './logger.ts';
import { TermPool } from './term-pool.ts';

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

/** The worker's events: what fails is told in the log, `own` gathers the names under which this process locks jobs. */
function listen(log: Log, own: Set<string>): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => own.add(workerPool.id));
  events.on('job:error', ({ job, error }) => {
    log.warn({ part: 'jobs', task: job.task_identifier, job: job.id, attempt: job.attempts, err: error }, 'job failed, tried again later');
  });
  events.on('job:failed', ({ job, error }) => {
    log.error({ part: 'jobs', task: job.task_identifier, job: job.id, attempt: job.attempts, err: error }, 'job gave up');
  });
  return events;
}

/** What a worker needs; the same for all its terms. */
export interface WorkerParts {
  /** The account of the jobs. */
  readonly job: Connection;
  readonly log: Log;
  /** Jobs at the same time. */
  readonly concurrency: number;
  readonly tasks: TaskList;
  readonly cron: ParsedCronItem[];
}

/** The worker from taking its place until it is stopped, or its database is lost: then `over` comes by itself. */
interface Term {
  readonly over: Promise<void>;
  /** Takes no more jobs, and comes when those that run have ended. */
  stop(): Promise<void>;
}

/** The tasks, and a way to wait until none of them runs. */
function countRunning(tasks: TaskList): { readonly counted: TaskList; readonly idle: () => Promise<void> } {
  const running = new Set<Promise<unknown>>();
  const counted = Object.entries(tasks).map(([name, task]): [string, Task | undefined] => [name, task === undefined ? task : async (payload, helpers) => {
    const run = Promise.resolve(task(payload, helpers));
    running.add(run);
    return await run.finally(() => running.delete(run));
  }]);
  return {
    counted: Object.fromEntries(counted),
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

/** @param own names under which former terms of this process locked jobs; the new one's is added */
async function beginTerm({ job, log, concurrency, tasks, cron }: WorkerParts, own: Set<string>): Promise<Term> {
  // One for each look for the next job, one that notes what is done, one for the place, one that listens.
  const pool = new TermPool(job, concurrency + 3);
  const leave = async (place?: pg.PoolClient): Promise<void> => {
    place?.release(true);
    const ended = pool.end();
    // Of a lost one nothing is worth waiting for.
    if (!pool.isLost) await ended;
  };
  let place: pg.PoolClient | undefined;
  try {
    place = await pool.connect();
    await takePlace(place, log);
    // What was done but could not be noted as done is done once more; its commands know that they have been.
    if (own.size > 0) await place.query('select graphile_worker.force_unlock_workers($1)', [[...own]]);
    const { counted, idle } = countRunning(tasks);
    const starting = run({
      pgPool: pool, concurrency, noHandleSignals: true, pollInterval: 2_000,
      events: listen(log, own), logger: queueLogger(log), taskList: counted, parsedCronItems: cron,
    });
    const runner = await Promise.race([starting, pool.lost]);
    if (runner === undefined) {
      // Should it come after all, it goes at once.
      starting.then((late) => late.stop()).catch(() => undefined);
      throw new Error('the connection to the database is lost');
    }
    const taken = place;
    return {
      over: Promise.race([pool.lost, runner.promise]),
      stop: async () => {
        // Who is stopping already cannot be stopped again: its end is waited for. One without a database may never end.
        await Promise.race([runner.stop().catch(() => runner.promise), pool.lost.then(idle)]);
        await leave(taken);
      },
    };
  } catch (error) {
    await leave(place);
    throw error;
  }
}

/** The longest pause before a worker that could not go on begins anew, in milliseconds. */
const longestPause = 30_000;

/** The worker of this process: one term after the other, until it is stopped. */
export class Worker {
  readonly #parts: WorkerParts;
  readonly #own: Set<string>;
  readonly #stopped = new AbortController();
  readonly #done: Promise<void>;

  constructor(parts: WorkerParts, own: Set<string>, first: Term) {
    this.#parts = parts;
    this.#own = own;
    this.#done = this.#run(first);
  }

  /** Lets running jobs end. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#done;
  }

  async #run(first: Term): Promise<void> {
    const { signal } = this.#stopped;
    const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    for (let term: Term | undefined = first, failures = 0; ; term = await this.#again()) {
      if (term === undefined) {
        failures += 1;
      } else {
        failures = 0;
        await Promise.race([term.over, stopped]);
        await term.stop().catch((error: unknown) => this.#parts.log.error({ err: error, part: 'jobs' }, 'worker ended with an error'));
      }
      if (signal.aborted) return;
      this.#parts.log.warn({ part: 'jobs' }, 'worker begins anew');
      await sleep(Math.min(500 * 2 ** failures, longestPause), undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
    }
  }

  /** The next term, or undefined when the database does not let it begin. */
  async #again(): Promise<Term | undefined> {
    try {
      return await beginTerm(this.#parts, this.#own);
    } catch (error) {
      this.#parts.log.error({ err: error, part: 'jobs' }, 'worker could not begin');
      return undefined;
    }
  }
}

/** Starts a worker, and gives it once its first term has begun; throws when that cannot begin. */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const own = new Set<string>();
  return new Worker(parts, own, await beginTerm(parts, own));
}
