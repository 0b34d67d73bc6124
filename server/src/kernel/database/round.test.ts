import { newId } from '@anhe/contract/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useGround } from '../../../test/ground.ts';
import { sqlState } from './connection.ts';
import { onConnection, openPool } from './pool.ts';
import type { Connection } from './pool.ts';
import { raw } from './statement.ts';

describe('statements of one round', () => {
  const ground = useGround(() => []);
  const county = '610524';
  // One connection: what one round left behind, the next one finds.
  let pool: ReturnType<typeof openPool>;
  beforeAll(() => {
    pool = openPool(ground.database.app, { max: 1 });
  });
  afterAll(() => pool.end());

  const rows = (text: string, values: readonly unknown[] = []) => raw(text, values, (found) => found);
  const claim = (id: string, input: unknown = Buffer.from([1])) => rows('insert into kernel.command (county, id, operation, actor, input_hash) values ($1, $2, $3, $4, $5)', [county, id, 'a.b', 'post:x', input]);
  const kept = (id: string) => ground.rows('select id from kernel.command where id = $1', [id]);
  const together = async (work: (connection: Connection) => readonly Promise<unknown>[]): Promise<PromiseSettledResult<unknown>[]> => {
    let outcomes: PromiseSettledResult<unknown>[] = [];
    await onConnection(pool, async (connection) => {
      outcomes = await Promise.allSettled(work(connection));
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    }).catch(() => undefined);
    return outcomes;
  };
  const states = (outcomes: readonly PromiseSettledResult<unknown>[]) => outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'done' : sqlState(outcome.reason) ?? String(outcome.reason)));

  it('come back with their own rows, values as they were written', async () => {
    const at = new Date('2026-11-25T03:04:05.678Z');
    const ask = (connection: Connection) => [
      connection.begin(), connection.run(rows('select $1::text as word, $2::bytea as bytes, $3::timestamptz as at, $4::text[] as list, $5::jsonb as body, $6::text as nothing', ['“a”, 字', Buffer.from([0, 255]), at, ['x', 'y"z'], { k: [1] }, null])),
      connection.run(rows('select n, n * 2 as twice from generate_series(1, 3) n')), connection.run(rows('select 1 as one where false')), connection.commit(),
    ];
    // The second time everything is prepared and no columns are told.
    for (const time of ['first', 'second']) {
      const [, one, many, none] = await onConnection(pool, (connection) => Promise.all(ask(connection)));
      expect(one, time).toEqual([{ word: '“a”, 字', bytes: Buffer.from([0, 255]), at, list: ['x', 'y"z'], body: { k: [1] }, nothing: null }]);
      expect(many, time).toEqual([{ n: 1, twice: 2 }, { n: 2, twice: 4 }, { n: 3, twice: 6 }]);
      expect(none, time).toEqual([]);
    }
  });

  it('fail all of the one that failed: nothing behind it is done, nothing before it is kept, and the connection goes on', async () => {
    const [first, behind] = [newId(), newId()];
    for (const time of ['first', 'second']) {
      const outcomes = await together((connection) => [connection.begin(), connection.run(claim(first)), connection.run(rows('select 1 / $1::int as none', [0])), connection.run(claim(behind)), connection.commit()]);
      expect(states(outcomes), time).toEqual(['22012', '22012', '22012', '22012', '22012']);
      expect(await kept(first), time).toEqual([]);
      expect(await kept(behind), time).toEqual([]);
      // Nothing of it lies open on the one connection there is.
      const { rows: [open] } = await pool.query('select now() = statement_timestamp() as fresh');
      expect(open, time).toEqual({ fresh: true });
    }
    const done = await together((connection) => [connection.begin(), connection.run(rows('select 1 / $1::int as none', [2])), connection.run(claim(first)), connection.commit()]);
    expect(states(done)).toEqual(['done', 'done', 'done', 'done']);
    expect(await kept(first)).toHaveLength(1);
  });

  it('a text that is no statement fails like one that fails, also where it stands between others', async () => {
    const id = newId();
    const outcomes = await together((connection) => [connection.begin(), connection.run(claim(id)), connection.run(rows('selekt 1')), connection.commit()]);
    expect(states(outcomes)).toEqual(['42601', '42601', '42601', '42601']);
    expect(await kept(id)).toEqual([]);
  });

  it('are not sent, not even the commit, where one value cannot be written', async () => {
    const id = newId();
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const outcomes = await together((connection) => [connection.begin(), connection.run(claim(id)), connection.run(rows('select $1::jsonb as body', [circle])), connection.commit()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    expect(await kept(id)).toEqual([]);
    expect(states(await together((connection) => [connection.run(rows('select 1 as one'))]))).toEqual(['done']);
  });

  it('leave nothing half on the wire where the driver fails while it writes', async () => {
    const id = newId();
    // The one connection there is; its driver cannot write the last of three.
    const once = await pool.connect();
    const execute = once.connection.execute.bind(once.connection);
    let written = 0;
    once.connection.execute = (config, more) => {
      written += 1;
      if (written === 3) throw new RangeError('too long to be written');
      execute(config, more);
    };
    once.release();
    const outcomes = await together((connection) => [connection.begin(), connection.run(claim(id)), connection.commit()]);
    expect(states(outcomes)).toEqual(Array.from({ length: 3 }, () => 'RangeError: too long to be written'));
    // The next round goes over another connection, and what the half one had asked is not done with it.
    expect(states(await together((connection) => [connection.run(rows('select 1 as one'))]))).toEqual(['done']);
    expect(await kept(id)).toEqual([]);
  });

  it('fail when the connection is lost under way; the next ones find another', async () => {
    const outcomes = await together((connection) => [connection.begin(), connection.run(rows('select pg_terminate_backend(pg_backend_pid())')), connection.run(rows('select 1 as one')), connection.commit()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    expect(states(await together((connection) => [connection.run(rows('select 1 as one'))]))).toEqual(['done']);
  });
});
