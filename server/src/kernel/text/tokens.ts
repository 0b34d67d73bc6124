import { createRequire } from 'node:module';
import type * as Library from '@node-rs/jieba';
import type * as Dictionary from '@node-rs/jieba/dict.js';

/**
 * Words of a text for the full-text search in Postgres: jieba's words (long ones with the words inside them) and each
 * Chinese character by itself, so that a word cut differently in text and question is still found.
 */

const require = createRequire(import.meta.url);

function load(): Library.Jieba {
  const { Jieba } = require('@node-rs/jieba') as typeof Library; // what the package says it exports
  const { dict } = require('@node-rs/jieba/dict.js') as typeof Dictionary; // the same
  return Jieba.withDict(dict);
}

let shared: Library.Jieba | undefined;
/** The library and its dictionary take some 40 MB and a moment, so they are loaded with the first text. */
const jieba = (): Library.Jieba => (shared ??= load());

const longest = 64;
const most = 4000;

/** Full-width letters and digits become half-width, capitals small, all white space one blank. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Takes names out of a normalised text, the longest first; a name of one character would take too much and stays. */
function without(text: string, names: readonly string[]): string {
  const sorted = names.map(normalise).filter((name) => [...name].length >= 2).sort((a, b) => b.length - a.length);
  return sorted.reduce((rest, name) => rest.replaceAll(name, ' '), text);
}

/** A normalised text cut into words, punctuation and blanks among them; joined they are the text again. */
export const cutWords = (plain: string): string[] => jieba().cut(plain, true);

const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);

/**
 * The distinct tokens of a text, for `array_to_tsvector`.
 * @param names parties' names, cut out before
 */
export function tokensOf(text: string, names: readonly string[] = []): string[] {
  const plain = without(normalise(text), names);
  const tokens = new Set<string>();
  for (const word of jieba().cutForSearch(plain, true)) {
    if (isWord(word) && word.length <= longest) tokens.add(word);
    if (tokens.size >= most) break;
  }
  for (const character of plain.match(/\p{Script=Han}/gu) ?? []) {
    if (tokens.size >= most) break;
    tokens.add(character);
  }
  return [...tokens];
}

const lexeme = (token: string): string => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** A text's tokens written as a tsvector, for a parameter cast `::tsvector`. */
export function vectorText(text: string, names: readonly string[] = []): string {
  return tokensOf(text, names).sort().map(lexeme).join(' ');
}

/**
 * A question as text for a parameter cast `::tsquery`: all its words must be there. Nothing of what was typed is taken
 * as an operator. Undefined when it holds no word.
 * @param how `words` as jieba cuts them; `characters` for a second, wider try
 */
export function queryText(question: string, how: 'words' | 'characters' = 'words'): string | undefined {
  const plain = normalise(question).slice(0, 200);
  const words = cutWords(plain).filter((word) => isWord(word) && word.length <= longest);
  const parts = how === 'words' ? words : words.flatMap((word) => word.match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? []);
  const distinct = [...new Set(parts)];
  return distinct.length === 0 ? undefined : distinct.map(lexeme).join(' & ');
}
