import { z } from 'zod';
import { Day } from '../kernel/index.ts';
import { DisputeStatusName } from './views.ts';

/** What a step leaves behind: the new revision, and who holds it now. */
export const Done = z.object({ revision: z.int(), status: DisputeStatusName, number: z.string().nullable(), holder: z.string(), dueOn: Day.nullable(), defects: z.array(z.string()) }).meta({ id: 'Done' });
