import { highestOf, sharesOf } from './confidence.ts';
import { countAt, dampen, plainText, visitFeatures } from './features.ts';
import type { RoutingModel } from './model.ts';

/** A department that may answer, how sure that is, and what in the text led there. */
export interface Routed {
  readonly label: string;
  /** 0 to 1; all labels together give 1. */
  readonly confidence: number;
  /** Words of the text, the weightiest first, none within another. */
  readonly words: readonly string[];
}

/** Of a longer text the rest is left out of account. */
export const longestText = 20_000;
const mostWords = 5;

/** A text as a model sees it. */
interface Seen {
  readonly plain: string;
  /** The words it is cut into. */
  readonly cut: readonly string[];
  /** Each occurrence of a feature that the model knows: its row, its first character and the one after its last. */
  readonly occurrences: readonly number[];
  /** Of each such row its part of the text, which is one long. */
  readonly values: ReadonlyMap<number, number>;
  /** How often each occurred, as it counts. */
  readonly counts: ReadonlyMap<number, number>;
  readonly margins: Float64Array;
}

function see(model: RoutingModel, text: string): Seen {
  const plain = plainText(text.slice(0, longestText));
  const { table, gains, weights, scales, labels } = model;
  const occurrences: number[] = [];
  const counts = new Map<number, number>();
  const cut = visitFeatures(plain, (key, start, end) => {
    const row = table.find(key);
    if (row < 0) return;
    occurrences.push(row, start, end);
    counts.set(row, (counts.get(row) ?? 0) + countAt(start));
  });
  const values = new Map<number, number>();
  const sums = new Float64Array(labels.length);
  let squares = 0;
  for (const [row, count] of counts) {
    const value = dampen(count) * (gains[row] ?? 0);
    squares += value * value;
    values.set(row, value);
    for (let label = 0; label < sums.length; label += 1) sums[label] = (sums[label] ?? 0) + (weights[row * sums.length + label] ?? 0) * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [row, value] of values) values.set(row, value / length);
  return { plain, cut, occurrences, values, counts, margins: sums.map((sum, label) => (sum / length) * (scales[label] ?? 0) + (model.biases[label] ?? 0)) };
}

/** The confidence of each label, in the order of the model's; undefined where the text holds nothing that was learned. */
export function confidencesOf(model: RoutingModel, text: string): Float64Array | undefined {
  const { values, margins } = see(model, text);
  return values.size === 0 ? undefined : sharesOf(margins, model.sharpness);
}

/** The likeliest departments with what led to each; none where the text holds nothing that was learned. Never a decision. */
export function suggestRouting(model: RoutingModel, text: string, most = 3): Routed[] {
  const seen = see(model, text);
  if (seen.values.size === 0) return [];
  const shares = sharesOf(seen.margins, model.sharpness);
  const order = [...shares.keys()].toSorted((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || a - b).slice(0, most);
  return order.map((label) => ({ label: model.labels[label] ?? '', confidence: shares[label] ?? 0, words: wordsFor(model, seen, { label, text }) }));
}

const isShown = /^\p{L}{2,}$/u;

/** Words for a label: what each occurrence of a feature says is spread over its characters, and a word has what its characters have. */
function wordsFor(model: RoutingModel, { plain, cut, occurrences, values, counts }: Seen, { label, text }: { readonly label: number; readonly text: string }): string[] {
  const said = new Float64Array(plain.length);
  for (let at = 0; at < occurrences.length; at += 3) {
    const [row = 0, start = 0, end = 0] = [occurrences[at], occurrences[at + 1], occurrences[at + 2]];
    const part = (speaksFor(model, row, label) * (values.get(row) ?? 0) * countAt(start)) / ((counts.get(row) ?? 1) * (end - start));
    for (let character = start; character < end; character += 1) said[character] = (said[character] ?? 0) + part;
  }
  const weight = new Map<string, number>();
  let at = 0;
  for (const word of cut) {
    if (isShown.test(word)) weight.set(word, (weight.get(word) ?? 0) + said.subarray(at, at + word.length).reduce((a, b) => a + b, 0));
    at += word.length;
  }
  const chosen: string[] = [];
  for (const [word, says] of [...weight].toSorted(([, a], [, b]) => b - a)) {
    if (says <= 0 || chosen.length === mostWords) break;
    const written = asWritten(text, word);
    if (written !== undefined && !chosen.some((other) => other.includes(written) || written.includes(other))) chosen.push(written);
  }
  return chosen;
}

/** What a feature says of a label beside what it says of the others on average. */
function speaksFor({ weights, scales, labels }: RoutingModel, row: number, label: number): number {
  const first = row * labels.length;
  let all = 0;
  for (let other = 0; other < labels.length; other += 1) all += (weights[first + other] ?? 0) * (scales[other] ?? 0);
  return (weights[first + label] ?? 0) * (scales[label] ?? 0) - all / labels.length;
}

/** A word as it stands in the text, before width and case were evened out; undefined where it cannot be found again. */
function asWritten(text: string, word: string): string | undefined {
  const small = text.toLowerCase();
  const at = small.indexOf(word);
  return at < 0 || small.length !== text.length ? undefined : text.slice(at, at + word.length);
}

/** The number of the likeliest label of a model, with its confidence. */
export function likeliest(model: RoutingModel, text: string): { readonly label: string; readonly confidence: number } | undefined {
  const shares = confidencesOf(model, text);
  if (shares === undefined) return undefined;
  const best = highestOf(shares);
  return { label: model.labels[best] ?? '', confidence: shares[best] ?? 0 };
}
