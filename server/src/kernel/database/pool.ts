import pg from 'pg';
import type { Connection as Address } from './connection.ts';
import { Round } from './round.ts';
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

/** What begins and ends a transaction, by what is asked of the connection; each as the statements that do it. */
export type Bounds = Readonly<Record<'begin' | 'begin read only' | 'commit' | 'rollback', readonly string[]>>;

export const transactionBounds: Bounds = { begin: ['begin'], 'begin read only': ['begin read only'], commit: ['commit'], rollback: ['rollback'] };

/** What the road needs of a pool. */
export interface Pool {
  connect(): Promise<pg.PoolClient>;
  /** Where its transactions are something else than transactions: parts of one that is taken back. */
  readonly bounds?: Bounds;
}

const usual: PoolLimits = { max: 16, statementTimeout: 20_000, lockTimeout: 8_000 };

/** A pool of connections; 16 do more than 64 on two cores. Times in milliseconds. */
export function openPool(address: Address, limits: Partial<PoolLimits> = {}): pg.Pool {
  const { max, statementTimeout, lockTimeout } = { ...usual, ...limits };
  const pool = new pg.Pool({
    ...address,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'anhe',
    options: `-c statement_timeout=${statementTimeout} -c lock_timeout=${lockTimeout} -c idle_in_transaction_session_timeout=30000 -c timezone=Asia/Shanghai -c jit=off`,
  });
  // A connection lost while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A connection inside one transaction. Statements started together go out together, as one round. */
export class Connection {
  readonly #client: pg.PoolClient;
  readonly #bounds: Bounds;
  #round: Round | undefined;
  #open = false;

  constructor(client: pg.PoolClient, bounds: Bounds) {
    this.#client = client;
    this.#bounds = bounds;
  }

  async run<T>(statement: Statement<T>): Promise<T> {
    return statement.shape(await this.#together().ask(statement.text, statement.values));
  }

  /** Starts all statements at once and waits for all of them. */
  async runAll<F extends Facts>(facts: F): Promise<Known<F>> {
    const entries = Object.entries(facts);
    const known = await Promise.all(entries.map(([, statement]) => this.run(statement)));
    return Object.fromEntries(entries.map(([name], index) => [name, known[index]])) as Known<F>; // same keys, same order
  }

  async begin(how: 'begin' | 'begin read only' = 'begin'): Promise<void> {
    this.#open = true;
    await this.#all(this.#bounds[how]);
  }

  async commit(): Promise<void> {
    await this.#all(this.#bounds.commit);
    this.#open = false;
  }

  /** Takes back what was begun; behind a commit there is nothing to take back, and nothing is asked. */
  async rollback(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#all(this.#bounds.rollback);
  }

  async #all(texts: readonly string[]): Promise<void> {
    await Promise.all(texts.map((text) => this.#together().ask(text, [])));
  }

  /** The round that leaves at the end of this turn. */
  #together(): Round {
    if (this.#round !== undefined) return this.#round;
    const round = new Round();
    this.#round = round;
    process.nextTick(() => {
      this.#round = undefined;
      this.#client.query(round);
    });
    return round;
  }
}

/**
 * Runs `work` on one connection; rolls back and hands the connection back whatever happens. `work` begins and commits
 * itself, so that both travel with its statements.
 */
export async function onConnection<T>(pool: Pool, work: (connection: Connection) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const connection = new Connection(client, pool.bounds ?? transactionBounds);
  let broken: Error | undefined;
  try {
    return await work(connection);
  } catch (error) {
    try {
      await connection.rollback();
    } catch (rollbackError) {
      broken = rollbackError instanceof Error ? rollbackError : new Error('rollback failed');
    }
    throw error;
  } finally {
    client.release(broken);
  }
}
