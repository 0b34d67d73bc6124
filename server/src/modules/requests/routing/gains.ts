import type { Corpus } from './corpus.ts';
import { leastMessages } from './corpus.ts';

/** How many messages a department is given beforehand for each feature, so that a rare one does not look certain. */
const prior = 3;

/**
 * What each feature is worth before any learning: rare ones more (inverse document frequency), and those more that keep to
 * few departments (one less the entropy of where they occur; its square root). 0 for those too rare to say anything.
 */
export function gainsOf({ keys, labels, label, offsets, features }: Corpus, rows: Int32Array): Float32Array {
  const count = labels.length;
  const within = new Float32Array(keys.length * count);
  const rowsOf = new Float64Array(count);
  for (const row of rows) {
    const own = label[row] ?? 0;
    rowsOf[own] = (rowsOf[own] ?? 0) + 1;
    for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at += 1) {
      const cell = (features[at] ?? 0) * count + own;
      within[cell] = (within[cell] ?? 0) + 1;
    }
  }
  const gains = new Float32Array(keys.length);
  const rates = new Float64Array(count);
  for (let feature = 0; feature < keys.length; feature += 1) {
    let [messages, whole] = [0, 0];
    for (let own = 0; own < count; own += 1) {
      const seen = within[feature * count + own] ?? 0;
      const all = rowsOf[own] ?? 0;
      messages += seen;
      const rate = (seen + (prior * all) / rows.length) / (all + 1);
      rates[own] = rate;
      whole += rate;
    }
    if (messages < leastMessages) continue;
    const spread = rates.reduce((sum, rate) => (rate > 0 ? sum - (rate / whole) * Math.log(rate / whole) : sum), 0);
    const kept = Math.max(0, 1 - spread / Math.log(count));
    gains[feature] = (Math.log((1 + rows.length) / (1 + messages)) + 1) * Math.sqrt(kept);
  }
  return gains;
}

/** Each row's values times the gains, made one long. */
export function weighed({ offsets, features, values }: Corpus, gains: Float32Array): Float32Array {
  const out = new Float32Array(values.length);
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    const [from, to] = [offsets[row] ?? 0, offsets[row + 1] ?? 0];
    let squares = 0;
    for (let at = from; at < to; at += 1) {
      const value = (values[at] ?? 0) * (gains[features[at] ?? 0] ?? 0);
      out[at] = value;
      squares += value * value;
    }
    const length = Math.sqrt(squares) || 1;
    for (let at = from; at < to; at += 1) out[at] = (out[at] ?? 0) / length;
  }
  return out;
}
