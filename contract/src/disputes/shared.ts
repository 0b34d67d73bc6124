import { z } from 'zod';
import { County, Day, Id } from '../kernel/index.ts';
import type { Role } from '../kernel/index.ts';
import { DisputeStatusName } from './views.ts';

/** What the operations of a dispute have in common. */
export const address = { county: County, matter: Id };
export const on = '/disputes/{county}/{matter}';
export const committee: readonly Role[] = ['mediator', 'director'];
export const intake: readonly Role[] = ['clerk', 'mediator', 'director'];
/** Whoever may hold a dispute: a committee, a centre, an organ that it was transferred to. */
export const owners: readonly Role[] = ['mediator', 'director', 'clerk', 'handler', 'officer'];
export const lawful = ['disputes.not-lawful-now'] as const;

/** When it happened; `already` says that the person records what was done before, so that a defect is flagged, not refused. */
export const when = { happenedOn: Day, already: z.boolean().default(false) };
export const Text = (most: number) => z.string().trim().min(1).max(most);

/** What a step leaves behind: the new revision, and who holds it now. */
export const Done = z.object({ revision: z.int(), status: DisputeStatusName, number: z.string().nullable(), holder: z.string(), dueOn: Day.nullable(), defects: z.array(z.string()) }).meta({ id: 'Done' });
