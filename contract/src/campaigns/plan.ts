import { z } from 'zod';
import { Day, Id, PlaceCode } from '../kernel/index.ts';
import { Charge } from '../supervision/index.ts';
import { Taker, WayToMeasure } from './vocabulary.ts';

const Text = (least: number, most: number) => z.string().trim().min(least).max(most);

/** Most tasks of a campaign, places that take part, units of a task, and tasks at places altogether. */
export const most = { tasks: 12, places: 30, units: 60, figures: 12, duties: 3000 } as const;

/** One task of a plan: what, by whom, until when, and how it is measured. */
export const PlanTask = z.strictObject({
  title: Text(2, 60),
  text: Text(2, 1000),
  for: Taker,
  units: z.array(Id).max(most.units).default([]),
  /** Who answers for it where no unit is named: the unit in charge of this in the place. */
  charge: Charge.nullable().default(null),
  dueOn: Day,
  measure: WayToMeasure,
  /** Of a counted task: a figure that is a count. */
  figure: z.string().regex(/^[a-z0-9-]+$/).max(60).nullable().default(null),
  /** From which number on it is done; null where the unit says so. */
  target: z.int().min(1).max(1_000_000).nullable().default(null),
  /** What a reported number counts, such as 户、处、次. */
  word: Text(0, 8).default(''),
  /** Of a reported task: a photograph or paper goes with it. */
  proof: z.boolean().default(false),
});
export type PlanTask = z.infer<typeof PlanTask>;

/** What a campaign is about, as it is drafted and signed. */
export const Plan = z.strictObject({
  title: Text(4, 80),
  purpose: Text(4, 2000),
  /** What it rests on: a notice, a decision, a season. */
  basis: Text(2, 500),
  kind: z.string().regex(/^[a-z0-9-]+$/).max(60),
  from: Day,
  to: Day,
  places: z.array(PlaceCode).min(1).max(most.places),
  tasks: z.array(PlanTask).min(1).max(most.tasks),
  /** Figures that the report shows before, during, and a year before. */
  figures: z.array(z.string().regex(/^[a-z0-9-]+$/).max(60)).max(most.figures).default([]),
});
export type Plan = z.infer<typeof Plan>;
/** A plan as a page sends it, before defaults. */
export type PlanGiven = z.input<typeof Plan>;

/** All free text of a plan with the path of its field, for the checks that read it. */
export const textsOf = (plan: Pick<Plan, 'title' | 'purpose' | 'basis' | 'tasks'>): readonly { readonly path: readonly (string | number)[]; readonly text: string }[] => [
  { path: ['title'], text: plan.title }, { path: ['purpose'], text: plan.purpose }, { path: ['basis'], text: plan.basis },
  ...plan.tasks.flatMap(({ title, text, word }, index) => [{ path: ['tasks', index, 'title'], text: title }, { path: ['tasks', index, 'text'], text }, { path: ['tasks', index, 'word'], text: word }]),
];
