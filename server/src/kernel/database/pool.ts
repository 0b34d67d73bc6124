import pg from 'pg';
import { sqlState } from './connection.ts';
import type { Connection as Address } from './connection.ts';
import { statementName } from './statement.ts';
import type { Facts, Known, Statement } from './statement.ts';

// A date is a calendar day of the city, not an instant; an exact amount is not a float. Both stay text.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

export interface PoolLimits {
  readonly max: number;
  readonly statementTimeout: number;
  readonly lockTimeout: number;
}

/** What the road needs of a pool. */
export interface Pool {
  connect(): Promise<pg.PoolClient>;
}

const usual: PoolLimits = { max: 16, statementTimeout: 20_000, lockTimeout: 8_000 };

/** A pool of pipelining connections; 16 do more than 64 on two cores. Times in milliseconds. */
export function openPool(address: Address, limits: Partial<PoolLimits> = {}): pg.Pool {
  const { max, statementTimeout, lockTimeout } = { ...usual, ...limits };
  const pool = new pg.Pool({
    ...address,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    pipeline: true,
    application_name: 'anhe',
    options: `-c statement_timeout=${statementTimeout} -c lock_timeout=${lockTimeout} -c idle_in_transaction_session_timeout=30000 -c timezone=Asia/Shanghai -c jit=off`,
  } as pg.PoolConfig & { pipeline: boolean }); // `pipeline` is newer than the published types
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A connection inside one transaction. Statements started together go out together. */
export class Connection {
  readonly #client: pg.PoolClient;
  #held = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async run<T>(statement: Statement<T>): Promise<T> {
    this.#leaveTogether();
    const result = await this.#client.query({
      name: statementName(statement.text),
      text: statement.text,
      values: statement.values as unknown[], // the driver's type forgets that it only reads them
    });
    return statement.shape(result.rows);
  }

  /** Starts all statements at once and waits for all of them, so that no answer of this round is left on the wire. */
  async runAll<F extends Facts>(facts: F): Promise<Known<F>> {
    const entries = Object.entries(facts);
    const settled = await settleAll(entries.map(([, statement]) => this.run(statement)));
    return Object.fromEntries(entries.map(([name], index) => [name, settled[index]])) as Known<F>; // same keys, same order
  }

  async command(text: 'begin' | 'begin read only' | 'commit' | 'rollback'): Promise<void> {
    this.#leaveTogether();
    await this.#client.query(text);
  }

  /** Holds back what is written until the end of this turn: one packet for a round instead of one for each statement. */
  #leaveTogether(): void {
    if (this.#held) return;
    this.#held = true;
    const { stream } = this.#client.connection;
    stream.cork();
    process.nextTick(() => {
      this.#held = false;
      stream.uncork();
    });
  }
}

const abortedByEarlier = '25P02';

/**
 * Waits for all; if some failed, throws the cause, not the "transaction is aborted" that the statements behind it get.
 */
export async function settleAll<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const outcomes = await Promise.allSettled(promises);
  const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
  const cause = failures.find((failure) => sqlState(failure.reason) !== abortedByEarlier) ?? failures[0];
  if (cause !== undefined) throw cause.reason;
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<T>).value); // all fulfilled, see above
}

/**
 * Runs `work` on one connection; rolls back and hands the connection back whatever happens. `work` begins and commits
 * itself, so that both travel with its statements.
 */
export async function onConnection<T>(pool: Pool, work: (connection: Connection) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const connection = new Connection(client);
  let broken: Error | undefined;
  try {
    return await work(connection);
  } catch (error) {
    try {
      await connection.command('rollback');
    } catch (rollbackError) {
      broken = rollbackError instanceof Error ? rollbackError : new Error('rollback failed');
    }
    throw error;
  } finally {
    client.release(broken);
  }
}
