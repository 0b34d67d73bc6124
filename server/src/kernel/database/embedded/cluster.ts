import { spawnSync } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './postmaster.ts';
import { asOwner } from './owner.ts';
import { makePrivateFolder, type Place } from './place.ts';
import { connectionRules, includeOurs, serverSettings } from './settings.ts';

const draftPrefix = 'postgres.new-';

/** The database account that may do everything; reached through the private socket only. */
export const superuser = 'postgres';

/**
 * Makes the cluster when there is none. It is prepared beside its place and moved there whole: a crash half-way, or a
 * second command doing the same, leaves no half cluster.
 */
export function makeCluster(place: Place, binaries: string, testing: boolean): void {
  removeAbandonedDrafts(place.home);
  const draft = join(place.home, `${draftPrefix}${process.pid}`);
  makePrivateFolder(draft, place.owner);
  const words = ['-D', draft, '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--no-instructions', '--data-checksums'];
  // Postgres's own C.UTF-8: the same order of text on every system, for ever.
  words.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(testing ? ['--no-sync'] : []));
  const made = spawnSync(join(binaries, 'initdb'), words, {
    ...asOwner(place.owner),
    encoding: 'utf8',
    timeout: 120_000,
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
  });
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`数据库无法初始化 · the database could not be made\n${made.error?.message ?? made.stderr}`);
  }
  appendFileSync(join(draft, 'postgresql.conf'), includeOurs);
  writeFileSync(join(draft, 'pg_hba.conf'), connectionRules);
  mkdirSync(join(draft, 'log'), { mode: 0o700 });
  writeSettings(draft, place, testing);
  if (place.owner !== undefined) chownSync(join(draft, 'log'), place.owner.uid, place.owner.gid);
  try {
    renameSync(draft, place.cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(place.cluster, 'PG_VERSION'))) throw error;
  }
}

/** Writes today's settings of ours into the cluster, so that a new release's take effect at the next start. */
export function writeSettings(cluster: string, place: Place, testing: boolean): void {
  const file = join(cluster, 'anhe.conf');
  const text = serverSettings(testing);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(file, text, { mode: 0o600 });
  if (place.owner !== undefined) chownSync(file, place.owner.uid, place.owner.gid);
}

function removeAbandonedDrafts(home: string): void {
  for (const name of readdirSync(home)) {
    if (!name.startsWith(draftPrefix)) continue;
    const maker = Number(name.slice(draftPrefix.length));
    if (maker === process.pid || !isAlive(maker)) rmSync(join(home, name), { recursive: true, force: true });
  }
}
