import { bagOf } from './features.ts';
import type { Bag } from './features.ts';
import { KeyTable } from './key-table.ts';

/** A message of the city's history with the department that answered it. */
export interface Example {
  readonly text: string;
  readonly department: string;
}

/** All messages as numbers: the features of row `r` stand from `offsets[r]` to `offsets[r + 1]`. */
export interface Corpus {
  readonly labels: readonly string[];
  /** Of each row the number of its label. */
  readonly label: Int32Array;
  /** The hash of each feature. */
  readonly keys: Int32Array;
  readonly offsets: Int32Array;
  readonly features: Int32Array;
  readonly values: Float32Array;
}

/** A feature that occurs in fewer messages than this cannot be told from chance. */
export const leastMessages = 2;
/** Weights that a model may hold, all departments together; the rarest features go first. */
const mostWeights = 4_000_000;
const mostFeatures = 400_000;

/** Reads the features of every message; the rows stand in the order of the examples. */
export function readCorpus(examples: readonly Example[], tell: (done: number) => void = () => undefined): Corpus {
  const labels = [...new Set(examples.map(({ department }) => department))].toSorted();
  const number = new Map(labels.map((label, index) => [label, index]));
  const table = new KeyTable(1 << 20);
  let messages = new Int32Array(1 << 20);
  const bags: Bag[] = [];
  for (const { text } of examples) {
    const { keys, values } = bagOf(text);
    const ids = keys.map((key) => table.add(key));
    if (table.size > messages.length) messages = grown(messages, table.size * 2);
    for (const id of ids) messages[id] = (messages[id] ?? 0) + 1;
    bags.push({ keys: ids, values });
    if (bags.length % 1000 === 0) tell(bags.length);
  }
  return { labels, label: Int32Array.from(examples, ({ department }) => number.get(department) ?? 0), ...withoutRare(bags, table.keys(), messages, labels.length) };
}

function grown(from: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(length);
  to.set(from);
  return to;
}

function withoutRare(bags: readonly Bag[], keys: Int32Array, messages: Int32Array, labels: number): Omit<Corpus, 'labels' | 'label'> {
  const most = Math.min(mostFeatures, Math.floor(mostWeights / labels));
  const held = (least: number): number => keys.reduce((sum, _key, id) => sum + ((messages[id] ?? 0) >= least ? 1 : 0), 0);
  let least = leastMessages;
  while (held(least) > most) least += 1;
  const renumbered = new Int32Array(keys.length).fill(-1);
  const kept: number[] = [];
  for (const [id, key] of keys.entries()) if ((messages[id] ?? 0) >= least) renumbered[id] = kept.push(key) - 1;
  const offsets = new Int32Array(bags.length + 1);
  for (const [row, bag] of bags.entries()) offsets[row + 1] = (offsets[row] ?? 0) + bag.keys.reduce((sum, id) => sum + ((renumbered[id] ?? -1) >= 0 ? 1 : 0), 0);
  const features = new Int32Array(offsets.at(-1) ?? 0);
  const values = new Float32Array(features.length);
  let at = 0;
  for (const bag of bags) {
    for (const [index, id] of bag.keys.entries()) {
      const feature = renumbered[id] ?? -1;
      if (feature < 0) continue;
      features[at] = feature;
      values[at] = bag.values[index] ?? 0;
      at += 1;
    }
  }
  return { keys: Int32Array.from(kept), offsets, features, values };
}
