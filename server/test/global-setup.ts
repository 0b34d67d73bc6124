// Once for a run: a throw-away Postgres (or the one of ANHE_TEST_DATABASE_URL) with a template of the whole database.
import { existsSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escapeIdentifier } from 'pg';
import type { TestProject } from 'vitest/node';
import { readTargetState } from '../database/target-state.ts';
import { withClient, withDatabase } from '../src/kernel/database/connection.ts';
import { startEmbedded } from '../src/kernel/database/embedded.ts';
import { halt, inspect, isAlive } from '../src/kernel/database/embedded/postmaster.ts';
import { prepareDatabase } from '../src/kernel/database/roles.ts';
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

const clusterPrefix = 'anhe-test-';

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
  if (given !== undefined && given !== '') return { url: given, stop: async () => undefined };
  const parent = fastFolder();
  await removeLeftovers(parent);
  const dataDir = join(parent, `${clusterPrefix}${process.pid}`);
  const server = await startEmbedded({ dataDir, testing: true });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
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

/** A copy of the template is 300 small files, which some disks take a third of a second to make: memory, if it is ample. */
function fastFolder(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= 2 * 1024 ** 3 ? memory : tmpdir();
}

/** Throw-away servers of runs that were killed. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(clusterPrefix) || isAlive(Number(name.slice(clusterPrefix.length)))) continue;
    const folder = join(parent, name);
    const found = inspect(join(folder, 'postgres'));
    if (found.state !== 'absent' && found.state !== 'stale' && found.pid > 0) await halt(join(folder, 'postgres'), found.pid);
    rmSync(folder, { recursive: true, force: true });
  }
}
