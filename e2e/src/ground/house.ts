import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running house, the folder in which it keeps its data, and one for what test files share. */
    readonly house: { readonly address: string; readonly folder: string; readonly shared: string };
  }
}

const root = resolve(import.meta.dirname, '../../..');
const patience = 900_000;

/** A port that nobody listens on at the moment. */
function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolvePort(address.port) : reject(new Error('no port'))));
    });
  });
}

/** Waits until the house answers; throws with what it printed when it ends before, or takes too long. */
async function ready(address: string, child: ChildProcess, printed: () => string): Promise<void> {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the house did not start:\n${printed()}`);
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resume) => setTimeout(resume, 200));
  }
  throw new Error(`the house is not ready:\n${printed()}`);
}

/** A running house, what it printed, and the way to end it. */
export interface House {
  readonly address: string;
  readonly folder: string;
  readonly printed: () => string;
  /** Stops it; what it keeps stays. */
  readonly stop: () => Promise<void>;
  /** The same, and removes what it keeps. */
  readonly end: () => Promise<void>;
}

/** A folder of a run; the account that runs the database must be able to reach what is in it. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anhe-journeys-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** Starts the whole product, as `npm start` does, with its demo; `more` is added to its environment. @param folder of its data; a fresh one, unless given */
export async function startHouse(more: NodeJS.ProcessEnv = {}, folder = newFolder()): Promise<House> {
  const port = await freePort();
  // A name and not a number: passkeys want one.
  const address = `http://localhost:${port}`;
  let text = '';
  const child = spawn(process.execPath, ['scripts/anhe.mjs', 'serve'], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ANHE_DEMO: '1', ANHE_DATA_DIR: folder, ANHE_PORT: String(port), ANHE_PUBLIC_URL: address, ANHE_LOG_LEVEL: 'warn', ...more },
  });
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr.on('data', (part: Buffer) => (text += part.toString()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      const gone = new Promise((resume) => child.once('exit', resume));
      child.kill('SIGTERM');
      await Promise.race([gone, new Promise((resume) => setTimeout(resume, 30_000))]);
      child.kill('SIGKILL');
    }
  };
  const end = async (): Promise<void> => {
    await stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    await ready(address, child, () => text);
  } catch (error) {
    await end();
    throw error;
  }
  return { address, folder, printed: () => text, stop, end };
}

/** Waits until it is so; throws with what was waited for. */
async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 2 * patience; !isSo(); await new Promise((resume) => setTimeout(resume, 200))) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
  }
}

/**
 * A house whose demo was laid out on the day of a moved clock. Whoever comes first lays it out; others of the run whose clock began
 * on the same day get a copy of what it had then.
 * @param behind by how many days the clock began behind the real one
 */
export async function startPastHouse(behind: number, environment: NodeJS.ProcessEnv, shared: string): Promise<House> {
  const [made, ready] = [join(shared, `past-${behind}`), join(shared, `past-${behind}.ready`)];
  if (isFirst(made)) {
    const first = await startHouse(environment, made);
    await first.stop();
    await until('the database of the first house is gone', () => !existsSync(join(made, 'postgres/postmaster.pid')));
    writeFileSync(ready, '');
  }
  await until(`the house of ${behind} days ago is laid out`, () => existsSync(ready));
  // Its database had to lie elsewhere: a copy of the folder would not be one of the database.
  if (existsSync(join(made, 'postgres-place'))) return startHouse(environment);
  const folder = newFolder();
  execFileSync('cp', ['-a', `${made}/.`, folder]);
  chmodSync(folder, 0o711);
  return startHouse(environment, folder);
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o711 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** One house for all journeys of a run; `ANHE_JOURNEYS_AT` names a demo that already runs instead, for writing a journey. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['ANHE_JOURNEYS_AT'];
  const shared = newFolder();
  const clear = (): void => rmSync(shared, { recursive: true, force: true });
  if (running !== undefined && running !== '') {
    project.provide('house', { address: running, folder: '', shared });
    return async () => clear();
  }
  const { address, folder, end } = await startHouse();
  project.provide('house', { address, folder, shared });
  return async () => {
    await end();
    clear();
  };
}
