import type { ReferenceRow } from '@anhe/contract/kernel';
import { normalise } from './tokens.ts';

export interface Suggestion {
  readonly type: string;
  /** The words of the text that speak for it, the weightiest first. */
  readonly words: readonly string[];
}

/** A text must reach this weight: two ordinary words, or one that is typical. */
const least = 3;

export interface Weighed extends Suggestion {
  readonly weight: number;
}

/**
 * What a text speaks of: for each row the weights of its words found in the text are added; a word inside a longer found
 * one does not count again. The weightiest first, without those below the least weight; never a decision.
 */
export function weighWords(text: string, rows: readonly { readonly code: string; readonly words: Readonly<Record<string, number>> }[]): Weighed[] {
  const plain = normalise(text);
  const scored = rows.map(({ code, words }, position) => {
    const found = Object.entries(words).filter(([word]) => plain.includes(normalise(word)));
    const kept = found.filter(([word]) => !found.some(([other]) => other !== word && other.includes(word)));
    const sorted = kept.toSorted(([, a], [, b]) => b - a);
    return { type: code, position, words: sorted.map(([word]) => word), weight: sorted.reduce((sum, [, weight]) => sum + weight, 0) };
  });
  return scored.filter(({ weight }) => weight >= least).toSorted((a, b) => b.weight - a.weight || a.position - b.position).map(({ type, words, weight }) => ({ type, words, weight }));
}

/** Dispute types that a text may belong to, at most three. @param rows the list of dispute types as it holds today */
export const suggestTypes = (text: string, rows: readonly Pick<ReferenceRow<'dispute-types'>, 'code' | 'body'>[]): Suggestion[] =>
  weighWords(text, rows.map(({ code, body }) => ({ code, words: body.words }))).slice(0, 3).map(({ type, words }) => ({ type, words }));
