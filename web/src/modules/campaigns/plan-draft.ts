import { textsOf } from '@anhe/contract/campaigns';
import type { Plan, PlanGiven, Taker, WayToMeasure } from '@anhe/contract/campaigns';
import type { Day, PlaceCode } from '@anhe/contract/kernel';
import type { Charge } from '@anhe/contract/supervision';
import type { NamedUnit } from '../staff/index.ts';

/** A task as it is being written. */
export interface TaskDraft {
  readonly key: number;
  readonly title: string;
  readonly text: string;
  readonly for: Taker;
  readonly units: readonly NamedUnit[];
  readonly charge: Charge | undefined;
  readonly dueOn: Day | undefined;
  readonly measure: WayToMeasure;
  readonly figure: string | undefined;
  readonly target: number | undefined;
  readonly word: string;
  readonly proof: boolean;
}

/** A plan as it is being written. */
export interface PlanDraft {
  readonly title: string;
  readonly purpose: string;
  readonly basis: string;
  readonly kind: string | undefined;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  readonly places: readonly PlaceCode[];
  readonly figures: readonly string[];
  readonly tasks: readonly TaskDraft[];
}

/** A task without words, for every village, reported by the unit. */
export const emptyTask = (key: number): TaskDraft => ({ key, title: '', text: '', for: 'villages', units: [], charge: undefined, dueOn: undefined, measure: 'reported', figure: undefined, target: undefined, word: '', proof: false });

export const emptyPlan = (today: Day, place: PlaceCode | undefined): PlanDraft => ({ title: '', purpose: '', basis: '', kind: undefined, from: today, to: undefined, places: place === undefined ? [] : [place], figures: [], tasks: [emptyTask(1)] });

/** A plan that was kept, to be gone over. @param units the names of its units */
export const draftOf = ({ tasks, ...plan }: Plan, units: readonly NamedUnit[]): PlanDraft => ({
  ...plan,
  tasks: tasks.map(({ charge, figure, target, ...task }, index) => ({ ...task, key: index + 1, units: task.units.map((unit) => units.find((one) => one.unit === unit) ?? { unit, name: unit }), charge: charge ?? undefined, figure: figure ?? undefined, target: target ?? undefined })),
});

/** What is sent; undefined while something that is needed is missing. Tasks without a day of their own are due on the last one. */
export function planGiven({ kind, from, to, tasks, places, figures, ...words }: PlanDraft): PlanGiven | undefined {
  if (kind === undefined || from === undefined || to === undefined || places.length === 0 || words.title.trim().length < 4 || words.purpose.trim().length < 4 || words.basis.trim().length < 2) return undefined;
  if (tasks.some((task) => task.title.trim().length < 2 || task.text.trim().length < 2 || (task.for === 'units' && task.units.length === 0) || (task.measure === 'counted' && task.figure === undefined))) return undefined;
  return {
    title: words.title.trim(), purpose: words.purpose.trim(), basis: words.basis.trim(), kind, from, to, places: [...places], figures: [...figures],
    tasks: tasks.map(({ key: _key, units, charge, dueOn, figure, target, title, text, word, ...task }) => ({ ...task, title: title.trim(), text: text.trim(), word: word.trim(), units: units.map(({ unit }) => unit), charge: charge ?? null, dueOn: dueOn ?? to, figure: figure ?? null, target: target ?? null })),
  };
}

/** All words of a plan, one after another: what the line about persons is read from. */
export const wordsOf = (plan: PlanDraft): readonly string[] => textsOf({ ...plan, tasks: plan.tasks.map((task) => ({ ...task, units: [], charge: null, dueOn: '', figure: null, target: null })) }).map(({ text }) => text);
