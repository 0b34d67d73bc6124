import type { Wording } from '../kernel/index.ts';
import { tellsOfSomebody } from '../policing/index.ts';

/** A dated row of words by which a text would ask for persons. */
export interface BarRow {
  readonly code: string;
  readonly words: readonly string[];
  readonly why: Wording;
}

/** What a text asks for that no campaign may ask. */
export interface Barred {
  /** The words that were found; of a number that is somebody's, nothing is repeated. */
  readonly words: string;
  readonly why: Wording;
}

/** “不收集姓名” asks for nothing: a word is let stand where its own clause says no before it. */
const refuses = /(?:不|勿|无需|禁止|严禁|避免|no |not |never )[^，。；！？,.;!?\n]{0,12}$/iu;

const numbers: Barred = { words: '', why: { zh: '文字里有电话号码或者身份证件号码', en: 'the text holds a telephone or identity number' } };

/**
 * Whether a text asks for persons: their names, numbers, a list of them. A campaign is about places, units and work
 * (what Anhe does not do, docs/WILL-NOT-COMPUTE.md). Gives what was found first; undefined where nothing was.
 */
export function asksForPersons(text: string, rows: readonly BarRow[]): Barred | undefined {
  if (tellsOfSomebody(text)) return numbers;
  const plain = text.normalize('NFKC').replaceAll(/[ \t\u3000]+(?=\p{Script=Han})/gu, '');
  for (const { words, why } of rows) {
    for (const word of words) {
      for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + word.length)) {
        if (!refuses.test(plain.slice(Math.max(0, at - 16), at))) return { words: word, why };
      }
    }
  }
  return undefined;
}
