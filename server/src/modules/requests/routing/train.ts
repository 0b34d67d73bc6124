import { createHash } from 'node:crypto';
import { highestOf, sharpnessFrom } from './confidence.ts';
import type { Judged } from './confidence.ts';
import { readCorpus } from './corpus.ts';
import type { Corpus, Example } from './corpus.ts';
import { plainText } from './features.ts';
import { gainsOf, weighed } from './gains.ts';
import { learn } from './machine.ts';
import type { RoutingModel } from './model.ts';
import { keptOf, marginsOf, shorten } from './shorten.ts';

/** Parts of the history kept out in turn, to see how sure one may be. */
const folds = 5;

/** Where the training stands; `of` is how many there will be. */
export interface Progress {
  readonly step: 'reading' | 'checking' | 'learning';
  readonly done: number;
  readonly of: number;
}

const digestOf = (text: string): Buffer => createHash('sha256').update(plainText(text)).digest();

/** A number from 0 to 1 that a text always has, by which some are kept out; the same text twice is on one side. */
export const shareOf = (text: string): number => digestOf(text).readUInt32LE(0) / 2 ** 32;

/** Learns from the history; the same examples give the same model, in whatever order they come. */
export function trainRouting(examples: readonly Example[], tell: (progress: Progress) => void = () => undefined): RoutingModel {
  const known = examples.map((example) => ({ example, digest: digestOf(example.text) }));
  const sorted = known.toSorted((a, b) => a.digest.compare(b.digest) || (a.example.department < b.example.department ? -1 : 1));
  const corpus = readCorpus(sorted.map(({ example }) => example), (done) => tell({ step: 'reading', done, of: sorted.length }));
  const foldOf = Uint8Array.from(sorted, ({ digest }) => digest.readUInt32LE(4) % folds);
  const judged = judge(corpus, foldOf, tell);
  tell({ step: 'learning', done: 0, of: 1 });
  const all = Int32Array.from(sorted, (_one, row) => row);
  const gains = gainsOf(corpus, all);
  const machine = learn(corpus, weighed(corpus, gains), all);
  tell({ step: 'learning', done: 1, of: 1 });
  return {
    labels: corpus.labels, sharpness: sharpnessFrom(judged), biases: machine.biases, ...shorten(corpus, gains, machine),
    learned: { messages: sorted.length, right: judged.filter(({ margins, truth }) => highestOf(margins) === truth).length },
  };
}

/** What each message is given by a machine that has not seen it. */
function judge(corpus: Corpus, foldOf: Uint8Array, tell: (progress: Progress) => void): Judged[] {
  const judged: Judged[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const rows = Int32Array.from(foldOf.keys().filter((row) => foldOf[row] !== fold));
    const gains = gainsOf(corpus, rows);
    const values = weighed(corpus, gains);
    const machine = learn(corpus, values, rows);
    const kept = keptOf(corpus, gains, machine);
    for (const [row, own] of foldOf.entries()) {
      if (own === fold) judged.push({ margins: marginsOf(corpus, values, machine, kept, row), truth: corpus.label[row] ?? 0 });
    }
    tell({ step: 'checking', done: fold + 1, of: folds });
  }
  return judged;
}
