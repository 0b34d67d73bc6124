// Only run as root: elsewhere there is nothing to try (vitest.config.ts).
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { withClient } from './connection.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { findPlace } from './embedded/place.ts';

const folder = mkdtempSync(join(tmpdir(), 'anhe-embedded-'));
chmodSync(folder, 0o711);
const held: Embedded[] = [];
const madeElsewhere: string[] = [];

async function start(dataDir: string, say: (message: string) => void = () => undefined): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, testing: true, say });
  held.push(embedded);
  return embedded;
}

const answer = async (embedded: Embedded): Promise<unknown> =>
  withClient({ connectionString: embedded.url }, async (client) => (await client.query('SELECT 1 AS one')).rows);

afterEach(async () => {
  for (const embedded of held.splice(0)) await embedded.stop();
});

afterAll(() => {
  for (const made of [folder, ...madeElsewhere]) rmSync(made, { recursive: true, force: true });
});

describe('the embedded database, started by root', () => {
  it('runs under an ordinary account that owns its folder alone', async () => {
    const dataDir = join(folder, 'open/data');
    const embedded = await start(dataDir);
    expect(await answer(embedded)).toEqual([{ one: 1 }]);
    const { uid, mode } = statSync(join(dataDir, 'postgres'));
    expect(uid).not.toBe(0);
    expect(mode & 0o777).toBe(0o700);
    expect(statSync(dataDir).uid).toBe(0);
    const { owner } = findPlace(dataDir, () => undefined);
    const who = spawnSync('/usr/bin/id', ['-u'], { uid: owner?.uid, gid: owner?.gid, encoding: 'utf8' });
    expect(Number(who.stdout)).toBe(uid);
  });

  it('lies where its account can reach it, and says so', async () => {
    mkdirSync(join(folder, 'closed'), { mode: 0o700 });
    const dataDir = join(folder, 'closed/data');
    const said: string[] = [];
    const first = await start(dataDir, (message) => said.push(message));
    expect(await answer(first)).toEqual([{ one: 1 }]);
    const elsewhere = readFileSync(join(dataDir, 'postgres-place'), 'utf8').trim();
    madeElsewhere.push(elsewhere);
    expect(elsewhere.startsWith(folder)).toBe(false);
    expect(said.join('\n')).toContain(elsewhere);
    await first.stop();

    const second = await start(dataDir);
    expect(second.how).toBe('started');
    expect(existsSync(join(elsewhere, 'postgres/PG_VERSION'))).toBe(true);
  });
});
