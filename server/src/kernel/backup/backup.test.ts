import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@anhe/contract/kernel';
import { matterOperations } from '@anhe/contract/matters';
import { buildCommittee, buildMatter } from '../../../test/build.ts';
import { createDatabase, dropDatabase, nameDatabase } from '../../../test/database.ts';
import type { TestDatabase } from '../../../test/database.ts';
import { useGround } from '../../../test/ground.ts';
import { matters, textSource } from '../../modules/matters/index.ts';
import { parties } from '../../modules/parties/index.ts';
import { Keyring } from '../crypto/keyring.ts';
import { loadDataKeys } from '../crypto/data-keys.ts';
import { withClient } from '../database/connection.ts';
import { seal } from '../events/seal.ts';
import { verifyAll } from '../events/verify.ts';
import { blobName, folderBlobs, openFiles, verifyFiles } from '../files/index.ts';
import { migrateQueue, withPool, workersLock } from '../jobs/index.ts';
import { secretOf } from '../secret.ts';
import { backUp, checkBackup, restore } from './index.ts';
import { fileOf, tablesToCopy } from './tables.ts';

const ground = useGround(() => [parties, matters]);
const scratch = mkdtempSync(join(tmpdir(), 'anhe-backup-'));
const blobs = folderBlobs(join(scratch, 'blobs'));
const at = (name: string): string => join(scratch, name);
const others: TestDatabase[] = [];
let digest = '';

/** An installation that nobody has used yet. */
async function emptyDatabase(): Promise<TestDatabase> {
  const database = nameDatabase();
  others.push(database);
  await createDatabase(database);
  await migrateQueue(database.job);
  return database;
}

/** All rows of all tables that are copied, as text, to be compared. */
async function contents(database: TestDatabase): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const account of [database.owner, database.job]) {
    await withClient(account, async (client) => {
      for (const { name } of await tablesToCopy(client)) {
        const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
        all[name] = rows.map(({ row }) => row);
      }
    });
  }
  return all;
}

const addJob = (database: TestDatabase, key: string) =>
  withClient(database.job, (client) => client.query("select id::int from graphile_worker.add_job('test.rest', payload := '{}', job_key := $1)", [key]).then(({ rows }) => Number(rows[0]?.id)));

beforeAll(async () => {
  await migrateQueue(ground.database.job);
  const { unit, mediator } = await buildCommittee(ground);
  for (let index = 0; index < 30; index += 1) {
    const matter = await buildMatter(ground, unit);
    const input = { county: matter.county, matter: matter.id, happenedOn: '2026-11-25', text: `第${index}次上门：约定\t周五\n再谈 \\N '引号' ${'长'.repeat(index * 40)}` };
    await ground.command(matterOperations.note, mediator.actor, input);
  }
  digest = await openFiles(blobs, ground.keys).put(Buffer.from('签字页'));
  await ground.insert('kernel.file', { county: unit.county, id: newId(), place: unit.place, name: '签字页.txt', media_type: 'text/plain', size: 9, digest: Buffer.from(digest, 'hex'), actor: mediator.actor.label });
  const account = newId();
  await ground.insert('sign_in."user"', { id: account, name: '甲', email: 'a@anhe.invalid', emailVerified: true, username: 'a', county: unit.county, person: mediator.person });
  await ground.insert('sign_in."session"', { expiresAt: '2026-12-01', token: 'a sign-in that holds', updatedAt: ground.now, userId: account });
  await ground.insert('kernel.outbox', { id: newId(), county: unit.county, task: 'test.rest', payload: '{}' });
  await addJob(ground.database, 'waits');
  await withPool(ground.database.job, 1, (pool) => seal(pool, ground.now));
  await backUp({ connections: ground.database, blobs, keys: ground.keys, now: ground.now }, at('whole'));
});

afterAll(async () => {
  for (const database of others) await dropDatabase(database);
  rmSync(scratch, { recursive: true, force: true });
});

