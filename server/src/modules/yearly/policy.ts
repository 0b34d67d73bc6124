import type { yearlyOperations } from '@anhe/contract/yearly';
import { inScope } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { EditionSubject } from './record.ts';

/** Which roles may at all the contract says; which places, the scope of the post. */
const anyStaff: Policy<undefined> = (actor) => actor.kind === 'staff';
const byArea: Policy<EditionSubject> = (actor, { head }) => actor.kind === 'staff' && inScope(actor.scope, head.place);

export const yearlyPolicies: Policies<typeof yearlyOperations, EditionSubject> = {
  report: anyStaff, rows: anyStaff, editions: anyStaff, edition: byArea, issue: anyStaff, workbook: anyStaff,
};
