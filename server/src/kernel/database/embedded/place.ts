import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../folder.ts';
import { canEnter, findOwner, type Owner } from './owner.ts';

/** Where an embedded database lives and who runs it. */
export type Place = {
  /** Holds the cluster, its log and, when they had to be copied, the binaries. */
  readonly home: string;
  /** Postgres's data directory. */
  readonly cluster: string;
  readonly owner: Owner | undefined;
};

/** Longest socket path in bytes that every supported system takes (macOS has 103, Linux 107). */
const longestSocketPath = 103;

const noteName = 'postgres-place';

/**
 * Finds or makes the place for the database of a data directory.
 *
 * Usually the data directory itself. When we are root and the database's account cannot reach it, a folder under
 * /var/lib/anhe, else under the temporary folder; a note in the data directory remembers which, and `say` tells.
 */
export function findPlace(dataDir: string, say: (message: string) => void): Place {
  makeFolder(dataDir);
  const here = realpathSync(dataDir);
  const note = join(here, noteName);
  if (existsSync(note)) {
    const home = readFileSync(note, 'utf8').trim();
    makeFolder(home);
    const place = { home, cluster: join(home, 'postgres'), owner: findOwner(join(home, 'postgres')) };
    assertOurs(place);
    say(`数据库在 ${home} · the database is in ${home}`);
    return place;
  }
  const owner = findOwner(join(here, 'postgres'));
  assertOurs({ home: here, cluster: join(here, 'postgres'), owner });
  for (const home of [here, ...elsewhere(here)]) {
    if ((home !== here && !trusted(home)) || !usable(home, owner)) continue;
    if (home !== here) {
      writeFileSync(note, `${home}\n`);
      say(
        `用户 ${owner?.name ?? ''} 无法进入 ${here}，数据库改放在 ${home} · the account cannot reach ${here}; the database is kept in ${home}`,
      );
    }
    return { home, cluster: join(home, 'postgres'), owner };
  }
  throw new Error(`没有数据库可用的文件夹：${here} · no folder the database can use`);
}

/** Says plainly what Postgres would say obscurely: somebody else's database cannot be run by us. */
function assertOurs(place: Place): void {
  const found = lstatSync(place.cluster, { throwIfNoEntry: false });
  const uid = process.getuid?.();
  if (found === undefined || uid === undefined || uid === 0 || found.uid === uid) return;
  throw new Error(
    `${place.cluster} 属于另一用户（uid ${found.uid}），请以该用户或 root 运行 · belongs to another account; run as that account or as root`,
  );
}

/** Makes a folder only the owner may enter. */
export function makePrivateFolder(folder: string, owner: Owner | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
}

/**
 * A folder for the database's socket: beside the cluster, or a short one under the temporary folder when a socket's path
 * there would be too long for the system. Readable by the owner only, which is what keeps strangers out.
 */
export function socketFolder(place: Place): string {
  const beside = join(place.home, 'run');
  if (fits(beside)) {
    makePrivateFolder(beside, place.owner);
    return beside;
  }
  const parent = fits(join(tmpdir(), 'anhe-123456789012')) ? tmpdir() : '/tmp';
  const folder = join(parent, `anhe-${shortHash(place.cluster)}`);
  if (!existsSync(folder)) makePrivateFolder(folder, place.owner);
  const found = lstatSync(folder);
  const expected = place.owner?.uid ?? process.getuid?.();
  if (found.isDirectory() && found.uid === expected && (found.mode & 0o077) === 0) return folder;
  // Somebody else made a folder of that name: take one nobody can have foreseen.
  const fresh = mkdtempSync(join(parent, 'anhe-'));
  makePrivateFolder(fresh, place.owner);
  return fresh;
}

const fits = (folder: string): boolean => Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= longestSocketPath;

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

const elsewhere = (dataDir: string): string[] => [
  join('/var/lib/anhe', shortHash(dataDir)),
  join(tmpdir(), `anhe-data-${shortHash(dataDir)}`),
  join('/tmp', `anhe-data-${shortHash(dataDir)}`),
];

/** Whether the owner can be given a folder inside `home` and reach it there. */
function usable(home: string, owner: Owner | undefined): boolean {
  if (owner === undefined) return true;
  const probe = join(home, 'run');
  try {
    makeFolder(home);
    makePrivateFolder(probe, owner);
  } catch {
    // A file system that is read-only, or on which root may not give files away.
    return false;
  }
  if (canEnter(owner, [probe])) return true;
  rmSync(probe, { recursive: true, force: true });
  return false;
}

/** In a folder everybody may write to, a stranger may have made ours first. */
function trusted(home: string): boolean {
  const found = lstatSync(home, { throwIfNoEntry: false });
  return found === undefined || (found.isDirectory() && found.uid === process.getuid?.());
}
