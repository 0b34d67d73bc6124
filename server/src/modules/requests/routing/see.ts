import { countAt, dampen, plainText, visitFeatures } from './features.ts';
import { KeyTable } from './key-table.ts';
import type { RoutingModel } from './model.ts';

/** Of a longer text the rest is left out of account. */
export const longestText = 20_000;

/** A text as a model sees it. */
export interface Seen {
  readonly plain: string;
  /** The words it is cut into. */
  readonly cut: readonly string[];
  /** Of each feature of the text the row of the model, -1 for what was not learned. */
  readonly rows: Int32Array;
  /** How often each occurs, as it counts. */
  readonly counts: Float64Array;
  /** Each occurrence: which feature, its first character and the one after its last. */
  readonly occurrences: Int32Array;
  /** What part of the text each is; the whole is one long. */
  readonly values: Float64Array;
  /** What each says of the labels on average. */
  readonly averages: Float64Array;
  /** How far the text lies on the side of each label. */
  readonly margins: Float64Array;
}

/** The text read for a model; undefined where it holds nothing that was learned. */
export function see(model: RoutingModel, text: string): Seen | undefined {
  const plain = plainText(text.slice(0, longestText));
  // At most four features begin with a character.
  const most = plain.length * 4;
  // Gathered first, so that each is sought only once among all that was learned.
  const own = new KeyTable(most / 2);
  const counts = new Float64Array(most);
  const occurrences = new Int32Array(most * 3);
  let last = 0;
  const cut = visitFeatures(plain, (key, start, end) => {
    const feature = own.add(key);
    counts[feature] = (counts[feature] ?? 0) + countAt(start);
    occurrences[last] = feature;
    occurrences[last + 1] = start;
    occurrences[last + 2] = end;
    last += 3;
  });
  const rows = own.keys().map((key) => model.table.find(key));
  if (rows.every((row) => row < 0)) return undefined;
  return { plain, cut, rows, counts, occurrences: occurrences.subarray(0, last), ...weigh(model, rows, counts) };
}

function weigh({ numbers, scales, biases }: RoutingModel, rows: Int32Array, counts: Float64Array): Pick<Seen, 'values' | 'averages' | 'margins'> {
  const values = new Float64Array(rows.length);
  const averages = new Float64Array(rows.length);
  const sums = new Float64Array(biases.length);
  let squares = 0;
  for (let feature = 0; feature < rows.length; feature += 1) {
    const row = rows[feature] ?? -1;
    if (row < 0) continue;
    const first = row * scales.length;
    const value = dampen(counts[feature] ?? 1) * (numbers[first] ?? 0) * (scales[0] ?? 0);
    values[feature] = value;
    squares += value * value;
    let all = 0;
    for (let label = 0; label < sums.length; label += 1) {
      const weight = (numbers[first + 1 + label] ?? 0) * (scales[1 + label] ?? 0);
      sums[label] = (sums[label] ?? 0) + weight * value;
      all += weight;
    }
    averages[feature] = all / sums.length;
  }
  const length = Math.sqrt(squares) || 1;
  for (let feature = 0; feature < values.length; feature += 1) values[feature] = (values[feature] ?? 0) / length;
  return { values, averages, margins: sums.map((sum, label) => sum / length + (biases[label] ?? 0)) };
}
