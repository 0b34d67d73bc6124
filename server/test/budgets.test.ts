import { beforeAll, describe, expect, it } from 'vitest';
import { disputeOperations as op } from '@anhe/contract/disputes';
import { Refusal, newId } from '@anhe/contract/kernel';
import type { Operation } from '@anhe/contract/kernel';
import { Road } from '../src/kernel/run/run.ts';
import { openPool } from '../src/kernel/database/pool.ts';
import { modules } from '../src/modules/index.ts';
import { CountingPool, measuredBudgets, mostRounds, mostStatements, mostStatementsOfCounts, mostStatementsOfPapers, ofCounts, ofPapers } from './budgets.ts';
import type { Cost } from './budgets.ts';
import { cases } from './cases/index.ts';
import { stepInput } from './cases/steps.ts';
import { useGround } from './ground.ts';
import { filedRequest } from './requests.ts';
import { useWorld } from './world.ts';

const ground = useGround(() => modules);
const world = useWorld(ground);
let pool: CountingPool;
let road: Road;

beforeAll(async () => {
  pool = new CountingPool(ground.pool);
  road = new Road({ ...ground.parts(), pool });
});

const isCount = ({ name }: Operation): boolean => ofCounts.includes(name);
const roundsOf = (operation: Operation): number => {
  if (operation.kind === 'command') return mostRounds.command;
  return (operation.logged ? mostRounds.logged : mostRounds.query) + (isCount(operation) ? 1 : 0);
};

const statementsOf = (operation: Operation): number => {
  if (isCount(operation)) return mostStatementsOfCounts;
  return ofPapers.includes(operation.name) ? mostStatementsOfPapers : mostStatements[operation.kind];
};

/** What the ground's connections read themselves, the recount after each test among it, is counted now and not while something is measured. */
async function countedUp(): Promise<void> {
  // Two at once, for it has two.
  await Promise.all([1, 2].map(() => ground.rows('select pg_stat_force_next_flush()')));
  const clients = await Promise.all(Array.from({ length: ground.pool.totalCount }, () => ground.pool.connect()));
  for (const client of clients) {
    await client.query('select pg_stat_force_next_flush()');
    client.release();
  }
}

describe('what an operation asks of the database', () => {
  it('is a few rows for a receipt of one that goes on with another, on tables that nothing is known of', async () => {
    for (let index = 0; index < 60; index += 1) await filedRequest(world);
    const [first, twin] = [await filedRequest(world), await filedRequest(world)];
    await ground.rows('update requests.request set joined_to = $3, open = false where county = $1 and matter = $2', [world.county, twin.at.matter, first.at.matter]);
    const owner = openPool(ground.database.admin, { max: 1 });
    try {
      await owner.query('begin');
      const { rows } = await owner.query('select number from requests.main_state($1, $2)', [world.county, twin.at.matter]);
      expect(rows).toHaveLength(1);
      await owner.query('select id from requests.main_texts($1, $2)', [world.county, twin.at.matter]);
      const { rows: [cost] } = await owner.query<{ read: number }>('select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables');
      expect(cost?.read).toBeGreaterThan(3);
      expect(cost?.read).toBeLessThanOrEqual(20);
    } finally {
      await owner.end();
    }
  });

  it('is exactly what is said beside the measurements, rows read included', async () => {
    // One connection, so that what it read can be asked for; enough rows elsewhere that reading all of them shows.
    const single = openPool(ground.database.app, { max: 1 });
    const counting = new CountingPool(single);
    const one = new Road({ ...ground.parts(), pool: counting });
    try {
      for (let index = 0; index < 120; index += 1) await world.dispute('registered');
      for (let index = 0; index < 120; index += 1) await filedRequest(world);
      const read = async (): Promise<number> => {
        await single.query('select pg_stat_force_next_flush()');
        const [row] = await ground.rows<{ read: number }>("select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_user_tables where schemaname in ('matters', 'disputes', 'parties', 'requests', 'staff', 'kernel')");
        return row?.read ?? Number.NaN;
      };
      const measured = async (name: string, run: () => Promise<unknown>): Promise<void> => {
        await countedUp();
        const before = await read();
        counting.take();
        await run();
        const cost = counting.take();
        const { rowsRead, ...budget } = measuredBudgets[name] ?? { rowsRead: 0 };
        expect(cost, name).toEqual(budget);
        const rows = (await read()) - before;
        expect(rows, `${name}: rows read`).toBeGreaterThan(0);
        expect(rows, `${name}: rows read`).toBeLessThanOrEqual(rowsRead);
      };
      const steps = async (): Promise<void> => {
        const found = await world.dispute('registered');
        await measured('disputes.accept', () => one.command(op.accept, world.mediator, { command: newId(), basis: found.revision, input: stepInput(world, 'accept', found) }));
        await measured('disputes.tell', () => one.command(op.tell, world.mediator, { command: newId(), basis: found.revision + 1, input: stepInput(world, 'tell', found) }));
        await measured('disputes.list', () => one.query(op.list, world.mediator, {}));
      };
      // On a new installation, too, where the database knows nothing yet about its tables.
      await steps();
      await ground.rows('analyze');
      await steps();
    } finally {
      await single.end();
    }
  }, 120_000);

  it('is two trips for a command and one for a query, for every operation there is', async () => {
    const over: string[] = [];
    let counted = 0;
    for (const { operation, case: one } of cases) {
      const made = await one.make(world);
      const actor = one.actor(world);
      const input = await made.input(actor);
      pool.take();
      try {
        if (operation.kind === 'command') await road.command(operation, actor, { command: newId(), basis: made.basis, input });
        else await road.query(operation, actor, input);
      } catch (error) {
        if (error instanceof Refusal) throw new Error(`${operation.name} was refused: ${error.code}`, { cause: error });
        throw error;
      }
      const { rounds, statements }: Cost = pool.take();
      counted += 1;
      if (rounds > roundsOf(operation) || rounds === 0 || statements > statementsOf(operation)) over.push(`${operation.name}: ${rounds} trips, ${statements} statements`);
    }
    expect(counted).toBeGreaterThan(90);
    expect(over).toEqual([]);
  }, 120_000);
});
