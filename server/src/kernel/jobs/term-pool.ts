import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from '../database/connection.ts';
import { jobPoolConfig } from './pool.ts';

/** A code for which the queue's library tries again instead of letting the error fall. */
const tryAgain = 'ETIMEDOUT';

/** What the database itself says of a statement stays as it is; all else is a connection that is not there. */
const isLoss = (error: unknown): boolean => !(error instanceof pg.DatabaseError) || /^(08|53|57)/.test(error.code ?? '');

/**
 * The connections of one term of the worker. The queue's library notes what is done without waiting for it: such a note that
 * fails would end the process, one that stands in line when the pool ends would be dropped. So the first connection that
 * breaks or cannot be had makes the pool a lost one; who asks it for another after that is not answered any more, and the
 * worker begins anew with a new pool. One that is not lost serves everybody in line before it ends.
 */
export class TermPool extends pg.Pool {
  readonly #loss = Promise.withResolvers<void>();
  #isLost = false;

  /** @param max connections at the same time */
  constructor(job: Connection, max: number) {
    super(jobPoolConfig(job, max));
    this.on('error', () => undefined);
    this.on('connect', (client) => this.#watch(client));
  }

  /** Comes when the pool is lost, otherwise never. */
  get lost(): Promise<void> {
    return this.#loss.promise;
  }

  /** Whether it is lost. */
  get isLost(): boolean {
    return this.#isLost;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: boolean | Error) => void) => void): void;
  override connect(callback?: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: boolean | Error) => void) => void): Promise<pg.PoolClient> | void {
    if (callback !== undefined) {
      super.connect(callback);
      return;
    }
    if (this.#isLost || this.ending) return new Promise(() => undefined);
    return super.connect().catch((error: unknown) => this.#fall(error));
  }

  /** Ends when everybody in line was served, or at once when nobody can be. */
  override async end(): Promise<void> {
    while (this.waitingCount > 0 && !this.#isLost) await sleep(10);
    await super.end();
  }

  #lose(): void {
    this.#isLost = true;
    this.#loss.resolve();
  }

  #fall(error: unknown): never {
    if (!isLoss(error)) throw error;
    this.#lose();
    throw Object.assign(new Error('the connection to the database is lost', { cause: error }), { code: tryAgain });
  }

  #watch(client: pg.PoolClient): void {
    client.on('error', () => this.#lose());
    const { query } = client;
    // The driver has many forms of asking; only the one that gives a promise can let an error fall.
    Object.assign(client, {
      query: (...asked: unknown[]): unknown => {
        const answer: unknown = Reflect.apply(query, client, asked);
        return answer instanceof Promise ? answer.catch((error: unknown) => this.#fall(error)) : answer;
      },
    });
  }
}
