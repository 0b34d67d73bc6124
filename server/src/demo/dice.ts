import { idFromDigest } from '@anhe/contract/kernel';
import type { Id } from '@anhe/contract/kernel';
import { sha256 } from '../kernel/crypto/keyring.ts';

/** Chance from a seed: the same seed throws the same numbers, on every machine. */
export class Dice {
  readonly #state: Uint32Array;

  constructor(...seed: readonly (string | number)[]) {
    const digest = sha256(seed.join(' '));
    this.#state = Uint32Array.from([0, 4, 8, 12], (at) => digest.readUInt32LE(at));
  }

  /** From 0 up to, but not, 1 (sfc32). */
  next(): number {
    const [a = 0, b = 0, c = 0, counter = 0] = this.#state;
    const sum = (a + b + counter) >>> 0;
    this.#state.set([b ^ (b >>> 9), (c + (c << 3)) >>> 0, ((c << 21) | (c >>> 11)) + sum, counter + 1]);
    return sum / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both possible. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One of several; throws for none. */
  pick<T>(from: readonly T[]): T {
    const found = from[this.int(0, from.length - 1)];
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  }

  /** One of several by weight. */
  weighted<T extends { readonly weight: number }>(from: readonly T[]): T {
    let left = this.next() * from.reduce((sum, { weight }) => sum + weight, 0);
    for (const one of from) {
      left -= one.weight;
      if (left < 0) return one;
    }
    return this.pick(from);
  }

  /** Several different ones, in the order of the list. */
  some<T>(from: readonly T[], count: number): T[] {
    const wanted = new Set<number>();
    while (wanted.size < Math.min(count, from.length)) wanted.add(this.int(0, from.length - 1));
    return from.filter((_, index) => wanted.has(index));
  }
}

/** The seed of all demo data. */
export const demoSeed = 'anhe-demo-1';

/** An id that is always the same for the same thing of the demo. */
export const demoId = (...parts: readonly (string | number)[]): Id => idFromDigest(sha256(`${demoSeed} ${parts.join(' ')}`));
