// Once for a run: a throw-away Postgres (or the one of ANHE_TEST_DATABASE_URL) with a template of the whole database.
import { escapeIdentifier } from 'pg';
import type { TestProject } from 'vitest/node';
import { readTargetState } from '../database/target-state.ts';
import { withClient, withDatabase } from '../src/kernel/database/connection.ts';
import { prepareDatabase } from '../src/kernel/database/roles.ts';
import { startThrowAway } from '../src/kernel/database/throw-away.ts';
import { testSecret } from './secret.ts';

/** What the test files are told about the ground they stand on. */
export type TestGround = {
  /** Address of an account that may make databases. */
  readonly url: string;
  readonly template: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    ground: TestGround;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await findServer();
  const template = `anhe_template_${process.pid}`;
  try {
    await makeTemplate(server.url, template);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('ground', { url: server.url, template });
  return async () => {
    await withClient({ connectionString: server.url }, (client) =>
      client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(template)} WITH (FORCE)`),
    );
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
