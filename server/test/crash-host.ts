import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CrashGiven } from './crash-server.ts';

/** A server in a process of its own, to be killed. */
export interface CrashServer {
  readonly child: ChildProcess;
  readonly address: string;
}

/** Starts one; it serves when this is answered. */
export async function startCrashServer(given: CrashGiven): Promise<CrashServer> {
  // As the launchers do: what was compiled once is not compiled again at each start.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/anhe-tests') };
  const child = fork(join(import.meta.dirname, 'crash-server.ts'), { execArgv: [], env });
  child.send(given);
  const [told] = (await once(child, 'message')) as [{ address: string }]; // what the server says once it listens
  return { child, address: told.address };
}
