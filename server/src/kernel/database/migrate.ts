import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Client, DatabaseError } from 'pg';
import { type Connection, withClient } from './connection.ts';

/** One step forward: a file `0001_name.sql`. */
export type Migration = { readonly number: number; readonly name: string; readonly sql: string; readonly sha256: string };

/** What a run did: names in order. */
export type Migrated = { readonly applied: readonly string[]; readonly already: number };

/** The product's own migrations. */
export const migrationsFolder = resolve(import.meta.dirname, '../../../database/migrations');

const migrationsLock = 4_210_610_501;

/** A history that does not fit the files, or a file that does not run; the message tells which. */
class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** Reads the migrations of a folder. Throws when a name is odd or a number is missing or used twice. */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort();
  return files.map((file, index) => {
    const parts = /^(?<number>\d{4})_(?<name>[a-z0-9_]+)\.sql$/u.exec(file);
    if (parts === null) throw new MigrationError(`${file}: 文件名应如 0001_name.sql · a name like 0001_name.sql is expected`);
    const number = Number(parts.groups?.['number']);
    if (number !== index + 1) throw new MigrationError(`${file}: 编号应为 ${index + 1} · number ${index + 1} is expected here`);
    // The same file checked out with other line ends is the same migration.
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { number, name: file.slice(0, -4), sql, sha256: createHash('sha256').update(sql, 'utf8').digest('hex') };
  });
}

/**
 * Brings the database forward: applies what is missing, each file in a transaction of its own, one command at a time.
 *
 * `owner` connects as the account that owns everything. The first migration makes `kernel.migration`, in which each is
 * recorded with its hash. Throws MigrationError when an applied file was changed, when the database is ahead of this
 * program, or when a file fails (then nothing of it remains).
 */
export const migrate = (owner: Connection, folder: string = migrationsFolder): Promise<Migrated> => withClient(owner, (client) => migrateOn(client, folder));

/** `migrate` on a connection that its caller holds. */
export async function migrateOn(client: Client, folder: string = migrationsFolder): Promise<Migrated> {
  const migrations = readMigrations(folder);
  if ((await recorded(client, migrations)) === migrations.length) return { applied: [], already: migrations.length };
  await client.query("SELECT set_config('lock_timeout', '120s', false)");
  await client.query('SELECT pg_advisory_lock($1)', [migrationsLock]);
  await client.query("SELECT set_config('lock_timeout', '10s', false)");
  try {
    const already = await recorded(client, migrations);
    const applied: string[] = [];
    for (const migration of migrations.slice(already)) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return { applied, already };
  } finally {
    // On a connection that broke the lock is gone already, and its error is the one to tell.
    await client.query('SELECT pg_advisory_unlock($1)', [migrationsLock]).catch(() => undefined);
  }
}

/** How many of the migrations are in the database, after comparing what was recorded with the files. */
async function recorded(client: Client, migrations: readonly Migration[]): Promise<number> {
  const table = await client.query<{ there: boolean }>("SELECT to_regclass('kernel.migration') IS NOT NULL AS there");
  if (table.rows[0]?.there !== true) return 0;
  const { rows } = await client.query<{ number: number; name: string; sha256: string }>(
    'SELECT number, name, sha256 FROM kernel.migration ORDER BY number',
  );
  for (const [index, row] of rows.entries()) {
    const file = migrations[index];
    if (file === undefined) {
      throw new MigrationError(`数据库比程序新（${row.name}） · the database is ahead of this program (${row.name})`);
    }
    if (file.name !== row.name || file.sha256 !== row.sha256) {
      throw new MigrationError(`${row.name}: 已执行的迁移被改动 · an applied migration was changed`);
    }
  }
  return rows.length;
}

async function apply(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    await client.query('INSERT INTO kernel.migration (number, name, sha256) VALUES ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new MigrationError(`${migration.name}${lineOf(migration.sql, error)}: ${String(error)}`, { cause: error });
  }
}

function lineOf(sql: string, error: unknown): string {
  if (!(error instanceof DatabaseError) || error.position === undefined) return '';
  return `:${sql.slice(0, Number(error.position)).split('\n').length}`;
}
