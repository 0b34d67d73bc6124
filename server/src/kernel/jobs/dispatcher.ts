import type pg from 'pg';
import type { Log } from '../log.ts';

const dispatcherLock = 4_210_610_502;
const batch = 500;
/** The pause between two looks when nobody wakes the dispatcher, in milliseconds. */
const pause = 500;
const attempts = 14;

// A row is taken once every transaction before it has ended, so that a late commit is never passed over. A row with a
// number that this server has not reached yet came with a restored backup: its transaction ended long ago.
const dispatchText = `
  with snapshot as (select pg_snapshot_xmin(pg_current_snapshot()) as low, pg_snapshot_xmax(pg_current_snapshot()) as high),
  taken as (
    delete from kernel.outbox where id in (
      select o.id from kernel.outbox o, snapshot s where o.xid < s.low or o.xid >= s.high
       order by o.xid, o.recorded_at, o.id limit ${batch})
    returning id, county, task, key, payload, run_at, xid, recorded_at)
  select graphile_worker.add_job(identifier := t.task, payload := (jsonb_build_object('source', t.id, 'county', t.county) || t.payload)::json,
           run_at := t.run_at, job_key := t.key, max_attempts := ${attempts})
    from (select * from taken order by xid, recorded_at, id) t`;

/**
 * Makes jobs of outbox rows, in order, in one transaction with their removal. Only one dispatcher works at a time.
 * @returns how many became jobs
 */
export async function dispatchOnce(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [dispatcherLock]);
    const count = rows[0]?.mine === true ? ((await client.query(dispatchText)).rowCount ?? 0) : 0;
    await client.query('commit');
    return count;
  } catch (error) {
    await client.query('rollback').catch((failed: unknown) => (broken = failed instanceof Error ? failed : new Error(String(failed))));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Looks into the outbox whenever it is woken, and every half second anyway, until it is stopped. */
export class Dispatcher {
  readonly #pool: pg.Pool;
  readonly #log: Log;
  #stopped = false;
  #woken = false;
  #ring: () => void = () => undefined;
  readonly #done: Promise<void>;

  constructor(pool: pg.Pool, log: Log) {
    this.#pool = pool;
    this.#log = log;
    this.#done = this.#run();
  }

  /** There is work: look now. */
  wake(): void {
    this.#woken = true;
    this.#ring();
  }

  /** Ends after the look that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#ring();
    await this.#done;
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      this.#woken = false;
      let found = 0;
      try {
        found = await dispatchOnce(this.#pool);
        failures = 0;
      } catch (error) {
        failures += 1;
        this.#log.error({ err: error, part: 'dispatcher' }, 'outbox not dispatched');
      }
      if (found < batch) await this.#rest(Math.min(pause * 2 ** failures, 30_000));
    }
  }

  async #rest(milliseconds: number): Promise<void> {
    if (this.#woken || this.#stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#ring = () => undefined;
  }
}
