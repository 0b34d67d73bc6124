import type { Bounds, Pool } from '../database/pool.ts';

/** Each transaction of the road is a part of the one that is rolled back at the end. */
const parts: Bounds = {
  begin: ['savepoint rehearsal'], 'begin read only': ['savepoint rehearsal'], commit: ['release savepoint rehearsal'],
  rollback: ['rollback to savepoint rehearsal', 'release savepoint rehearsal'],
};

/**
 * Lets some work run over a pool that keeps nothing: what its commands write is seen by the commands after them and is
 * gone afterwards. The commands must come one after the other.
 * @param work gets a pool with one connection
 */
export async function rehearse<T>(pool: Pool, work: (rehearsal: Pool) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const standIn = new Proxy(client, { get: (target, name) => (name === 'release' ? () => undefined : bound(target, name)) });
  let broken: Error | undefined;
  try {
    await client.query('begin');
    return await work({ connect: async () => standIn, bounds: parts });
  } finally {
    await client.query('rollback').catch((error: unknown) => (broken = error instanceof Error ? error : new Error(String(error))));
    client.release(broken);
  }
}

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === 'function' ? value.bind(target) : value;
}
