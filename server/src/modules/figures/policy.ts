import type { figureOperations } from '@anhe/contract/figures';
import { inScope } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { FigureSubject } from './record.ts';

/** Whoever works at the place; what a post may see of it is its scope, and which roles may at all the contract says. */
const anyStaff: Policy<undefined> = (actor) => actor.kind === 'staff';
const byArea: Policy<FigureSubject> = (actor, { head }) => actor.kind === 'staff' && inScope(actor.scope, head.place);

export const figurePolicies: Policies<typeof figureOperations, FigureSubject> = {
  board: anyStaff, trend: anyStaff, map: anyStaff, types: anyStaff, rows: anyStaff, definitions: anyStaff, definition: anyStaff, lately: anyStaff,
  outside: anyStaff, enterOutside: anyStaff, withdrawOutside: byArea, notices: anyStaff, recordNotice: anyStaff, withdrawNotice: byArea,
};
