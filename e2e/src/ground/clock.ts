import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { expect } from 'vitest';

/** Run within a program: its clock goes wrong by what `offset` says, in milliseconds. */
function movedClock(offset: () => number): void {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given: readonly unknown[]) {
      // Without arguments it is now, and only now has moved.
      super(...((given.length === 0 ? [Real.now() + offset()] : given) as ConstructorParameters<typeof Real>)); // as they were given
    }
    static override now(): number {
      return Real.now() + offset();
    }
  } as DateConstructor; // but for being called without `new`, which nobody does
}

/** Run within each process of the house: asks the file again and again, and writes beside it by what it goes. */
function movedByFile(move: typeof movedClock, file: string): void {
  const { readFileSync: readText, rmSync: remove, writeFileSync: writeText } = process.getBuiltinModule('node:fs');
  const told = `${file}.${process.pid}`;
  let offset = Number.NaN;
  const read = (): void => {
    try {
      const now = Number(readText(file, 'utf8'));
      if (now !== offset) writeText(told, String(now));
      offset = now;
    } catch {
      // Whoever held the clock is gone: so is the house's reason to live.
      process.exit(1);
    }
  };
  read();
  process.on('exit', () => remove(told, { force: true }));
  setInterval(read, 50).unref();
  move(() => offset);
}

const day = 86_400_000;

/** One that was killed leaves its file behind. */
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** The clock of a house and of its visitors, some days behind the real one: what takes months passes while one looks on. */
export class JourneyClock {
  readonly #folder = mkdtempSync(join(tmpdir(), 'anhe-clock-'));
  readonly #file = join(this.#folder, 'offset');
  #behind: number;

  /** @param behind days that it is behind the real clock to begin with */
  constructor(behind: number) {
    this.#behind = behind;
    writeFileSync(this.#file, String(-behind * day));
  }

  /** By how many days it is behind the real clock. */
  get behind(): number {
    return this.#behind;
  }

  /** What the house is started with, so that it goes by this clock. */
  get environment(): NodeJS.ProcessEnv {
    const program = `(${String(movedByFile)})(${String(movedClock)}, ${JSON.stringify(this.#file)})`;
    return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}` };
  }

  /** A day some days from its today, in China. */
  dayFromNow(days: number): string {
    return new Date(Date.now() + (days - this.#behind) * day + 8 * 3_600_000).toISOString().slice(0, 10);
  }

  /** Lets days go by in the house; whoever was signed in may have to sign in again. */
  async pass(days: number): Promise<void> {
    if (days > this.#behind) throw new Error('the clock does not go beyond the real one');
    this.#behind -= days;
    const offset = String(-this.#behind * day);
    // Put in its place whole: it is read at any moment.
    const next = join(this.#folder, 'next');
    writeFileSync(next, offset);
    renameSync(next, this.#file);
    await expect.poll(() => this.#told().filter((one) => one !== offset), { message: 'processes that go by the day before' }).toEqual([]);
  }

  /** By what each living process of the house goes. */
  #told(): readonly string[] {
    const files = readdirSync(this.#folder).filter((name) => name.startsWith(`${basename(this.#file)}.`));
    return files.filter((name) => isAlive(Number(name.split('.').at(-1)))).map((name) => readFileSync(join(this.#folder, name), 'utf8'));
  }

  /** Makes the pages of a browser go by this clock as it stands now. */
  async show(context: BrowserContext): Promise<void> {
    await context.addInitScript(`(${String(movedClock)})(() => ${-this.#behind * day})`);
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
