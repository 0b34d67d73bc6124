import { createHmac } from 'node:crypto';
import { Refusal } from '@anhe/contract/kernel';
import type pg from 'pg';

/** At most `max` tries within `window` seconds. */
export interface Limit {
  readonly window: number;
  readonly max: number;
}

export interface Consumed {
  readonly allowed: boolean;
  /** Seconds until the next try; null when allowed. */
  readonly retryAfter: number | null;
}

// One statement: two tries at once cannot both take the last place.
const consumeText = `
  insert into rate_limit as l (key, count, started_at) values ($1, 1, now())
  on conflict (key) do update set
    count = case when l.started_at <= now() - make_interval(secs => $2) then 1 else l.count + 1 end,
    started_at = case when l.started_at <= now() - make_interval(secs => $2) then now() else l.started_at end
  returning count, ceil(extract(epoch from started_at + make_interval(secs => $2) - now()))::int as rest`;

/**
 * Counts tries in the database, so that a limit holds over several processes. What is counted (a login name, an address)
 * is kept as a keyed digest only.
 */
export class Limiter {
  readonly #pool: pg.Pool;
  readonly #key: Buffer;

  constructor(pool: pg.Pool, key: Buffer) {
    this.#pool = pool;
    this.#key = key;
  }

  async consume(what: string, { window, max }: Limit): Promise<Consumed> {
    const { rows } = await this.#pool.query<{ count: number; rest: number }>(consumeText, [this.#digest(what), window]);
    const { count = 1, rest = window } = rows[0] ?? {};
    return count <= max ? { allowed: true, retryAfter: null } : { allowed: false, retryAfter: Math.max(1, rest) };
  }

  /** Throws "too many requests" when there were too many tries; says nothing of whether what was tried exists. */
  async take(what: string, limit: Limit): Promise<void> {
    const { allowed, retryAfter } = await this.consume(what, limit);
    if (!allowed) throw new Refusal('kernel.too-many-requests', { details: { seconds: retryAfter ?? limit.window } });
  }

  /** Starts counting anew, after a success. */
  async clear(what: string): Promise<void> {
    await this.#pool.query('delete from rate_limit where key = $1', [this.#digest(what)]);
  }

  /** Removes counters that no limit looks at any longer. */
  async sweep(): Promise<void> {
    await this.#pool.query("delete from rate_limit where started_at < now() - interval '1 day'");
  }

  #digest(what: string): Buffer {
    return createHmac('sha256', this.#key).update(what).digest();
  }
}
