import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { County, Id, command, newId } from '@anhe/contract/kernel';
import { buildCommittee, buildMatter } from '../../../test/build.ts';
import { drain } from '../../../test/drain.ts';
import { useGround } from '../../../test/ground.ts';
import { systemActor } from '../access/actor.ts';
import { withClient } from '../database/connection.ts';
import { raw } from '../database/statement.ts';
import type { StreamHead } from '../events/chain.ts';
import { openLog } from '../log.ts';
import { defineModule, onCommand } from '../run/handler.ts';
import { Road } from '../run/run.ts';
import { deadLetters, migrateQueue, retryDeadLetters, startJobs, withPool } from './index.ts';
import type { Jobs } from './index.ts';

const poke = command({
  name: 'test.poke', path: '/test/poke', title: { zh: '试', en: 'Poke' }, access: 'system', subject: 'matter', basis: false,
  input: z.strictObject({ county: County, matter: Id, type: z.string() }), output: z.object({ revision: z.int() }),
});

const handled: { payload: Readonly<Record<string, unknown>>; at: number }[] = [];
let failures = 0;
const actor = systemActor('test', '610524');

const testModule = defineModule({
  name: 'test',
  operations: { poke },
  policies: { poke: () => true },
  handlers: {
    poke: onCommand({
      operation: poke,
      subject: ({ input }) => raw('select county, id, place, revision, chain from matters.matter where county = $1 and id = $2 for update', [input.county, input.matter],
        (rows) => (rows[0] === undefined ? undefined : { head: rows[0] as StreamHead })), // the columns selected
      decide: ({ input, now }, { subject }) => ({
        appends: [{ table: 'matters.matter', head: subject.head, matter: input.matter, events: [{ type: input.type, version: 1, occurredAt: now, body: {} }] }],
        changes: [],
        answer: { revision: subject.head.revision + 1 },
      }),
    }),
  },
  subscriptions: [{ event: 'test.first', task: 'test.follow' }, { event: 'test.fails', task: 'test.fail' }],
  reactions: [
    {
      task: 'test.follow',
      run: async (payload, tools) => {
        handled.push({ payload, at: Date.now() });
        await tools.command(poke, { county: '610524', matter: String(payload['stream']), type: 'test.second' }, String(payload['event']), actor);
        if (failures > 0) {
          failures -= 1;
          throw new Error('the connection broke after the command');
        }
      },
    },
    { task: 'test.count', run: (payload) => Promise.resolve(void handled.push({ payload, at: Date.now() })) },
    { task: 'test.fail', run: () => Promise.reject(new Error('never works')) },
  ],
});

