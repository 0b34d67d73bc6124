import type { errandOperations } from '@anhe/contract/errands';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { ErrandSubject } from './subject.ts';

const staff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<unknown> = (actor) => staff(actor);
const nobody: Policy<unknown> = () => false;

/** Somebody trusted this unit with their papers: nobody else has a hand in it. */
const byUnit: Policy<ErrandSubject> = (actor, { unit }) => staff(actor) && actor.unit === unit;
/** The rights officer of the area looks whether what is kept may be kept. */
const byReader: Policy<ErrandSubject> = (actor, subject) => byUnit(actor, subject) || (staff(actor) && actor.role === 'rights' && inScope(actor.scope, subject.head.place));

export const errandPolicies: Policies<typeof errandOperations, ErrandSubject> = {
  kinds: anyStaff, authorise: anyStaff, errands: anyStaff, inHand: anyStaff, errand: byReader, takePapers: byUnit, handIn: byUnit, settle: byUnit, returnPapers: byUnit, close: byUnit, erase: nobody,
};