describe('a backup', () => {
  it('restored into an empty installation is the same in every row, and verifies', async () => {
    const target = await emptyDatabase();
    const kept = folderBlobs(at('restored-blobs'));
    const manifest = await checkBackup(at('whole'), ground.keys);
    await restore({ connections: target, blobs: kept, keys: ground.keys }, at('whole'), manifest);
    const [before, after] = [await contents(ground.database), await contents(target)];
    expect(after).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(40);
    expect(manifest.tables.find(({ name }) => name === 'kernel.event')?.rows).toBe(60);

    const keys = new Keyring(secretOf('the master key of the tests, known to everybody'));
    await withClient(target.owner, (client) => loadDataKeys(client, keys));
    expect(await verifyAll(target.owner, textSource(keys))).toMatchObject({ events: 60, streams: 30, texts: 30, seals: 1, found: 0 });
    expect(await verifyFiles(target.owner, openFiles(kept, keys))).toEqual({ files: 1, bad: [], found: 0 });
  });

  it('restored keeps rows that nobody changes, computed columns, and numbers that go on', async () => {
    const target = await emptyDatabase();
    await restore({ connections: target, blobs: folderBlobs(at('more-blobs')), keys: ground.keys }, at('whole'), await checkBackup(at('whole'), ground.keys));
    await withClient(target.admin, async (client) => {
      await expect(client.query("update kernel.event set type = 'x'")).rejects.toThrow(/append-only/);
      const { rows } = await client.query("select level from places.division where place = '610524'");
      expect(rows).toEqual([{ level: 'county' }]);
      expect((await client.query('select from sign_in."session"')).rowCount).toBe(0);
    });
    const last = Number((await ground.rows<{ id: string }>('select max(id) as id from graphile_worker._private_jobs'))[0]?.id);
    expect(await addJob(target, 'new one')).toBeGreaterThan(last);
  });

  it('holds no sign-ins and nothing of the secret, and is readable by its owner only', async () => {
    const manifest = await checkBackup(at('whole'), ground.keys);
    const names = manifest.tables.map(({ name }) => name);
    expect(names).toContain('sign_in."user"');
    expect(names).not.toContain('sign_in.session');
    expect(readFileSync(join(at('whole'), 'manifest.json'), 'utf8')).not.toContain('known to everybody');
    expect(statSync(at('whole')).mode & 0o077).toBe(0);
    expect(statSync(join(at('whole'), fileOf('kernel.event'))).mode & 0o077).toBe(0);
  });

  it('is not made into a folder that holds something; files of an earlier one are linked', async () => {
    const parts = { connections: ground.database, blobs, keys: ground.keys, now: ground.now };
    await expect(backUp(parts, at('whole'))).rejects.toThrow(/not empty/);
    const manifest = await backUp({ ...parts, earlier: at('whole') }, at('second'));
    expect(manifest.files).toMatchObject({ count: 1, missing: [] });
    expect(statSync(join(at('second'), 'files', blobName(digest))).ino).toBe(statSync(join(at('whole'), 'files', blobName(digest))).ino);
  });

  it('names files that were missing', async () => {
    const manifest = await backUp({ connections: ground.database, blobs: folderBlobs(at('nothing')), keys: ground.keys, now: ground.now }, at('without-files'));
    expect(manifest.files).toEqual({ count: 0, bytes: 0, missing: [digest] });
  });
});

describe('a restore is refused', () => {
  function damaged(name: string, file: string, change: (text: string) => string): string {
    cpSync(at('whole'), at(name), { recursive: true });
    const path = join(at(name), file);
    writeFileSync(path, Buffer.from(change(readFileSync(path, 'latin1')), 'latin1'));
    return at(name);
  }

  it('under another secret, of a changed file or manifest, of a folder without one', async () => {
    await expect(checkBackup(at('whole'), new Keyring(secretOf('another secret of an installation')))).rejects.toThrow(/another secret/);
    await expect(checkBackup(damaged('event', fileOf('kernel.event'), (text) => text.slice(0, -1)), ground.keys)).rejects.toThrow(/kernel\.event.*damaged/);
    await expect(checkBackup(damaged('manifest', 'manifest.json', (text) => text.replace('"rows": 60', '"rows": 59')), ground.keys)).rejects.toThrow(/manifest was changed/);
    await expect(checkBackup(damaged('odd', 'manifest.json', () => '{}'), ground.keys)).rejects.toThrow(/cannot be read/);
    await expect(checkBackup(join(scratch, 'blobs'), ground.keys)).rejects.toThrow(/no complete backup/);
  });

  it('into an installation that holds records, one that works, one of another release', async () => {
    const manifest = await checkBackup(at('whole'), ground.keys);
    const parts = (connections: TestDatabase) => ({ connections, blobs: folderBlobs(at('unused')), keys: ground.keys });
    await expect(restore(parts(ground.database), at('whole'), manifest)).rejects.toThrow(/holds records/);
    const target = await emptyDatabase();
    await withClient(target.job, async (client) => {
      await client.query('select pg_advisory_lock_shared($1)', [workersLock]);
      await expect(restore(parts(target), at('whole'), manifest)).rejects.toThrow(/is running/);
    });
    await expect(restore(parts(target), at('whole'), { ...manifest, queue: manifest.queue + 1 })).rejects.toThrow(/restore with that release/);
  });

  it('halfway leaves the installation empty, and may be tried again', async () => {
    const target = await emptyDatabase();
    const manifest = await checkBackup(at('whole'), ground.keys);
    const parts = { connections: target, blobs: folderBlobs(at('again-blobs')), keys: ground.keys };
    const wrong = { ...manifest, tables: manifest.tables.map((table) => (table.name === 'sign_in."user"' ? { ...table, rows: 7 } : table)) };
    await expect(restore(parts, at('whole'), wrong)).rejects.toThrow(/1 rows instead of 7/);
    await expect(restore(parts, at('whole'), { ...manifest, tables: manifest.tables.slice(1) })).rejects.toThrow(/lacks this table/);
    await withClient(target.owner, async (client) => expect((await client.query('select from kernel.event')).rowCount).toBe(0));
    await restore(parts, at('whole'), manifest);
    await withClient(target.owner, async (client) => expect((await client.query('select from kernel.event')).rowCount).toBe(60));
  });
});
