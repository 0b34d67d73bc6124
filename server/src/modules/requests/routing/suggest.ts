import { highestOf, sharesOf } from './confidence.ts';
import type { RoutingModel } from './model.ts';
import { see } from './see.ts';
import { wordsIn } from './words.ts';

/** A department that may answer, how sure that is, and what in the text led there. */
export interface Routed {
  readonly label: string;
  /** 0 to 1; all labels together give 1. */
  readonly confidence: number;
  /** Words of the text, the weightiest first, none within another. */
  readonly words: readonly string[];
}

/** The likeliest departments with what led to each; none where the text holds nothing that was learned. Never a decision. */
export function suggestRouting(model: RoutingModel, text: string, most = 3): Routed[] {
  const seen = see(model, text);
  if (seen === undefined) return [];
  const shares = sharesOf(seen.margins, model.sharpness);
  const order = [...shares.keys()].toSorted((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || a - b).slice(0, most);
  const words = wordsIn(model, seen, text);
  return order.map((label) => ({ label: model.labels[label] ?? '', confidence: shares[label] ?? 0, words: words(label) }));
}

/** The likeliest alone, without the words; undefined where the text holds nothing that was learned. */
export function likeliest(model: RoutingModel, text: string): { readonly label: string; readonly confidence: number } | undefined {
  const seen = see(model, text);
  if (seen === undefined) return undefined;
  const shares = sharesOf(seen.margins, model.sharpness);
  const best = highestOf(shares);
  return { label: model.labels[best] ?? '', confidence: shares[best] ?? 0 };
}
