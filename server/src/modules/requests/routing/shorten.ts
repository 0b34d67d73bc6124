import type { Corpus } from './corpus.ts';
import { KeyTable } from './key-table.ts';
import type { Machine } from './machine.ts';
import type { RoutingModel } from './model.ts';

/** Features a model keeps. The rest weigh so little that leaving them out changes fewer answers than chance does. */
const most = 100_000;

/** Of each feature whether it is kept: the weightiest are. */
export function keptOf({ keys, labels }: Pick<Corpus, 'keys' | 'labels'>, gains: Float32Array, { weights }: Machine): Uint8Array {
  const count = labels.length;
  const weight = Float64Array.from(keys, (_key, feature) => {
    let highest = 0;
    for (let label = 0; label < count; label += 1) highest = Math.max(highest, Math.abs(weights[feature * count + label] ?? 0));
    return highest * (gains[feature] ?? 0);
  });
  const least = weight.toSorted().at(-most) ?? 0;
  return Uint8Array.from(weight, (own) => (own > 0 && own >= least ? 1 : 0));
}

/** What a row is given by a machine that keeps these features alone. */
export function marginsOf({ offsets, features }: Corpus, values: Float32Array, { weights, biases }: Machine, kept: Uint8Array, row: number): Float64Array {
  const sums = new Float64Array(biases.length);
  let squares = 0;
  for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at += 1) {
    const feature = features[at] ?? 0;
    if (kept[feature] === 0) continue;
    const value = values[at] ?? 0;
    squares += value * value;
    for (let label = 0; label < sums.length; label += 1) sums[label] = (sums[label] ?? 0) + (weights[feature * sums.length + label] ?? 0) * value;
  }
  const length = Math.sqrt(squares) || 1;
  return sums.map((sum, label) => sum / length + (biases[label] ?? 0));
}

/** The kept features with their numbers in two bytes each; the commonest first, so that those lie near together. */
export function shorten(corpus: Corpus, gains: Float32Array, machine: Machine): Pick<RoutingModel, 'table' | 'numbers' | 'scales'> {
  const { keys, labels, features } = corpus;
  const count = labels.length;
  const messages = new Int32Array(keys.length);
  for (const feature of features) messages[feature] = (messages[feature] ?? 0) + 1;
  const kept = [...keptOf(corpus, gains, machine).entries()].flatMap(([feature, is]) => (is === 1 ? [feature] : [])).toSorted((a, b) => (messages[b] ?? 0) - (messages[a] ?? 0) || a - b);
  const column = (feature: number, at: number): number => (at === 0 ? gains[feature] : machine.weights[feature * count + at - 1]) ?? 0;
  const scales = Float64Array.from({ length: count + 1 }, (_scale, at) => kept.reduce((highest, feature) => Math.max(highest, Math.abs(column(feature, at))), 0) / 32_767);
  const numbers = new Int16Array(kept.length * scales.length);
  for (const [row, feature] of kept.entries()) {
    for (const [at, scale] of scales.entries()) numbers[row * scales.length + at] = Math.round(column(feature, at) / (scale || 1));
  }
  return { table: KeyTable.of(Int32Array.from(kept, (feature) => keys[feature] ?? 0)), numbers, scales };
}
