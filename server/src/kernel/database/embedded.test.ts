import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from './connection.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { makeCluster } from './embedded/cluster.ts';
import { findBinaries } from './embedded/binaries.ts';
import { findPlace } from './embedded/place.ts';
import { halt, inspect, isAlive } from './embedded/postmaster.ts';

const folder = mkdtempSync(join(tmpdir(), 'anhe-embedded-'));
chmodSync(folder, 0o711);
const dataDir = join(folder, 'data');
const cluster = join(dataDir, 'postgres');
const fixture = join(import.meta.dirname, '../../../test/hold-database.ts');

const held: Embedded[] = [];
const children: ChildProcess[] = [];

async function start(where = dataDir, say: (message: string) => void = () => undefined, testing = true): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir: where, testing, say });
  held.push(embedded);
  return embedded;
}

/** A process of its own that holds the database and says so; it knows the ways of a real server. */
async function startHolder(): Promise<{ child: ChildProcess; how: string; pid: number; output: () => string }> {
  const child = spawn(process.execPath, [fixture, dataDir], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  children.push(child);
  let output = '';
  child.stdout?.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (output += part.toString()));
  const until = Date.now() + 20_000;
  while (!output.includes('holding') && child.exitCode === null && Date.now() < until) await sleep(10);
  const said = /holding (?<how>\w+) (?<pid>\d+)/u.exec(output)?.groups;
  if (said === undefined) throw new Error(`the holder did not start: ${output}`);
  return { child, how: said['how'] ?? '', pid: Number(said['pid']), output: () => output };
}

const answer = async (embedded: Embedded): Promise<unknown> =>
  withClient({ connectionString: embedded.url }, async (client) => (await client.query('SELECT 1 AS one')).rows);

