// Once for a run: a throw-away Postgres (or the one of ANHE_TEST_DATABASE_URL) with a template of the whole database.
import { escapeIdentifier } from 'pg';
import type { TestProject } from 'vitest/node';
import { readTargetState } from '../database/target-state.ts';
import { withClient, withDatabase } from '../src/kernel/database/connection.ts';
import { connectionsOf, grantDatabase, prepareDatabase } from '../src/kernel/database/roles.ts';
import { startThrowAway } from '../src/kernel/database/throw-away.ts';
import { migrateQueue } from '../src/kernel/jobs/index.ts';
import { testSecret } from './secret.ts';
import { seedShipped } from './seed.ts';

/** What the test files are told about the ground they stand on. */
export type TestGround = {
  /** Address of an account that may make databases. */
  readonly url: string;
  /** The tables alone. */
  readonly template: string;
  /** The same with what ships in them, and with the queue of the jobs. */
  readonly furnished: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    ground: TestGround;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer();
  const [template, furnished] = [`anhe_template_${process.pid}`, `anhe_furnished_${process.pid}`];
  try {
    await makeTemplate(server.url, template);
    await furnish(server.url, template, furnished);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('ground', { url: server.url, template, furnished });
  return async () => {
    await withClient({ connectionString: server.url }, async (client) => {
      for (const name of [furnished, template]) await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
    });
    await server.stop();
  };
}

async function findServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['ANHE_TEST_DATABASE_URL'];
  return given === undefined || given === '' ? startThrowAway() : { url: given, stop: async () => undefined };
}

/**
 * The template is the target state of all tables; that the migrations lead to the very same is a test of its own
 * (server/database/migrations.test.ts).
 */
async function makeTemplate(url: string, template: string): Promise<void> {
  const { owner } = await prepareDatabase(withDatabase(url, template), testSecret);
  await withClient(owner, async (client) => {
    for (const file of readTargetState()) {
      await client.query(file.sql).catch((error: unknown) => {
        throw new Error(`server/database/tables/${file.name}.sql: ${String(error)}`, { cause: error });
      });
    }
  });
}

/** A second template, with the rows that nearly every test file would bring in by itself. */
async function furnish(url: string, template: string, furnished: string): Promise<void> {
  await withClient({ connectionString: url }, (client) => client.query(`CREATE DATABASE ${escapeIdentifier(furnished)} TEMPLATE ${escapeIdentifier(template)}`));
  const there = withDatabase(url, furnished);
  await withClient({ connectionString: there }, grantDatabase);
  const { owner, job } = connectionsOf(there, testSecret);
  await seedShipped(owner);
  await withClient(owner, async (client) => {
    for (const index of forRecounts) await client.query(index);
  });
  await migrateQueue(job);
}

/** A walk counts anew after every step: what belongs to its matter is found without reading all that was ever recorded. */
const forRecounts = [
  'create index on figures.entry (stream)',
  "create index on kernel.event (county, recorded_at) where type = 'places.code-moved'",
  "create index on kernel.event (county) where type in ('figures.notice-recorded', 'figures.notice-withdrawn')",
];
