import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Press } from './press.ts';
import type { PressJob } from './press.ts';
import { richDossier, richSamples } from './samples.fixture.ts';

const paper: PressJob = { what: 'paper', kind: 'rightsNotice', view: richSamples.rightsNotice, format: 'pdf' };
const dossier: PressJob = { what: 'dossier', view: richDossier, format: 'pdf' };

let press: Press;
afterEach(() => press.stop());

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && alive(pid); tries += 1) await wait(20);
  return !alive(pid);
}

describe('the press', { timeout: 90_000 }, () => {
  it('makes papers in one process of its own, and this one goes on meanwhile', async () => {
    press = new Press();
    await press.make(paper);
    const first = press.pid;
    expect(first).not.toBe(process.pid);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 5);
    const started = performance.now();
    const made = await Promise.all(Array.from({ length: 6 }, () => press.make(dossier)));
    clearInterval(timer);
    const possible = (performance.now() - started) / 5;
    for (const { bytes, pages } of made) expect([Buffer.from(bytes.subarray(0, 5)).toString(), pages]).toEqual(['%PDF-', expect.any(Number)]);
    // A loop that waits for the typesetter would turn six times at most.
    expect(turns).toBeGreaterThan(possible / 4);
    expect([press.starts, press.pid]).toEqual([1, first]);
  });

  it('refuses one more than may wait, and makes those that do', async () => {
    press = new Press({ waiting: 2 });
    const jobs = [press.make(paper), press.make(paper), press.make(paper)];
    await expect(press.make(paper)).rejects.toMatchObject({ code: 'documents.busy' });
    expect(await Promise.all(jobs)).toHaveLength(3);
  });

  it('kills what takes too long, says so, and goes on with the next', async () => {
    press = new Press({ time: 30 });
    const slow = press.make(dossier);
    const pid = press.pid ?? 0;
    await expect(slow).rejects.toMatchObject({ code: 'documents.too-slow' });
    expect(await gone(pid)).toBe(true);
    press.stop();
    press = new Press();
    expect((await press.make(paper)).pages).toBe(2);
  });

  it('starts anew after its process took too much memory, died, or was idle', async () => {
    press = new Press({ memory: 1 });
    await press.make(paper);
    expect(press.pid).toBeUndefined();
    await press.make(paper);
    expect(press.starts).toBe(2);
    press.stop();
    press = new Press({ idle: 50 });
    await press.make(paper);
    const idle = press.pid ?? 0;
    expect(await gone(idle)).toBe(true);
    const killed = press.make(dossier);
    process.kill(press.pid ?? 0, 'SIGKILL');
    await expect(killed).rejects.toMatchObject({ code: 'documents.too-slow' });
    expect((await press.make(paper)).pages).toBe(2);
  });

  it('says what is wrong with a view that does not fit, and goes on', async () => {
    press = new Press();
    // Not the view of any paper, which is the point.
    await expect(press.make({ ...paper, view: { committee: { name: 1 } } as never })).rejects.toThrow(/ZodError/);
    expect((await press.make(paper)).pages).toBe(2);
    expect(press.starts).toBe(1);
  });
});
