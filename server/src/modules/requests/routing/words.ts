import { countAt } from './features.ts';
import type { RoutingModel } from './model.ts';
import type { Seen } from './see.ts';

const mostWords = 5;

/** What may be shown: no number, which might be a telephone's. */
const isShown = /^\p{L}{2,}$/u;

/**
 * For a label, the words of the text that led to it: what each feature says is spread over the characters of its
 * occurrences, and a word has what its characters have.
 * @param text as it was written
 */
export function wordsIn(model: RoutingModel, seen: Seen, text: string): (label: number) => string[] {
  const written = writtenIn(text);
  const words = distinctWords(seen.cut);
  return (label) => {
    const said = saidUpTo(seen, saysOf(model, seen, label));
    const sums = new Float64Array(words.distinct.length);
    for (let at = 0; at < words.places.length; at += 3) {
      const word = words.places[at] ?? 0;
      sums[word] = (sums[word] ?? 0) + (said[words.places[at + 2] ?? 0] ?? 0) - (said[words.places[at + 1] ?? 0] ?? 0);
    }
    const order = [...sums.keys()].filter((word) => (sums[word] ?? 0) > 0).toSorted((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b);
    const chosen: string[] = [];
    for (const index of order) {
      const word = words.distinct[index] ?? '';
      const found = isShown.test(word) ? written(word) : undefined;
      if (found !== undefined && !chosen.some((other) => other.includes(found) || found.includes(other))) chosen.push(found);
      if (chosen.length === mostWords) break;
    }
    return chosen;
  };
}

/** The words of two characters and more, each once, and where each occurs: which it is, its first character and the one after its last. */
function distinctWords(cut: readonly string[]): { readonly distinct: readonly string[]; readonly places: readonly number[] } {
  const numbers = new Map<string, number>();
  const places: number[] = [];
  let at = 0;
  for (const word of cut) {
    const end = at + word.length;
    if (word.length > 1) {
      const number = numbers.get(word) ?? numbers.size;
      if (number === numbers.size) numbers.set(word, number);
      places.push(number, at, end);
    }
    at = end;
  }
  return { distinct: [...numbers.keys()], places };
}

/** What one occurrence of each feature says of a label beyond what it says of all of them on average. */
function saysOf({ numbers, scales }: RoutingModel, { rows, values, averages, counts }: Seen, label: number): Float64Array {
  const says = new Float64Array(rows.length);
  for (let feature = 0; feature < rows.length; feature += 1) {
    const row = rows[feature] ?? -1;
    if (row < 0) continue;
    const speaks = (numbers[row * scales.length + 1 + label] ?? 0) * (scales[1 + label] ?? 0) - (averages[feature] ?? 0);
    says[feature] = (speaks * (values[feature] ?? 0)) / (counts[feature] ?? 1);
  }
  return says;
}

/** What is said in all by the characters before each one. */
function saidUpTo({ plain, occurrences }: Seen, says: Float64Array): Float64Array {
  const said = new Float64Array(plain.length + 1);
  // First by how much each character says more than the one before it.
  for (let at = 0; at < occurrences.length; at += 3) {
    const [start, end] = [occurrences[at + 1] ?? 0, occurrences[at + 2] ?? 0];
    const part = ((says[occurrences[at] ?? 0] ?? 0) * countAt(start)) / (end - start);
    said[start] = (said[start] ?? 0) + part;
    said[end] = (said[end] ?? 0) - part;
  }
  let [each, sum] = [0, 0];
  for (let at = 0; at < said.length; at += 1) {
    each += said[at] ?? 0;
    said[at] = sum;
    sum += each;
  }
  return said;
}

/** Gives a word as it stands in the text, before width and case were evened out; undefined where it cannot be found again. */
function writtenIn(text: string): (word: string) => string | undefined {
  const small = text.toLowerCase();
  return (word) => {
    const at = small.indexOf(word);
    return at < 0 || small.length !== text.length ? undefined : text.slice(at, at + word.length);
  };
}
