import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { programFolder } from '../config.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { withClient } from '../database/connection.ts';
import type { Connections } from '../database/roles.ts';
import { blobName, folderBlobs } from '../files/index.ts';
import type { BlobStore } from '../files/index.ts';
import { copyOut } from './copy.ts';
import { BackupError, secretMark, writeManifest } from './manifest.ts';
import type { Manifest, TableEntry } from './manifest.ts';
import { fileOf, migrationState, sequenceValues, tablesToCopy } from './tables.ts';
import type { CopiedTable } from './tables.ts';

export interface BackupParts {
  readonly connections: Pick<Connections, 'owner' | 'job'>;
  readonly blobs: BlobStore;
  readonly keys: Keyring;
  readonly now: Date;
  /** An earlier backup on the same disk: files it holds are linked, not copied again. */
  readonly earlier?: string | undefined;
}

type Account = TableEntry['account'];
type DatabasePart = Omit<Manifest, 'format' | 'madeAt' | 'program' | 'secret' | 'files'>;

/**
 * Copies the whole installation into an empty folder while it goes on working: every table as of one moment, then the
 * stored files (encrypted as they lie), at last the manifest. What the values were encrypted under, the secret, is not
 * in it. Throws BackupError for a folder that holds something.
 */
export async function backUp(parts: BackupParts, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new BackupError(`${folder}: 文件夹不是空的 · the folder is not empty`);
  await mkdir(join(folder, 'tables'), { mode: 0o700 });
  const { part, digests } = await copyDatabase(parts.connections, folder);
  const files = await copyFiles(parts, folder, digests);
  const program = JSON.parse(await readFile(join(programFolder, 'package.json'), 'utf8')) as { version: string }; // our own file
  const manifest: Manifest = { format: 1, madeAt: parts.now.toISOString(), program: program.version, secret: secretMark(parts.keys), ...part, files };
  await writeManifest(folder, manifest, parts.keys);
  await syncFolder(folder);
  return manifest;
}

/** Both accounts look at the same snapshot: a job is either still in the outbox or already in the queue. */
async function copyDatabase({ owner, job }: BackupParts['connections'], folder: string): Promise<{ part: DatabasePart; digests: readonly string[] }> {
  return withClient(owner, async (ownerClient) => {
    await ownerClient.query('begin isolation level repeatable read read only');
    const { rows } = await ownerClient.query<{ snapshot: string; server: string }>("select pg_export_snapshot() as snapshot, current_setting('server_version') as server");
    const fromQueue = await withClient(job, async (client) => {
      await client.query('begin isolation level repeatable read read only');
      await client.query(`set transaction snapshot '${rows[0]?.snapshot ?? ''}'`);
      const state = await migrationState(ownerClient, client);
      const copied = await copyTables(client, 'job', folder);
      await client.query('commit');
      return { ...state, ...copied };
    });
    const own = await copyTables(ownerClient, 'owner', folder);
    const { rows: files } = await ownerClient.query<{ digest: string }>("select distinct encode(digest, 'hex') as digest from kernel.file order by 1");
    await ownerClient.query('commit');
    const { migrations, queue } = fromQueue;
    const part = { server: rows[0]?.server ?? '', migrations, queue, tables: [...own.tables, ...fromQueue.tables], sequences: [...own.sequences, ...fromQueue.sequences] };
    return { part, digests: files.map(({ digest }) => digest) };
  });
}

async function copyTables(client: pg.Client, account: Account, folder: string): Promise<Pick<Manifest, 'tables' | 'sequences'>> {
  const tables: TableEntry[] = [];
  for (const table of await tablesToCopy(client)) tables.push(await copyTable(client, account, { table, folder }));
  const sequences = (await sequenceValues(client)).map((sequence) => ({ ...sequence, account }));
  return { tables, sequences };
}

async function copyTable(client: pg.Client, account: Account, { table, folder }: { table: CopiedTable; folder: string }): Promise<TableEntry> {
  const target = join(folder, fileOf(table.name));
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const rows = await copyOut(client, `copy ${table.name} (${table.columns.join(', ')}) to stdout`, async (copied) => {
    await pipeline(copied, createGzip({ level: 1 }), measure, createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }));
  });
  return { name: table.name, account, columns: [...table.columns], rows, bytes, sha256: hash.digest('hex') };
}

async function copyFiles({ blobs, earlier }: BackupParts, folder: string, digests: readonly string[]): Promise<Manifest['files']> {
  const target = folderBlobs(join(folder, 'files'));
  const missing: string[] = [];
  let bytes = 0;
  for (const digest of digests) {
    const name = blobName(digest);
    const there = join(folder, 'files', name);
    if (earlier !== undefined && (await linked(join(earlier, 'files', name), there))) {
      bytes += (await stat(there)).size;
      continue;
    }
    const stored = await blobs.read(name);
    if (stored === undefined) missing.push(digest);
    else await target.write(name, stored);
    bytes += stored?.length ?? 0;
  }
  return { count: digests.length - missing.length, bytes, missing };
}

/** Names say the content, so the same name is the same file. False when the earlier backup has none. */
async function linked(from: string, to: string): Promise<boolean> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return false;
    // Another disk, or one that knows no links.
    if (code !== 'EXDEV' && code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EMLINK') throw error;
    await copyFile(from, to);
    return true;
  }
}

/** Makes the names in a folder last through a power failure; not every system can. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  for (const each of [join(folder, 'tables'), folder]) {
    const handle = await open(each, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
