// Processes are looked at in /proc: only run on Linux (vitest.config.ts).
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const node26 = join(import.meta.dirname, 'node26.mjs');
const children: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'anhe-launchers-'));
writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({ private: true, scripts: { 'live-for-a-test': `node "${node26}" "${join(root, 'server/test/live.ts')}"` } }),
);

afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

/** A launcher with a program under it that ends in an orderly way; gives the program's number. */
async function launch(): Promise<{ launcher: ChildProcess; program: number }> {
  const launcher = spawn(process.execPath, [node26, join(root, 'server/test/live.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(launcher);
  let output = '';
  launcher.stdout?.on('data', (part: Buffer) => (output += part.toString()));
  const end = Date.now() + 15_000;
  while (!output.includes('\n') && Date.now() < end) await sleep(10);
  return { launcher, program: Number(/number (?<pid>\d+)/u.exec(output)?.groups?.['pid']) };
}

describe('a launcher', () => {
  it('runs the Node that the lockfile pins', () => {
    const { stdout } = spawnSync(process.execPath, [node26, '--version'], { encoding: 'utf8' });
    const pinned: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(JSON.stringify(pinned)).toContain(`"${stdout.trim().slice(1)}"`);
  });

  it('ends with the code of its program', () => {
    expect(spawnSync(process.execPath, [node26, '-e', 'process.exit(7)']).status).toBe(7);
    expect(spawnSync(process.execPath, [node26, '-e', 'process.kill(process.pid, "SIGKILL")']).status).toBe(137);
  });

  it('passes a signal on and waits', async () => {
    const { launcher, program } = await launch();
    expect(isThere(program)).toBe(true);
    launcher.kill('SIGTERM');
    expect((await once(launcher, 'exit'))[0]).toBe(0);
    expect(isThere(program)).toBe(false);
  });

  it('ends when the npm that runs it was killed', async () => {
    const npm = spawn('npm', ['run', 'live-for-a-test'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(npm);
    let output = '';
    npm.stdout?.on('data', (part: Buffer) => (output += part.toString()));
    const started = Date.now() + 20_000;
    while (!output.includes('number ') && Date.now() < started) await sleep(10);
    const program = Number(/number (?<pid>\d+)/u.exec(output)?.groups?.['pid']);
    expect(isThere(program)).toBe(true);
    npm.kill('SIGKILL');
    const end = Date.now() + 15_000;
    while (isThere(program) && Date.now() < end) await sleep(20);
    expect(isThere(program)).toBe(false);
  });

  it('does not leave its program behind when it is killed', async () => {
    const { launcher, program } = await launch();
    launcher.kill('SIGKILL');
    const end = Date.now() + 15_000;
    while (isThere(program) && Date.now() < end) await sleep(20);
    expect(isThere(program)).toBe(false);
  });
});
