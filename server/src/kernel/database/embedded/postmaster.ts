import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asOwner } from './owner.ts';
import type { Place } from './place.ts';

/** What the cluster's `postmaster.pid` says, checked against the processes there are. */
export type Postmaster =
  | { readonly state: 'absent' }
  /** The file was left by a crash; `pid` may belong to a stranger by now. */
  | { readonly state: 'stale'; readonly pid: number }
  | { readonly state: 'starting' | 'ready' | 'stopping'; readonly pid: number; readonly sockets: string };

/** Looks at the cluster's postmaster file; a process counts only when it is a living Postgres of this very cluster. */
export function inspect(cluster: string): Postmaster {
  let text: string;
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { state: 'absent' };
    throw error;
  }
  const lines = text.split('\n');
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isSafeInteger(pid) || pid === 0) return { state: 'starting', pid: 0, sockets: '' };
  if (!isOurs(pid, cluster)) return { state: 'stale', pid };
  const sockets = lines[4] ?? '';
  const status = (lines[7] ?? '').trim();
  return { state: status === 'ready' ? 'ready' : status === 'stopping' ? 'stopping' : 'starting', pid, sockets };
}

/** A full disk can leave an empty file, which Postgres never removes itself; a server being started fills it at once. */
export function forgetEmptyFile(cluster: string): void {
  const file = join(cluster, 'postmaster.pid');
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.size === 0 && Date.now() - found.mtimeMs > 10_000) rmSync(file, { force: true });
}

/** Whether the process exists; a dead one that nobody has collected yet does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !['Z', 'X'].includes(stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3));
  } catch {
    return process.platform !== 'linux';
  }
}

/** A number in a file may have been given to another program since: ours works in the cluster's folder. */
function isOurs(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    } catch {
      return false;
    }
  }
  const shown = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return shown.stdout.includes('postgres') && shown.stdout.includes(cluster);
}

/** How an attempt to start the server ended. */
export type Attempt =
  | { readonly outcome: 'ready'; readonly pid: number }
  /** Another command was faster, or processes of the crashed server are still going: look again. */
  | { readonly outcome: 'again' }
  | { readonly outcome: 'failed'; readonly message: string };

/**
 * Starts the server in a session of its own, so that a terminal's Ctrl-C does not reach it, and waits until it accepts
 * connections (recovery after a crash included, at most `patience` milliseconds).
 */
export async function launch(
  place: Place,
  options: { binaries: string; sockets: string; stalePid: number | undefined; patience: number },
): Promise<Attempt> {
  // What Postgres says before its own log takes over; several commands may be trying at once.
  const words = join(place.home, `postgres-start-${randomUUID()}.log`);
  const log = openSync(words, 'w', 0o600);
  let child: ChildProcess;
  try {
    child = spawn(join(options.binaries, 'postgres'), ['-D', place.cluster, '-k', options.sockets], {
      ...asOwner(place.owner),
      detached: true,
      stdio: ['ignore', log, log],
      env: {
        PATH: process.env['PATH'] ?? '',
        LC_ALL: 'C',
        // Postgres then does not take the stranger who has the crashed server's number for a running server, and still
        // checks by itself that nothing of that server is left.
        ...(options.stalePid === undefined ? {} : { PG_GRANDPARENT_PID: String(options.stalePid) }),
      },
    });
  } finally {
    closeSync(log);
  }
  try {
    return await attemptOf(child, place.cluster, { words, patience: options.patience });
  } finally {
    rmSync(words, { force: true });
  }
}

async function attemptOf(child: ChildProcess, cluster: string, options: { words: string; patience: number }): Promise<Attempt> {
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  child.unref();

  const until = performance.now() + options.patience;
  while (!ended && performance.now() < until) {
    const now = inspect(cluster);
    if (now.state === 'ready' && now.pid === child.pid) return { outcome: 'ready', pid: now.pid };
    await sleep(4);
  }
  const said = readFileSync(options.words, 'utf8').trim();
  if (!ended) return { outcome: 'failed', message: `${cluster}: not ready in time\n${said}` };
  if (/lock file ".*" already exists|pre-existing shared memory block/u.test(said)) return { outcome: 'again' };
  return { outcome: 'failed', message: said };
}

/** Stops a server, gently first, and returns when it is gone. */
export async function halt(cluster: string, pid: number): Promise<void> {
  const escalation: readonly (readonly [NodeJS.Signals, number])[] = [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ];
  for (const [signal, patience] of escalation) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const until = performance.now() + patience;
    while (performance.now() < until) {
      const now = inspect(cluster);
      // The file goes a moment before the process does.
      if ((now.state === 'absent' || now.state === 'stale' || now.pid !== pid) && !isAlive(pid)) return;
      await sleep(4);
    }
  }
  throw new Error(`数据库（进程 ${pid}）无法停止 · the database did not stop`);
}
