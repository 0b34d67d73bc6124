import { afterPlans } from './courses-after.ts';
import { passPlans } from './courses-pass.ts';
import { roomPlans } from './courses-room.ts';
import { yearPlans } from './courses-years.ts';
import { coursePlans } from './courses.ts';
import type { CoursePlan } from './courses.ts';

/** How many of each course, and how long ago. */
export const allPlans: readonly CoursePlan[] = [...coursePlans, ...afterPlans, ...passPlans, ...roomPlans, ...yearPlans];
