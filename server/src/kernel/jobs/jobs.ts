import { parseCronItems } from 'graphile-worker';
import type { Connection } from '../database/connection.ts';
import type { Log } from '../log.ts';
import type { Road } from '../run/run.ts';
import { Dispatcher } from './dispatcher.ts';
import { openJobPool } from './pool.ts';
import { taskList } from './tasks.ts';
import type { HouseTask } from './tasks.ts';
import { startWorker } from './worker.ts';

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

/**
 * Starts dispatcher and worker; the queue's schema must be there. A worker that lost its database begins anew when it is
 * back. Throws when it cannot begin the first time.
 */
export async function startJobs({ job, road, house, log, concurrency = 4 }: JobsParts): Promise<Jobs> {
  const tasks = taskList(road, house);
  const cron = parseCronItems(house.flatMap(({ name, cron: match }) => (match === undefined ? [] : [{ task: name, match, options: { backfillPeriod: 86_400_000 } }])));
  const worker = await startWorker({ job, log, concurrency, tasks, cron });
  const pool = openJobPool(job, 1);
  const dispatcher = new Dispatcher(pool, log);
  return {
    wake: () => dispatcher.wake(),
    stop: async () => {
      await dispatcher.stop();
      await worker.stop();
      await pool.end();
    },
  };
}
