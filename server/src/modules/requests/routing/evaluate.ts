import type { Example } from './corpus.ts';
import type { RoutingModel } from './model.ts';
import { likeliest } from './suggest.ts';

/** So many of so many. */
export interface Share {
  readonly of: number;
  readonly count: number;
}

export interface LabelResult {
  readonly label: string;
  /** Of those suggested for it, how many were its own. */
  readonly precision: Share;
  /** Of its own, how many were suggested for it. */
  readonly recall: Share;
  readonly f1: number;
}

export interface Evaluation {
  readonly accuracy: Share;
  /** The mean over the departments, each counting the same. */
  readonly macroF1: number;
  readonly labels: readonly LabelResult[];
  /** At each confidence: how many of all were at least that sure, and how many of these were right. */
  readonly coverage: readonly { readonly confidence: number; readonly sure: Share; readonly right: Share }[];
}

const steps = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95] as const;

/** How often a model is right on messages with a known department. One that it never learned counts as wrong. */
export function evaluateRouting(model: RoutingModel, examples: readonly Example[]): Evaluation {
  const answers = examples.map(({ text, department }) => {
    const first = likeliest(model, text);
    return { truth: department, label: first?.label, confidence: first?.confidence ?? 0, right: first?.label === department };
  });
  const count = (is: (answer: (typeof answers)[number]) => boolean): number => answers.reduce((sum, answer) => sum + (is(answer) ? 1 : 0), 0);
  const labels = [...new Set(answers.map(({ truth }) => truth))].toSorted().map((label): LabelResult => {
    const right = count(({ truth, right: good }) => truth === label && good);
    const [suggested, own] = [count((answer) => answer.label === label), count(({ truth }) => truth === label)];
    return { label, precision: { count: right, of: suggested }, recall: { count: right, of: own }, f1: (2 * right) / (suggested + own) };
  });
  return {
    accuracy: { count: count(({ right }) => right), of: answers.length },
    macroF1: labels.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, labels.length),
    labels,
    coverage: steps.map((confidence) => {
      const sure = count((answer) => answer.confidence >= confidence);
      return { confidence, sure: { count: sure, of: answers.length }, right: { count: count((answer) => answer.confidence >= confidence && answer.right), of: sure } };
    }),
  };
}
