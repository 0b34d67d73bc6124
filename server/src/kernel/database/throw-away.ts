import { existsSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Embedded, startEmbedded } from './embedded.ts';
import { halt, inspect, isAlive } from './embedded/postmaster.ts';
import { makeFolder } from '../folder.ts';

const clusterPrefix = 'anhe-throw-away-';

let started = 0;

/** A Postgres for tests and generators: fast, not durable, and gone with all it held when it is stopped. */
export async function startThrowAway(): Promise<Pick<Embedded, 'url' | 'stop'>> {
  const parent = fastFolder();
  await removeLeftovers(parent);
  started += 1;
  const dataDir = join(parent, `${clusterPrefix}${process.pid}-${started}`);
  makeFolder(dataDir);
  const server = await startEmbedded({ dataDir, testing: true });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
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
    const maker = Number.parseInt(name.slice(clusterPrefix.length), 10);
    if (!name.startsWith(clusterPrefix) || !Number.isSafeInteger(maker) || isAlive(maker)) continue;
    const folder = join(parent, name);
    // Another account's are its own affair.
    if (statSync(folder).uid !== process.getuid?.()) continue;
    const found = inspect(join(folder, 'postgres'));
    if (found.state !== 'absent' && found.state !== 'stale' && found.pid > 0) await halt(join(folder, 'postgres'), found.pid);
    rmSync(folder, { recursive: true, force: true });
  }
}
