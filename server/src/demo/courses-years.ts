import type { CoursePlan } from './courses.ts';
import { failedClosed, notAdmissibleClosed, oral, oralOnSpot, withdrawnClosed, written } from './courses.ts';

/** The years before the last two, thinner: what was written down then, all of it over. They come last, so that those before keep their names and days. */
export const yearPlans: readonly CoursePlan[] = [
  { name: 'years-oral-on-spot', count: 34, began: [520, 1085], go: oralOnSpot, seasonal: true },
  { name: 'years-first', count: 4, began: [1062, 1085], go: oralOnSpot },
  { name: 'years-oral', count: 7, began: [520, 1080], go: oral, seasonal: true },
  { name: 'years-written', count: 8, began: [540, 1080], go: written, seasonal: true },
  { name: 'years-failed', count: 6, began: [540, 1080], go: failedClosed, seasonal: true },
  { name: 'years-withdrawn', count: 2, began: [540, 1080], go: withdrawnClosed, seasonal: true },
  { name: 'years-refused', count: 2, began: [540, 1080], go: notAdmissibleClosed, refused: true, seasonal: true },
];
