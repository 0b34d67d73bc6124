import type pg from 'pg';
import type { Pool } from '../database/pool.ts';

/** Stands in for a connection: each transaction of the road becomes a part of the one that is rolled back at the end. */
class Stand {
  readonly #client: pg.PoolClient;
  #open = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async query(asked: string | pg.QueryConfig): Promise<unknown> {
    switch (asked) {
      case 'begin':
      case 'begin read only':
        this.#open = true;
        return this.#client.query('savepoint rehearsal');
      case 'commit': {
        const released = await this.#client.query('release savepoint rehearsal');
        this.#open = false;
        return released;
      }
      case 'rollback':
        // After a commit there is nothing to take back, as with a real transaction.
        if (!this.#open) return undefined;
        this.#open = false;
        return this.#client.query('rollback to savepoint rehearsal; release savepoint rehearsal');
      default:
        return typeof asked === 'string' ? this.#client.query(asked) : this.#client.query(asked);
    }
  }
}

/**
 * Lets some work run over a pool that keeps nothing: what its commands write is seen by the commands after them and is
 * gone afterwards. The commands must come one after the other.
 * @param work gets a pool with one connection
 */
export async function rehearse<T>(pool: Pool, work: (rehearsal: Pool) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const stand = new Stand(client);
  const standIn = new Proxy(client, {
    get: (target, name) => (name === 'query' ? stand.query.bind(stand) : name === 'release' ? () => undefined : Reflect.get(target, name, target)),
  });
  let broken: Error | undefined;
  try {
    await client.query('begin');
    return await work({ connect: async () => standIn });
  } finally {
    await client.query('rollback').catch((error: unknown) => (broken = error instanceof Error ? error : new Error(String(error))));
    client.release(broken);
  }
}
