import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { cutWords, normalise } from '../../server/src/kernel/text/tokens.ts';
import { decodeModel, encodeModel, evaluateRouting, shareOf, suggestRouting, trainRouting } from '../../server/src/modules/requests/index.ts';
import type { Example } from '../../server/src/modules/requests/index.ts';
import { median } from './report.ts';
import type { Measurement } from './report.ts';

/** Where the messages are; they belong to a city and do not lie in this repository. */
const variable = 'ANHE_BENCH_ROUTING';
const heldOut = 0.2;
const rounds = 5;
/** What plain methods reach on the messages that the aims were set with: naive Bayes on pairs of characters; a linear machine on pairs and triples. */
const anchors = { bayes: { accuracy: 0.822, f1: 0.78 }, machine: { accuracy: 0.911, f1: 0.9 } } as const;

/** JSON lines as `anhe train routing` takes them; `label` is taken for `department`. */
const Line = z.object({ text: z.string(), department: z.string().optional(), label: z.string().optional() });

/** Processor seconds that some work takes: other processes may hold the machine meanwhile. */
function seconds<T>(work: () => T): { readonly spent: number; readonly result: T } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { spent: (user + system) / 1e6, result };
}

/** How often the routing suggestion is right on a fifth of a city's messages, and what it costs beside cutting the same texts into words. */
export async function measureRouting(): Promise<readonly Measurement[]> {
  const file = process.env[variable];
  if (file === undefined || file === '') {
    console.log(`routing: skipped; ${variable} names no file (JSON lines with text and department)`);
    return [];
  }
  const examples = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line): Example => {
    const { text, department, label } = Line.parse(JSON.parse(line));
    return { text, department: department ?? label ?? '' };
  });
  const kept = examples.filter(({ text }) => shareOf(text) < heldOut);
  const rest = examples.filter(({ text }) => shareOf(text) >= heldOut);
  // The dictionary is loaded before anything is timed.
  cutWords('一');
  const cut = (some: readonly Example[]): number => seconds(() => some.forEach(({ text }) => void cutWords(normalise(text)))).spent;
  const whole = cut(rest);
  const training = seconds(() => trainRouting(rest));
  const bytes = encodeModel(training.result);
  const model = decodeModel(bytes);
  const { accuracy, macroF1, coverage } = evaluateRouting(model, kept);
  const sure = coverage.find(({ confidence }) => confidence === 0.8);
  const pairs = Array.from({ length: rounds }, () => ({ bare: cut(kept), mine: seconds(() => kept.forEach(({ text }) => void suggestRouting(model, text))).spent }));
  const ratios = pairs.map(({ mine, bare }) => mine / bare);
  const share = ({ count, of }: { count: number; of: number }): number => count / of;
  const told = ({ count, of }: { count: number; of: number }): string => `${count} of ${of}`;
  const one = (spent: readonly number[]): string => `${((median(spent) / kept.length) * 1000).toFixed(2)} ms`;
  const { bayes, machine } = anchors;
  return [
    { name: 'routing suggestion, accuracy', ratio: share(accuracy), least: machine.accuracy, aim: 0.92, all: [share(accuracy)], detail: `${told(accuracy)} kept out; anchors ${bayes.accuracy} and ${machine.accuracy}` },
    { name: 'routing suggestion, macro-F1', ratio: macroF1, least: machine.f1, aim: 0.91, all: [macroF1], detail: `${macroF1.toFixed(4)}; anchors ${bayes.f1} and ${machine.f1}` },
    ...(sure === undefined ? [] : [{ name: 'right where at least 0.8 sure', ratio: share(sure.right), least: 0.98, all: [share(sure.right)], detail: `${told(sure.right)}; that sure: ${told(sure.sure)}` }]),
    { name: 'training, times cutting its texts into words once', ratio: training.spent / whole, most: 60, all: [training.spent / whole], detail: `${training.spent.toFixed(1)} s of one core for ${rest.length} messages, ${whole.toFixed(1)} s to cut them; ${(bytes.length / 1e6).toFixed(1)} MB` },
    { name: 'one suggestion, times cutting the same text into words', ratio: median(ratios), most: 5, all: ratios, detail: `${one(pairs.map(({ mine }) => mine))} and ${one(pairs.map(({ bare }) => bare))}` },
    { name: 'training in seconds of one core, share of 90', ratio: training.spent / 90, most: 1, all: [training.spent / 90], detail: 'with five checks by a part kept out' },
  ];
}
