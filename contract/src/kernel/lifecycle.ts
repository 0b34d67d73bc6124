import type { Wording } from './errors.ts';

/** Whether a step may be taken now, and if not, why and what would make it possible. */
export type Verdict =
  | { readonly legal: true; readonly warnings: readonly Reason[] }
  | { readonly legal: false; readonly reason: Reason };

export interface Reason {
  readonly code: string;
  readonly wording: Wording;
  /** Id of the article that forbids (or asks for) it. */
  readonly article?: string;
}

export interface Step<Status extends string> {
  readonly title: Wording;
  /** Statuses in which the step is legal as far as the status alone says. */
  readonly from: readonly Status[];
  /** Status after it; `same` keeps the status. */
  readonly to: Status | 'same';
  /** Statuses after it that the facts may ask for instead: what `to` stands on was never done, or another sort of unit has it. */
  readonly otherwise?: readonly Status[];
}

/** A lifecycle as one table: statuses, steps, and the statuses that end it. */
export interface Lifecycle<Status extends string, StepName extends string> {
  readonly name: string;
  readonly statuses: Readonly<Record<Status, Wording & { readonly final?: boolean }>>;
  readonly initial: Status;
  readonly steps: Readonly<Record<StepName, Step<Status>>>;
}

export const legal = (...warnings: readonly Reason[]): Verdict => ({ legal: true, warnings });

export const notYet = (code: string, wording: Wording, article?: string): Verdict => ({
  legal: false,
  reason: article === undefined ? { code, wording } : { code, wording, article },
});

// Mermaid reads a hyphen as the beginning of an arrow.
const stateId = (status: string): string => status.replaceAll('-', '_');

/** The mermaid state diagram of a lifecycle, in the language asked for. */
export function stateDiagram<S extends string, N extends string>(lifecycle: Lifecycle<S, N>, language: 'zh' | 'en'): string {
  const lines = ['stateDiagram-v2'];
  for (const [status, wording] of Object.entries<Wording & { final?: boolean }>(lifecycle.statuses)) {
    lines.push(`  ${stateId(status)} : ${wording[language]}`);
  }
  lines.push(`  [*] --> ${stateId(lifecycle.initial)}`);
  for (const step of Object.values<Step<S>>(lifecycle.steps)) {
    for (const from of step.from) lines.push(`  ${stateId(from)} --> ${stateId(step.to === 'same' ? from : step.to)} : ${step.title[language]}`);
    for (const other of step.otherwise ?? []) for (const from of step.from) lines.push(`  ${stateId(from)} --> ${stateId(other)} : ${step.title[language]}`);
  }
  for (const [status, wording] of Object.entries<Wording & { final?: boolean }>(lifecycle.statuses)) {
    if (wording.final === true) lines.push(`  ${stateId(status)} --> [*]`);
  }
  return lines.join('\n');
}