beforeAll(() => {
  const place = findPlace(dataDir, () => undefined);
  makeCluster(place, findBinaries(place), true);
});

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  for (const embedded of held.splice(0)) await embedded.stop();
  const left = inspect(cluster);
  if (left.state === 'ready') await halt(cluster, left.pid);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded database', () => {
  it('starts, listens on its private socket only, and leaves nothing when stopped', async () => {
    const embedded = await start();
    expect(embedded.how).toBe('started');
    expect(await answer(embedded)).toEqual([{ one: 1 }]);
    const settings = await withClient({ connectionString: embedded.url }, async (client) => {
      const { rows } = await client.query<{ name: string; setting: string }>(
        "SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'TimeZone', 'server_encoding')",
      );
      return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
    });
    expect(settings).toEqual({ listen_addresses: '', TimeZone: 'Asia/Shanghai', server_encoding: 'UTF8' });
    expect(statSync(join(dataDir, 'run')).mode & 0o777).toBe(0o700);

    await embedded.stop();
    expect(inspect(cluster).state).toBe('absent');
    expect(isAlive(embedded.pid)).toBe(false);
    expect(existsSync(join(dataDir, 'run/.s.PGSQL.5432'))).toBe(false);
  });

  it('is durable unless a test asks otherwise', async () => {
    const durable = await startEmbedded({ dataDir });
    try {
      const { rows } = await withClient({ connectionString: durable.url }, (client) =>
        client.query<{ kept: boolean }>(
          `SELECT bool_and(setting = 'on') AS kept FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')`,
        ),
      );
      expect(rows).toEqual([{ kept: true }]);
    } finally {
      await durable.stop();
    }
  });

  it('is joined by a second command, and stopped by whoever leaves last', async () => {
    const first = await start();
    const second = await start();
    expect(second).toMatchObject({ how: 'joined', pid: first.pid });
    await first.stop();
    expect(isAlive(first.pid)).toBe(true);
    expect(await answer(second)).toEqual([{ one: 1 }]);
    await second.stop();
    expect(isAlive(first.pid)).toBe(false);
  });

  it('starts once when several commands start at the same moment', async () => {
    const all = await Promise.all([start(), start(), start()]);
    expect(new Set(all.map((embedded) => embedded.pid)).size).toBe(1);
    expect(all.filter((embedded) => embedded.how === 'started')).toHaveLength(1);
  });

  it('is ended by Ctrl-C after the server, with no process left', async () => {
    const holder = await startHolder();
    expect(isAlive(holder.pid)).toBe(true);
    // As a terminal does it: to the whole foreground group, which the database is not part of.
    process.kill(-Number(holder.child.pid), 'SIGINT');
    const [code] = await once(holder.child, 'exit');
    expect(code).toBe(0);
    expect(holder.output()).toMatch(/work stopped while the database answers/u);
    expect(isAlive(holder.pid)).toBe(false);
    expect(inspect(cluster).state).toBe('absent');
  });

  it('is adopted after its server was killed', async () => {
    const holder = await startHolder();
    holder.child.kill('SIGKILL');
    await once(holder.child, 'exit');
    expect(isAlive(holder.pid)).toBe(true);
    const next = await start();
    expect(next).toMatchObject({ how: 'adopted', pid: holder.pid });
    expect(await answer(next)).toEqual([{ one: 1 }]);
    await next.stop();
    expect(isAlive(holder.pid)).toBe(false);
  });

  it('starts again after it was killed itself, recovering what was committed', async () => {
    const first = await start(dataDir, () => undefined, false);
    await withClient({ connectionString: first.url }, async (client) => {
      await client.query('CREATE TABLE kept (n integer)');
      await client.query('INSERT INTO kept VALUES (42)');
    });
    process.kill(first.pid, 'SIGKILL');
    await expect.poll(() => isAlive(first.pid), { timeout: 10_000 }).toBe(false);
    // The holder notices by itself and brings it back; a newcomer finds it.
    const next = await start();
    expect(next.pid).not.toBe(first.pid);
    const { rows } = await withClient({ connectionString: next.url }, (client) => client.query('SELECT n FROM kept'));
    expect(rows).toEqual([{ n: 42 }]);
  });

  it('is not fooled by a process number that now belongs to a stranger', async () => {
    const first = await start();
    const text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
    await first.stop();
    const { owner } = findPlace(dataDir, () => undefined);
    const stranger = spawn('/bin/sleep', ['60'], owner === undefined ? {} : { uid: owner.uid, gid: owner.gid });
    children.push(stranger);
    await once(stranger, 'spawn');
    writeFileSync(join(cluster, 'postmaster.pid'), text.replace(/^\d+/u, String(stranger.pid)));
    expect(inspect(cluster)).toEqual({ state: 'stale', pid: stranger.pid });
    const next = await start();
    expect(next.how).toBe('started');
    expect(await answer(next)).toEqual([{ one: 1 }]);
    expect(isAlive(Number(stranger.pid))).toBe(true);
  });

  it('tells what Postgres said when it cannot be started', async () => {
    const broken = join(folder, 'broken');
    mkdirSync(join(broken, 'postgres'), { recursive: true });
    const place = findPlace(broken, () => undefined);
    rmSync(place.cluster, { recursive: true });
    // Left half made by a command that was killed; process numbers do not go this far.
    const abandoned = join(broken, 'postgres.new-99999999');
    mkdirSync(abandoned);
    makeCluster(place, findBinaries(place), true);
    expect(existsSync(abandoned)).toBe(false);
    writeFileSync(join(place.cluster, 'postgresql.conf'), 'shared_buffers = plenty\n', { flag: 'a' });
    await expect(start(broken)).rejects.toThrow(/shared_buffers/u);
  });

  it('uses a short socket path when that of the data directory is too long', async () => {
    const long = join(folder, 'x'.repeat(100));
    const embedded = await start(long);
    expect(await answer(embedded)).toEqual([{ one: 1 }]);
    const sockets = decodeURIComponent(new URL(embedded.url).hostname);
    expect(sockets.startsWith(long)).toBe(false);
    expect(statSync(sockets).mode & 0o777).toBe(0o700);
    await embedded.stop();
    expect(existsSync(sockets)).toBe(false);
  });
});
