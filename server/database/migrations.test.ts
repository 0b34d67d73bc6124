import { escapeIdentifier } from 'pg';
import { describe, expect, it } from 'vitest';
import { withClient } from '../src/kernel/database/connection.ts';
import { migrate, readMigrations } from '../src/kernel/database/migrate.ts';
import { dumpCatalog, dumpRows } from '../test/catalog.ts';
import { createDatabase, dropDatabase, nameDatabase, useDatabase } from '../test/database.ts';

describe('the product’s migrations', () => {
  const target = useDatabase();

  it('lead to the target state of the tables, rows included', async () => {
    const migrated = nameDatabase();
    await createDatabase(migrated, 'template0');
    try {
      const done = await migrate(migrated.owner);
      expect(done.applied).toHaveLength(readMigrations().length);
      expect(await migrate(migrated.owner)).toEqual({ applied: [], already: done.applied.length });

      const [expected, found] = await Promise.all(
        [target, migrated].map(({ admin }) =>
          withClient(admin, async (client) => ({ catalog: await dumpCatalog(client), rows: await dumpRows(client) })),
        ),
      );
      expect(found).toEqual(expected);
      expect(found?.catalog.length).toBeGreaterThan(5);
    } finally {
      await dropDatabase(migrated);
    }
  });

  it('would be caught when they miss something', async () => {
    const other = nameDatabase();
    await createDatabase(other);
    try {
      const before = await withClient(other.admin, dumpCatalog);
      await withClient(other.admin, (client) =>
        client.query(`CREATE TABLE kernel.${escapeIdentifier('extra')} (id integer); GRANT SELECT ON kernel.migration TO anhe_app`),
      );
      const after = await withClient(other.admin, dumpCatalog);
      const fresh = after.filter((line) => !before.includes(line));
      expect(fresh.join('\n')).toMatch(/relation kernel\.extra/u);
      expect(fresh.join('\n')).toMatch(/relation kernel\.migration .*anhe_app=r/u);
    } finally {
      await dropDatabase(other);
    }
  });
});
