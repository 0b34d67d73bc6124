import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { runOnce } from 'graphile-worker';
import type { WorkerEvents } from 'graphile-worker';
import { dispatchOnce, taskList, withPool } from '../src/kernel/jobs/index.ts';
import type { HouseTask } from '../src/kernel/jobs/index.ts';
import { queueLogger, quiet } from '../src/kernel/jobs/logger.ts';
import type { Ground } from './ground.ts';

/** How often a row is looked for that an open transaction holds back: those of other tests' databases count, too. */
const looks = 500;

/**
 * Does all work that waits, and what comes of it, until nothing is left; the queue's schema must be there (`migrateQueue`).
 * @param patient false to look once only
 * @returns the errors of jobs that failed and will be tried again
 */
export async function drain(ground: Ground, house: readonly HouseTask[] = [], patient = true): Promise<readonly unknown[]> {
  const errors: unknown[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on('job:error', ({ error }) => errors.push(error));
  await withPool(ground.database.job, 4, async (pool) => {
    for (let round = 0, look = 0; round < 50 && look < looks; look += 1) {
      if ((await dispatchOnce(pool)) === 0) {
        const { rows } = await pool.query('select from kernel.outbox limit 1');
        if (rows.length === 0 || !patient) return;
        await sleep(20);
        continue;
      }
      round += 1;
      await runOnce({ pgPool: pool, taskList: taskList(ground.road, house), noHandleSignals: true, logger: queueLogger(quiet), events });
    }
    throw new Error('work makes work without end');
  });
  return errors;
}
