import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import frugal from '../../server/frugal.json' with { type: 'json' };

export interface Run {
  readonly seconds: number;
  readonly good: number;
  readonly bad: number;
  /** Milliseconds within which 99 of a hundred were answered; of a load only. */
  readonly p99?: number;
}

/** All run with as few arenas as the server's launcher gives it. */
const start = (file: string, execArgv: readonly string[] = []): ChildProcess => fork(join(import.meta.dirname, file), { execArgv: [...execArgv], env: { ...frugal.env, ...process.env } });

/** Sends one message to a process and waits for its first answer. */
function ask<Answer>(child: ChildProcess, given: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as Answer)); // each file answers in its own one shape
    child.once('exit', (code) => reject(new Error(`${child.spawnfile} ended early with ${String(code)}`)));
    child.send(given);
  });
}

/** Runs one measurement in a process of its own. */
export async function measured(file: 'load.ts' | 'floor.ts', given: object): Promise<Run> {
  const child = start(file);
  try {
    return await ask<Run>(child, given);
  } finally {
    child.removeAllListeners('exit');
    child.kill();
  }
}

/** The measured server; its address, and how to end it. */
export async function startServer(given: object): Promise<{ address: string; stop: () => void }> {
  const child = start('server.ts', frugal.words);
  const { address } = await ask<{ address: string }>(child, given);
  return {
    address,
    stop: () => {
      child.removeAllListeners('exit');
      child.kill();
    },
  };
}
