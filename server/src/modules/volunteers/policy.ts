import type { volunteerOperations } from '@anhe/contract/volunteers';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import { looksAfter } from './rows.ts';
import type { VolunteersSubject } from './rows.ts';

const staff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<unknown> = (actor) => staff(actor);

/** The unit's own people alone: what is kept of persons, and what hours rest on. */
const ofUnit: Policy<VolunteersSubject> = (actor, { head, unit }) => staff(actor) && actor.role !== 'volunteer' && actor.unit === unit && inScope(actor.scope, head.place);
/** They, and whoever has the places above in care. */
const byKeeper: Policy<VolunteersSubject> = (actor, subject) => staff(actor) && looksAfter(actor, subject);
/** They, and the volunteer. */
const byKeeperOrSelf: Policy<VolunteersSubject> = (actor, subject) => staff(actor) && (looksAfter(actor, subject) || (subject.post !== null && subject.post === actor.post));
/** They, and volunteers of the place for themselves; which of them is asked of the row. */
const byTaker: Policy<VolunteersSubject> = (actor, subject) => staff(actor) && (looksAfter(actor, subject) || (actor.role === 'volunteer' && inScope(actor.scope, subject.head.place)));

/** A certificate is printed by the unit that issued it, and by whose it is. */
export const mayPrintCertificate: Policy<VolunteersSubject> = (actor, subject) => ofUnit(actor, subject) || (staff(actor) && subject.post !== null && subject.post === actor.post);

export const volunteerPolicies: Policies<typeof volunteerOperations, VolunteersSubject> = {
  kinds: anyStaff, apply: anyStaff, list: anyStaff, mine: anyStaff, offer: anyStaff, countPatrol: anyStaff, tasks: anyStaff, recognise: anyStaff, units: anyStaff,
  accept: byKeeper, refuse: byKeeper, suspend: byKeeper, resume: byKeeper, link: byKeeper, train: byKeeper, insure: byKeeper, get: byKeeper, task: byKeeper,
  change: ofUnit, reveal: ofUnit, certify: ofUnit, cancelTask: ofUnit, attend: ofUnit, confirm: ofUnit, correct: ofUnit,
  leave: byKeeperOrSelf, take: byTaker, drop: byTaker,
};