describe('work after commit', () => {
  let jobs: Jobs | undefined;
  const ground = useGround(() => [testModule], () => jobs?.wake());
  let matter = { id: '' };

  beforeAll(async () => {
    await migrateQueue(ground.database.job);
    const { unit } = await buildCommittee(ground);
    matter = await buildMatter(ground, unit);
  });
  afterEach(async () => {
    await jobs?.stop();
    jobs = undefined;
    handled.length = 0;
  });

  const pokeWith = (type: string): Promise<{ revision: number }> => ground.command(poke, actor, { county: '610524', matter: matter.id, type });
  const events = async (type: string): Promise<number> =>
    (await ground.rows<{ n: number }>('select count(*)::int as n from kernel.event where type = $1', [type]))[0]?.n ?? -1;
  const start = async (): Promise<Jobs> => (jobs = await startJobs({ job: ground.database.job, road: ground.road, house: [], log: openLog('silent') }));
  const until = async (what: () => boolean | Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + 15_000; Date.now() < end; await sleep(25)) if (await what()) return;
    throw new Error('waited in vain');
  };

  /** Work that only counts. */
  const addMany = (count: number): Promise<unknown> =>
    withPool(ground.database.job, 1, (pool) =>
      pool.query(`select graphile_worker.add_job('test.count', json_build_object('event', n::text)) from generate_series(1, $1::int) n`, [count]));

  it('follows an event soon after its commit', async () => {
    await start();
    const waits: number[] = [];
    for (const turn of [1, 2, 3]) {
      const before = Date.now();
      await pokeWith('test.first');
      await until(() => handled.length === turn);
      waits.push((handled[turn - 1]?.at ?? Infinity) - before);
    }
    // A busy machine is late now and then, but not each time.
    expect(Math.min(...waits)).toBeLessThan(2_000);
    expect(handled[0]?.payload).toMatchObject({ type: 'test.first', stream: matter.id, county: '610524' });
    await until(async () => (await events('test.second')) === 3);
    expect(await ground.rows('select 1 from kernel.outbox')).toEqual([]);
  });

  it('repeats what failed without doing it twice', async () => {
    failures = 1;
    const before = await events('test.second');
    await pokeWith('test.first');
    expect(await drain(ground)).toHaveLength(1);
    await ground.rows('update graphile_worker._private_jobs set run_at = now()');
    await start();
    await until(() => handled.length === 2);
    expect(await events('test.second')).toBe(before + 1);
    // Done is what the queue has let go of.
    await until(async () => (await ground.rows('select 1 from graphile_worker._private_jobs')).length === 0);
  });

  it('leaves alone what a transaction before it may still join, and keeps the order', async () => {
    await withClient(ground.database.admin, async (late) => {
      await late.query('begin');
      await late.query('select pg_current_xact_id()');
      await pokeWith('test.first');
      expect(await drain(ground, [], false)).toEqual([]);
      expect(handled).toEqual([]);
      await late.query('commit');
    });
    await drain(ground);
    expect(handled).toHaveLength(1);
  });

  it('takes rows that a restored backup brought with it', async () => {
    await ground.insert('kernel.outbox', {
      id: newId(), county: '610524', task: 'test.follow', payload: JSON.stringify({ stream: matter.id, event: 'restored' }), xid: '900000000000',
    });
    await drain(ground);
    expect(handled).toHaveLength(1);
  });

  it('shows what gave up, and lets it start again', async () => {
    await pokeWith('test.fails');
    await drain(ground);
    await ground.rows('update graphile_worker._private_jobs set attempts = max_attempts');
    await withPool(ground.database.job, 1, async (pool) => {
      expect(await deadLetters(pool)).toMatchObject([{ task: 'test.fail', error: expect.stringContaining('never works') }]);
      expect(await retryDeadLetters(pool)).toBe(1);
      expect(await deadLetters(pool)).toEqual([]);
      expect(await retryDeadLetters(pool)).toBe(0);
    });
  });

  it('frees the jobs of a worker that was killed', async () => {
    await ground.rows('delete from graphile_worker._private_jobs');
    await pokeWith('test.first');
    await withPool(ground.database.job, 1, async (pool) => {
      await pool.query(`select graphile_worker.add_job('test.follow', json_build_object('stream', $1::text, 'event', 'killed'))`, [matter.id]);
    });
    await ground.rows(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'worker-of-the-dead'`);
    await start();
    await until(() => handled.some(({ payload }) => payload['event'] === 'killed'));
  });

  it('lets go of everything it has done before it stops, however many wait', async () => {
    await ground.rows('delete from graphile_worker._private_jobs');
    await addMany(400);
    await start();
    await until(() => handled.length >= 40);
    await jobs?.stop();
    jobs = undefined;
    const left = await ground.rows<{ locked: boolean }>('select locked_at is not null as locked from graphile_worker._private_jobs');
    expect(left.filter(({ locked }) => locked)).toEqual([]);
    expect(left.length + handled.length).toBe(400);
  });

  it('begins anew when the database cuts every connection, and leaves nothing undone', async () => {
    await ground.rows('delete from graphile_worker._private_jobs');
    await addMany(300);
    await start();
    for (const share of [20, 90, 160]) {
      await until(() => handled.length >= share);
      await ground.rows(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'anhe jobs' and datname = current_database()`);
    }
    await until(async () => (await ground.rows('select from graphile_worker._private_jobs')).length === 0);
    expect(new Set(handled.map(({ payload }) => payload['event'])).size).toBe(300);
  });

  it('is not started when an event asks for work that nobody does', async () => {
    const broken = new Road({ ...ground.parts(), modules: [{ ...testModule, reactions: [] }] });
    await expect(startJobs({ job: ground.database.job, road: broken, house: [], log: openLog('silent') })).rejects.toThrow(/nobody runs test.follow/);
  });
});
