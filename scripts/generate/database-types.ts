import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { readTargetState, targetStateSql } from '../../server/database/target-state.ts';
import { withClient, withDatabase } from '../../server/src/kernel/database/connection.ts';
import { prepareDatabase } from '../../server/src/kernel/database/roles.ts';
import { startThrowAway } from '../../server/src/kernel/database/throw-away.ts';
import { secretOf } from '../../server/src/kernel/secret.ts';

const codegen = resolve(import.meta.dirname, '../../node_modules/kysely-codegen/dist/cli/bin.js');

/** The types of all tables of a database that holds the target state, as one module. Dates stay text: they have no time zone. */
export async function databaseTypes(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'anhe-types-'));
  try {
    const file = join(folder, 'database-types.ts');
    const options = ['--dialect', 'postgres', '--url', url, '--date-parser', 'string', '--out-file', file, '--log-level', 'error'];
    await promisify(execFile)(process.execPath, [codegen, ...options], { timeout: 60_000 });
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Does some work with a throw-away database that holds the target state; gives it the superuser's address. */
export async function withTargetState<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const server = await startThrowAway();
  try {
    const url = withDatabase(server.url, 'anhe_types');
    const { owner } = await prepareDatabase(url, secretOf('of a database that lives for seconds'));
    await withClient(owner, (client) => client.query(targetStateSql(readTargetState())));
    return await work(url);
  } finally {
    await server.stop();
  }
}
