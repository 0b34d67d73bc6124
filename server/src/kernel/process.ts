import { setTimeout as sleep } from 'node:timers/promises';

/** Thrown out of a start that a signal interrupted. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** The life of a process: what it started, to be stopped in the opposite order. */
export type Lifetime = {
  /**
   * Notes something that runs and how it is stopped. The last noted is stopped first, so: database, worker, http.
   * `essential` is stopped even when a person is in a hurry. When the process is already stopping, it is stopped at once
   * and Interrupted is thrown.
   */
  add(name: string, stop: () => Promise<void>, essential?: boolean): Promise<void>;
  /** Stops everything; the process ends with this code. A second call changes nothing. */
  stop(code: number): void;
  /** Settles with the exit code when everything has been stopped. */
  readonly ended: Promise<number>;
  readonly stopping: boolean;
};

type Part = { readonly name: string; readonly stop: () => Promise<void>; readonly essential: boolean };

export type LifetimeOptions = {
  /** Tells the person at the console. */
  readonly say: (message: string) => void;
  /** How long one part may take before the next is stopped, in milliseconds. */
  readonly patience?: number;
};

/**
 * A launcher passes on a Ctrl-C that the terminal has already sent to us, and npm may do so once more: within this time
 * (milliseconds) all of them are one.
 */
const sameKeystroke = 700;

/**
 * Takes charge of the process's end: SIGINT, SIGTERM, SIGHUP, the death of the launcher, and errors nobody caught.
 *
 * The first signal stops everything in order; a second one skips what is not essential; a third ends the process on the
 * spot (a database left running is adopted at the next start). The caller awaits `ended` and exits with its code.
 */
export function takeCharge({ say, patience = 20_000 }: LifetimeOptions): Lifetime {
  const parts: Part[] = [];
  let signalled: { count: number; at: number } | undefined;
  const hurry = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<number>();
  let running: Promise<void> | undefined;

  const stopPart = async (part: Part, limit: Promise<unknown>): Promise<void> => {
    try {
      await Promise.race([part.stop(), limit]);
    } catch (error) {
      say(`${part.name}: 停止时出错 · error while stopping: ${String(error)}`);
    }
  };

  const stopAll = async (): Promise<void> => {
    // Whatever is added while others are being stopped is stopped by `add` itself.
    for (const part of parts.splice(0).reverse()) {
      const limit = part.essential ? sleep(90_000, undefined, { ref: false }) : Promise.race([hurry.promise, sleep(patience, undefined, { ref: false })]);
      await stopPart(part, limit);
    }
  };

  const stop = (code: number): void => {
    running ??= stopAll().then(() => ended.resolve(code));
  };

  const onSignal = (): void => {
    const now = performance.now();
    if (signalled !== undefined && now - signalled.at < sameKeystroke) return;
    signalled = { count: (signalled?.count ?? 0) + 1, at: now };
    if (signalled.count === 1) {
      say('正在停止（再按一次 Ctrl-C 立即停止） · stopping (Ctrl-C again to stop at once)');
      stop(0);
    } else if (signalled.count === 2) {
      hurry.resolve();
    } else {
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  if (process.channel !== undefined && process.channel !== null) process.once('disconnect', onSignal);
  process.on('uncaughtException', (error) => {
    say(`意外错误 · unexpected error: ${error.stack ?? String(error)}`);
    stop(1);
  });

  return {
    add: async (name, stopIt, essential = false) => {
      const part = { name, stop: stopIt, essential };
      if (running === undefined) {
        parts.push(part);
        return;
      }
      await stopPart(part, sleep(90_000, undefined, { ref: false }));
      throw new Interrupted(name);
    },
    stop,
    ended: ended.promise,
    get stopping() {
      return running !== undefined;
    },
  };
}
