import type pg from 'pg';
import { seal } from '../events/seal.ts';
import { sweepFiles } from '../files/index.ts';
import type { FileStore } from '../files/index.ts';
import type { Log } from '../log.ts';
import type { HouseTask } from './tasks.ts';

export interface HouseParts {
  /** Connections under the account of the jobs. */
  readonly pool: pg.Pool;
  readonly files: FileStore;
  readonly clock: () => Date;
  /** For how many days the answer of a command can be asked for again. */
  readonly answerDays: number;
  readonly log: Log;
}

const knownFiles = (pool: pg.Pool) => async (digests: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await pool.query<{ digest: string }>(
    "select distinct encode(digest, 'hex') as digest from kernel.file where digest = any (select decode(d, 'hex') from unnest($1::text[]) d)",
    [digests],
  );
  return new Set(rows.map((row) => row.digest));
};

/** The nightly work: the seal over what changed (3:05 in China), the sweep of files that nobody took up, of old answers. */
export function houseTasks({ pool, files, clock, answerDays, log }: HouseParts): readonly HouseTask[] {
  return [
    {
      name: 'kernel.seal', cron: '5 19 * * *',
      run: async () => {
        const made = await seal(pool, clock());
        if (made !== undefined) log.info({ part: 'jobs', seal: made.id, streams: made.streams }, 'sealed');
      },
    },
    {
      name: 'kernel.sweep-files', cron: '35 19 * * *',
      run: async () => {
        const removed = await sweepFiles(files, knownFiles(pool), clock());
        if (removed > 0) log.info({ part: 'jobs', removed }, 'files that nobody took up are gone');
      },
    },
    {
      name: 'kernel.forget-answers', cron: '10 20 * * *',
      run: async () => {
        const before = new Date(clock().getTime() - answerDays * 86_400_000);
        const { rows } = await pool.query<{ forgotten: string }>('select kernel.forget_answers($1) as forgotten', [before]);
        log.info({ part: 'jobs', forgotten: Number(rows[0]?.forgotten ?? 0) }, 'old answers are forgotten');
      },
    },
  ];
}
