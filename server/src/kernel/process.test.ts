import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';

const fixture = join(import.meta.dirname, '../../test/live.ts');
const children: ChildProcess[] = [];

async function live(word = ''): Promise<{ child: ChildProcess; lines: () => string[]; until: (text: string) => Promise<void> }> {
  const child = spawn(process.execPath, [fixture, word], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  children.push(child);
  let output = '';
  child.stdout?.on('data', (part: Buffer) => (output += part.toString()));
  const until = async (text: string): Promise<void> => {
    const end = Date.now() + 10_000;
    while (!output.includes(text) && Date.now() < end) await sleep(5);
    if (!output.includes(text)) throw new Error(`never said ${text}: ${output}`);
  };
  await until('living');
  return { child, lines: () => output.split('\n').filter((line) => line.startsWith('stopping ')), until };
}

afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

describe('the end of a process', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is orderly after %s: http, worker, database', async (signal) => {
    const { child, lines } = await live();
    child.kill(signal);
    // The launcher passes the terminal's signal on once more.
    child.kill(signal);
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect(lines()).toEqual(['stopping http', 'stopping worker', 'stopping database']);
  });

  it('comes when the launcher was killed', async () => {
    const { child, lines } = await live();
    child.disconnect();
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect(lines()).toHaveLength(3);
  });

  it('comes with code 1 after an error nobody caught', async () => {
    const { child, lines } = await live('error');
    expect((await once(child, 'exit'))[0]).toBe(1);
    expect(lines()).toHaveLength(3);
  });

  it('waits for no work at a second Ctrl-C, yet stops the database', async () => {
    const { child, lines, until } = await live('http');
    child.kill('SIGINT');
    await until('stopping http');
    await sleep(800);
    expect(lines()).toEqual(['stopping http']);
    const since = Date.now();
    child.kill('SIGINT');
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect(Date.now() - since).toBeLessThan(2_000);
    expect(lines()).toEqual(['stopping http', 'stopping worker', 'stopping database']);
  });

  it('is immediate at the third', async () => {
    const { child, until } = await live('database');
    child.kill('SIGINT');
    await until('stopping database');
    await sleep(800);
    child.kill('SIGINT');
    await sleep(800);
    child.kill('SIGINT');
    expect((await once(child, 'exit'))[0]).toBe(130);
  });
});
