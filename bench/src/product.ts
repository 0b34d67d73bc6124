import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = dirname(dirname(import.meta.dirname));
/** A first start lays out the demo; a machine that hangs must not hang the measurements. */
const patience = 300_000;

/** The whole product with its demo, as its launcher starts it. */
export interface Product {
  readonly address: string;
  /** Of the launcher. */
  readonly pid: number;
  /** From the launcher to the first request served. */
  readonly seconds: number;
  /** Ends it in order. */
  readonly end: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resume) => probe.listen(0, '127.0.0.1', resume));
  const address = probe.address();
  await new Promise((resume) => probe.close(resume));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

const answers = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(`${address}/readyz`)).status === 200;
  } catch {
    return false;
  }
};

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resume) => child.once('exit', resume));
  child.kill('SIGINT');
  await gone;
}

/** Starts the product on a data directory and waits until it serves. */
export async function startProduct(folder: string): Promise<Product> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const since = performance.now();
  // The Node a person has, as npm was run by it; only what it starts runs under ours.
  const child = spawn(process.env['npm_node_execpath'] ?? process.execPath, ['scripts/start.mjs'], {
    cwd: root, stdio: 'ignore', env: { ...process.env, ANHE_DEMO: '1', ANHE_DATA_DIR: folder, ANHE_PORT: String(port), ANHE_PUBLIC_URL: address, ANHE_LOG_LEVEL: 'silent' },
  });
  while (!(await answers(address))) {
    if (child.exitCode !== null || performance.now() - since > patience) throw new Error('the product did not start');
    await sleep(10);
  }
  return { address, pid: child.pid ?? 0, seconds: (performance.now() - since) / 1000, end: () => end(child) };
}
