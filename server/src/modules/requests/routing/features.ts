import { cutWords, normalise } from '../../../kernel/text/tokens.ts';

/**
 * What a text is told apart by: single characters, pairs of neighbours, words, and pairs of words that follow each other.
 * A feature is a 32-bit number mixed from its characters, so that no word of anybody's message lies in what is learned.
 */

/** Raised when the same text gives other features; what was learned with another version is refused. */
export const featureVersion = 1;

/** What stands first says most of what a message is about: its features count twice. */
const opening = { characters: 80, weight: 2 } as const;

/** One occurrence of a feature, and which characters of the plain text it covers. */
type Visit = (key: number, start: number, end: number) => void;

/** The text in which features are sought: evened out, each number one digit, so that no telephone or house number is learned. */
export const plainText = (text: string): string => normalise(text).replace(/\d+/gu, '0');

const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** Spreads a hash over all its bits (the last steps of MurmurHash3). */
function spread(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
}

/** Where the hash of each sort begins, so that a word of two characters is not the same as the pair. */
const [character, pair, single, wordPair] = [mix(0x811c9dc5, 1), mix(0x811c9dc5, 2), mix(0x811c9dc5, 3), mix(0x811c9dc5, 4)] as const;

function mixWord(hash: number, word: string): number {
  let mixed = hash;
  for (let index = 0; index < word.length; index += 1) mixed = mix(mixed, word.charCodeAt(index));
  return mixed;
}

const runs = /[\p{L}\p{N}]+/gu;
const isWord = /[\p{L}\p{N}]/u;

/** Every occurrence of a feature in a plain text; gives the words it was cut into. */
export function visitFeatures(plain: string, visit: Visit): readonly string[] {
  for (const { 0: run, index } of plain.matchAll(runs)) {
    let before = 0;
    for (let at = 0; at < run.length; at += 1) {
      const code = run.charCodeAt(at);
      visit(spread(mix(character, code)), index + at, index + at + 1);
      if (at > 0) visit(spread(mix(mix(pair, before), code)), index + at - 1, index + at + 1);
      before = code;
    }
  }
  const words = cutWords(plain);
  // The hash of the pair that began with the word before, 0 where none did.
  let [at, begun, begunAt] = [0, 0, 0];
  for (const word of words) {
    const start = at;
    at += word.length;
    if (!isWord.test(word)) {
      begun = 0;
      continue;
    }
    if (word.length > 1) visit(spread(mixWord(single, word)), start, at);
    if (begun !== 0) visit(spread(mixWord(begun, word)), begunAt, at);
    begun = mix(mixWord(wordPair, word), 0);
    begunAt = start;
  }
  return words;
}

/** How much one occurrence counts that begins there. */
export const countAt = (start: number): number => (start < opening.characters ? opening.weight : 1);

/** The features of a text, each with the logarithm of how often it occurs. */
export interface Bag {
  readonly keys: Int32Array;
  readonly values: Float32Array;
}

export function bagOf(text: string): Bag {
  const counts = new Map<number, number>();
  visitFeatures(plainText(text), (key, start) => counts.set(key, (counts.get(key) ?? 0) + countAt(start)));
  return { keys: Int32Array.from(counts.keys()), values: Float32Array.from(counts.values(), dampen) };
}

/** A word that stands ten times does not say ten times as much. */
export const dampen = (count: number): number => 1 + Math.log(count);
