import { randomBytes } from 'node:crypto';
import { escapeIdentifier } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Connection, sqlState, withClient, withDatabase } from '../src/kernel/database/connection.ts';
import { type Connections, connectionsOf, grantDatabase } from '../src/kernel/database/roles.ts';
import { testSecret } from './secret.ts';
import './global-setup.ts';

/** A test file's own database: the connections of the four accounts, and that of an account that may do everything. */
export type TestDatabase = Connections & { readonly name: string; readonly admin: Connection };

/**
 * Gives the calling test file a copy of a template (the tables alone, unless said), dropped after its last test. Call it
 * once, outside of any test; the connections may be passed on at once, the database is there from the first hook that follows.
 */
export function useDatabase(of: 'template' | 'furnished' = 'template'): TestDatabase {
  const database = nameDatabase();
  beforeAll(() => createDatabase(database, inject('ground')[of]));
  afterAll(() => dropDatabase(database));
  return database;
}

/** A name and connections for one more copy of the template; make it with `createDatabase`. */
export function nameDatabase(): TestDatabase {
  const name = `anhe_t_${randomBytes(6).toString('hex')}`;
  const url = withDatabase(inject('ground').url, name);
  return { name, admin: { connectionString: url }, ...connectionsOf(url, testSecret) };
}

/** Copies the template (or another database that nobody is connected to). */
export async function createDatabase(database: TestDatabase, template: string = inject('ground').template): Promise<void> {
  await withClient({ connectionString: inject('ground').url }, async (client) => {
    // File by file: page by page through the log it takes up to four times as long.
    const copy = `CREATE DATABASE ${escapeIdentifier(database.name)} TEMPLATE ${escapeIdentifier(template)} STRATEGY file_copy`;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(copy);
        return;
      } catch (error) {
        // Another connection is still leaving the template.
        if (sqlState(error) !== '55006' || attempt === 20) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  });
  await withClient(database.admin, grantDatabase);
}

/** Drops a database, whoever is still connected. */
export async function dropDatabase(database: Pick<TestDatabase, 'name'>): Promise<void> {
  await withClient({ connectionString: inject('ground').url }, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(database.name)} WITH (FORCE)`),
  );
}
