import type { ReferenceRow } from '@anhe/contract/kernel';
import { normalise } from './tokens.ts';

export interface Suggestion {
  readonly type: string;
  /** The words of the text that speak for it, the weightiest first. */
  readonly words: readonly string[];
}

/** A text must reach this weight: two ordinary words, or one that is typical. */
const least = 3;

/**
 * Dispute types that a text may belong to: for each type the weights of its words found in the text are added; a word
 * inside a longer found one does not count again. At most three, the weightiest first; never a decision.
 * @param rows the list of dispute types as it holds today
 */
export function suggestTypes(text: string, rows: readonly Pick<ReferenceRow<'dispute-types'>, 'code' | 'body'>[]): Suggestion[] {
  const plain = normalise(text);
  const scored = rows.map(({ code, body }, position) => {
    const found = Object.entries(body.words).filter(([word]) => plain.includes(normalise(word)));
    const kept = found.filter(([word]) => !found.some(([other]) => other !== word && other.includes(word)));
    const sorted = kept.toSorted(([, a], [, b]) => b - a);
    return { type: code, position, words: sorted.map(([word]) => word), weight: sorted.reduce((sum, [, weight]) => sum + weight, 0) };
  });
  return scored
    .filter(({ weight }) => weight >= least)
    .toSorted((a, b) => b.weight - a.weight || a.position - b.position)
    .slice(0, 3)
    .map(({ type, words }) => ({ type, words }));
}
