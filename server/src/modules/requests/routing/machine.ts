import { seeded } from '../../../kernel/seeded.ts';
import type { Corpus } from './corpus.ts';

/** For each department a plane between its messages and all others. */
export interface Machine {
  /** Weight of feature `f` for label `l` at `f * labels + l`. */
  readonly weights: Float32Array;
  readonly biases: Float64Array;
}

/** What an error costs beside a wide margin. */
const cost = 3;
const mostPasses = 12;
/** A pass in which nothing moved by more than this is the last. */
const still = 0.02;

function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}

/**
 * Linear support vector machines with squared hinge loss, one against the rest, by dual coordinate descent (Hsieh and
 * others, 2008). All labels are learned in one pass over a message, since reaching its features takes most of the time.
 */
export function learn({ keys, labels, label, offsets, features }: Corpus, values: Float32Array, rows: Int32Array): Machine {
  const count = labels.length;
  const weights = new Float32Array(keys.length * count);
  const biases = new Float64Array(count);
  const alphas = new Float64Array(rows.length * count);
  const [margins, steps] = [new Float64Array(count), new Float64Array(count)];
  const order = Int32Array.from(rows, (_row, index) => index);
  const random = seeded(7);
  const diagonal = 1 / (2 * cost);
  // Every row is one long, and the bias is one feature more.
  const curvature = 2 + diagonal;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    shuffle(order, random);
    let largest = 0;
    for (const index of order) {
      const row = rows[index] ?? 0;
      const [from, to] = [offsets[row] ?? 0, offsets[row + 1] ?? 0];
      margins.set(biases);
      addTo(margins, weights, { features, values, from, to });
      let moved = false;
      for (let own = 0; own < count; own += 1) {
        const side = label[row] === own ? 1 : -1;
        const cell = index * count + own;
        const before = alphas[cell] ?? 0;
        const slope = side * (margins[own] ?? 0) - 1 + before * diagonal;
        const after = Math.max(before - slope / curvature, 0);
        steps[own] = (after - before) * side;
        if (after === before) continue;
        moved = true;
        largest = Math.max(largest, Math.abs(before === 0 ? Math.min(slope, 0) : slope));
        alphas[cell] = after;
        biases[own] = (biases[own] ?? 0) + (steps[own] ?? 0);
      }
      if (moved) move(weights, steps, { features, values, from, to });
    }
    if (largest < still) break;
  }
  return { weights, biases };
}

interface Row {
  readonly features: Int32Array;
  readonly values: Float32Array;
  readonly from: number;
  readonly to: number;
}

/** Adds to each label's sum what the features of a row say of it. */
function addTo(sums: Float64Array, weights: Float32Array, { features, values, from, to }: Row): void {
  const count = sums.length;
  for (let at = from; at < to; at += 1) {
    const cell = (features[at] ?? 0) * count;
    const value = values[at] ?? 0;
    for (let own = 0; own < count; own += 1) sums[own] = (sums[own] ?? 0) + (weights[cell + own] ?? 0) * value;
  }
}

function move(weights: Float32Array, steps: Float64Array, { features, values, from, to }: Row): void {
  const count = steps.length;
  for (let at = from; at < to; at += 1) {
    const cell = (features[at] ?? 0) * count;
    const value = values[at] ?? 0;
    for (let own = 0; own < count; own += 1) weights[cell + own] = (weights[cell + own] ?? 0) + (steps[own] ?? 0) * value;
  }
}
