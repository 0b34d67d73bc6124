import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running house, and the folder in which it keeps its data. */
    readonly house: { readonly address: string; readonly folder: string };
  }
}

const root = resolve(import.meta.dirname, '../../..');
const patience = 180_000;

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
  readonly end: () => Promise<void>;
}

/** Starts the whole product, as `npm start` does, with its demo on a fresh data directory; `more` is added to its environment. */
export async function startHouse(more: NodeJS.ProcessEnv = {}): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'anhe-journeys-'));
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
  const end = async (): Promise<void> => {
    if (child.exitCode === null) {
      const gone = new Promise((resume) => child.once('exit', resume));
      child.kill('SIGTERM');
      await Promise.race([gone, new Promise((resume) => setTimeout(resume, 30_000))]);
      child.kill('SIGKILL');
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    await ready(address, child, () => text);
  } catch (error) {
    await end();
    throw error;
  }
  return { address, folder, printed: () => text, end };
}

/** One house for all journeys of a run; `ANHE_JOURNEYS_AT` names a demo that already runs instead, for writing a journey. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['ANHE_JOURNEYS_AT'];
  if (running !== undefined && running !== '') {
    project.provide('house', { address: running, folder: '' });
    return async () => undefined;
  }
  const { address, folder, end } = await startHouse();
  project.provide('house', { address, folder });
  return end;
}
