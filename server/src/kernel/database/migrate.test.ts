import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, dropDatabase, nameDatabase, type TestDatabase } from '../../../test/database.ts';
import { withClient } from './connection.ts';
import { migrate, readMigrations } from './migrate.ts';

const first = `CREATE SCHEMA kernel;
CREATE TABLE kernel.migration (number integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL);
CREATE TABLE kernel.thing (id integer PRIMARY KEY);`;

let folder: string;
let database: TestDatabase;

const write = (name: string, sql: string): void => {
  writeFileSync(join(folder, name), sql);
};

const things = async (): Promise<unknown[]> =>
  withClient(database.owner, async (client) => (await client.query('SELECT id FROM kernel.thing ORDER BY id')).rows);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anhe-migrations-'));
  database = nameDatabase();
  await createDatabase(database, 'template0');
  write('0001_first.sql', first);
});

afterEach(async () => {
  await dropDatabase(database);
  rmSync(folder, { recursive: true, force: true });
});

describe('migrations', () => {
  it('are applied once, in order, and recorded', async () => {
    write('0002_one.sql', 'INSERT INTO kernel.thing VALUES (1);');
    expect(await migrate(database.owner, folder)).toEqual({ applied: ['0001_first', '0002_one'], already: 0 });
    write('0003_two.sql', 'INSERT INTO kernel.thing VALUES (2);');
    expect(await migrate(database.owner, folder)).toEqual({ applied: ['0003_two'], already: 2 });
    expect(await migrate(database.owner, folder)).toEqual({ applied: [], already: 3 });
    expect(await things()).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('run once when two commands migrate at the same moment', async () => {
    write('0002_one.sql', 'SELECT pg_sleep(0.2); INSERT INTO kernel.thing VALUES (1);');
    const both = await Promise.all([migrate(database.owner, folder), migrate(database.owner, folder)]);
    expect(both.map((done) => done.applied.length).sort()).toEqual([0, 2]);
    expect(await things()).toEqual([{ id: 1 }]);
  });

  it('leave nothing of a file that fails, and keep those before it', async () => {
    write('0002_bad.sql', 'INSERT INTO kernel.thing VALUES (1);\n\nSELECT * FROM nowhere;');
    await expect(migrate(database.owner, folder)).rejects.toThrow(/0002_bad:3: .*nowhere/u);
    expect(await things()).toEqual([]);
    expect(await withClient(database.owner, async (client) => (await client.query('SELECT name FROM kernel.migration')).rows)).toEqual([
      { name: '0001_first' },
    ]);
  });

  it('refuse a changed file that was applied, but not other line ends', async () => {
    await migrate(database.owner, folder);
    write('0001_first.sql', first.replaceAll('\n', '\r\n'));
    expect(await migrate(database.owner, folder)).toEqual({ applied: [], already: 1 });
    write('0001_first.sql', `${first}\n-- an afterthought`);
    await expect(migrate(database.owner, folder)).rejects.toThrow(/0001_first: .*was changed/u);
  });

  it('refuse a database that is ahead of the program', async () => {
    write('0002_one.sql', 'INSERT INTO kernel.thing VALUES (1);');
    await migrate(database.owner, folder);
    rmSync(join(folder, '0002_one.sql'));
    await expect(migrate(database.owner, folder)).rejects.toThrow(/0002_one/u);
  });

  it.each([['0003_gap.sql'], ['0001_twice.sql'], ['2_short.sql'], ['0002_Upper.sql']])('refuse the odd name %s', (name) => {
    write(name, 'SELECT 1;');
    expect(() => readMigrations(folder)).toThrow(name);
  });
});
