import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import type { Keyring } from '../crypto/keyring.ts';
import { withClient } from '../database/connection.ts';
import type { Connections } from '../database/roles.ts';
import { blobName, folderBlobs } from '../files/index.ts';
import type { BlobStore } from '../files/index.ts';
import { workersLock } from '../jobs/index.ts';
import { copyIn } from './copy.ts';
import { BackupError, readManifest } from './manifest.ts';
import type { Manifest, TableEntry } from './manifest.ts';
import { fileOf, migrationState, tablesToCopy } from './tables.ts';

export interface RestoreParts {
  /** Of a database that was migrated and holds nothing of anyone's yet. */
  readonly connections: Pick<Connections, 'owner' | 'job'>;
  readonly blobs: BlobStore;
  readonly keys: Keyring;
}

/** Reads a backup through and compares every table's file with the manifest. Throws BackupError at the first that differs. */
export async function checkBackup(folder: string, keys: Keyring): Promise<Manifest> {
  const manifest = await readManifest(folder, keys);
  for (const { name, sha256 } of manifest.tables) {
    const hash = createHash('sha256');
    try {
      for await (const chunk of createReadStream(join(folder, fileOf(name)))) hash.update(chunk);
    } catch (error) {
      throw new BackupError(`${fileOf(name)}: 无法读取 · cannot be read`, { cause: error });
    }
    if (hash.digest('hex') !== sha256) throw new BackupError(`${fileOf(name)}: 已损坏或被改动 · damaged or changed`);
  }
  return manifest;
}

/**
 * Puts a backup into an empty installation: the files first, then all rows in one transaction for each account, so that a
 * restore that breaks off leaves the installation as empty as it was. Sign-ins that held are over. Throws BackupError
 * when the installation is in use, holds records, or is of another release than the backup.
 * @param manifest as `checkBackup` gave it
 */
export async function restore(parts: RestoreParts, folder: string, manifest: Manifest): Promise<void> {
  const { owner, job } = parts.connections;
  await withClient(owner, (ownerClient) => withClient(job, async (jobClient) => {
    await assertIdle(jobClient);
    await assertEmpty(ownerClient);
    await assertSameRelease(ownerClient, jobClient, manifest);
    await restoreFiles(parts, folder);
    await load(ownerClient, 'owner', { folder, manifest });
    await load(jobClient, 'job', { folder, manifest });
    // The records are what decides whether the installation counts as empty: they come last.
    await jobClient.query('commit');
    await ownerClient.query('commit');
    await ownerClient.query('analyze');
  }));
}

/** A server or worker that starts meanwhile waits until this connection ends. */
async function assertIdle(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [workersLock]);
  if (rows[0]?.alone !== true) throw new BackupError('安和正在运行，请先停止 · Anhe is running; stop it first');
}

async function assertEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>('select exists (select from kernel.command) or exists (select from kernel.event) or exists (select from sign_in."user") as used');
  if (rows[0]?.used === true) throw new BackupError('此数据库已有数据，只能恢复到空的安装 · this database holds records; restore into an empty installation only');
}

async function assertSameRelease(owner: pg.Client, job: pg.Client, manifest: Manifest): Promise<void> {
  const here = await migrationState(owner, job);
  const same = JSON.stringify(here) === JSON.stringify({ migrations: manifest.migrations, queue: manifest.queue });
  if (same) return;
  throw new BackupError(`备份来自版本 ${manifest.program}，请用该版本恢复后再升级 · the backup was made by release ${manifest.program}; restore with that release, then upgrade`);
}

async function restoreFiles({ blobs }: RestoreParts, folder: string): Promise<void> {
  const kept = folderBlobs(join(folder, 'files'));
  for await (const { name } of kept.list()) {
    const bytes = await kept.read(name);
    if (bytes !== undefined && blobName(name.slice(3)) === name) await blobs.write(name, bytes);
  }
}

/** Begins a transaction and fills the account's tables; what the migrations put there gives way. */
async function load(client: pg.Client, account: TableEntry['account'], { folder, manifest }: { folder: string; manifest: Manifest }): Promise<void> {
  const entries = new Map(manifest.tables.filter((entry) => entry.account === account).map((entry) => [entry.name, entry]));
  const tables = await tablesToCopy(client);
  await client.query('begin');
  // Not copied, but bound to a table that is.
  const bound = account === 'owner' ? ['sign_in.session'] : [];
  await client.query(`truncate ${[...tables.map(({ name }) => name), ...bound].join(', ')}`);
  for (const { name } of tables) {
    const entry = entries.get(name);
    if (entry === undefined) throw new BackupError(`${name}: 备份中没有此表 · the backup lacks this table`);
    const rows = pipeline(createReadStream(join(folder, fileOf(name))), createGunzip(), () => undefined);
    const count = await copyIn(client, `copy ${name} (${entry.columns.join(', ')}) from stdin`, rows);
    if (count !== entry.rows) throw new BackupError(`${name}: ${count} 行，应为 ${entry.rows} · ${count} rows instead of ${entry.rows}`);
  }
  for (const { name, last } of manifest.sequences.filter((sequence) => sequence.account === account)) await client.query('select setval($1::regclass, $2::bigint)', [name, last]);
}
