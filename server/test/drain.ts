import { EventEmitter } from 'node:events';
import { runOnce } from 'graphile-worker';
import type { WorkerEvents } from 'graphile-worker';
import { dispatchOnce, taskList, withPool } from '../src/kernel/jobs/index.ts';
import type { HouseTask } from '../src/kernel/jobs/index.ts';
import { queueLogger, quiet } from '../src/kernel/jobs/logger.ts';
import type { Ground } from './ground.ts';

/**
 * Does all work that waits, and what comes of it, until nothing is left; the queue's schema must be there (`migrateQueue`).
 * @returns the errors of jobs that failed and will be tried again
 */
export async function drain(ground: Ground, house: readonly HouseTask[] = []): Promise<readonly unknown[]> {
  const errors: unknown[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on('job:error', ({ error }) => errors.push(error));
  await withPool(ground.database.job, 4, async (pool) => {
    for (let round = 0; round < 50; round += 1) {
      if ((await dispatchOnce(pool)) === 0) return;
      await runOnce({ pgPool: pool, taskList: taskList(ground.road, house), noHandleSignals: true, logger: queueLogger(quiet), events });
    }
    throw new Error('work makes work without end');
  });
  return errors;
}
