import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

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

/** Run within the house: asks the file again and again. */
function movedByFile(move: typeof movedClock, file: string): void {
  const { readFileSync } = process.getBuiltinModule('node:fs');
  let offset = 0;
  const read = (): void => {
    try {
      offset = Number(readFileSync(file, 'utf8'));
    } catch {
      // Whoever held the clock is gone: so is the house's reason to live.
      process.exit(1);
    }
  };
  read();
  setInterval(read, 50).unref();
  move(() => offset);
}

const day = 86_400_000;

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
    writeFileSync(this.#file, String(-this.#behind * day));
    await new Promise((resume) => setTimeout(resume, 200));
  }

  /** Makes the pages of a browser go by this clock as it stands now. */
  async show(context: BrowserContext): Promise<void> {
    await context.addInitScript(`(${String(movedClock)})(() => ${-this.#behind * day})`);
  }

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
