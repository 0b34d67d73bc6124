import { guidanceOperations } from '@anhe/contract/guidance';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import { abilities } from '../../kernel/access/policy.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { GuidanceSubject } from './rows.ts';

const isStaff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<undefined> = (actor) => isStaff(actor);

const byUnit: Policy<GuidanceSubject> = (actor, { unit }) => isStaff(actor) && actor.unit === unit;
const byRole = (role: 'guide' | 'bureau'): Policy<GuidanceSubject> => (actor, { head }) => isStaff(actor) && actor.role === role && inScope(actor.scope, head.place);

/** The justice office of the town in which it lies. */
const byGuide = byRole('guide');
/** The bureau of the county. */
const byBureau = byRole('bureau');
const byEither: Policy<GuidanceSubject> = (actor, subject) => byGuide(actor, subject) || byBureau(actor, subject);

/** The committee whose it is, and those who guide it. */
const byParty: Policy<GuidanceSubject> = (actor, subject) => (isStaff(actor) && (actor.role === 'mediator' || actor.role === 'director') && byUnit(actor, subject)) || byEither(actor, subject);

/** Totals without names: also for those who supervise or lead the area. */
const byOverseer: Policy<GuidanceSubject> = (actor, subject) =>
  byParty(actor, subject) || (isStaff(actor) && (actor.role === 'supervisor' || actor.role === 'leader') && inScope(actor.scope, subject.head.place));

/** Who takes a return: the justice office, for its own the bureau; a county's committee has no office above it. */
const byTaker: Policy<GuidanceSubject> = (actor, subject) =>
  isStaff(actor) && inScope(actor.scope, subject.head.place) && subject.takenBy !== undefined
  && (actor.role === subject.takenBy || (actor.role === 'bureau' && subject.head.place.length === 6));

/** Notices and sheets are of the county. */
const byCounty: Policy<GuidanceSubject> = (actor, { head }) => isStaff(actor) && (actor.role === 'bureau' || actor.role === 'leader') && inScope(actor.scope, head.place);

export const guidancePolicies: Policies<typeof guidanceOperations, GuidanceSubject> = {
  dossiers: anyStaff, sample: anyStaff, dossier: byParty, passDossier: byGuide, returnDossier: byGuide, answerDossier: byUnit,
  returns: anyStaff, exportReturns: anyStaff, return: byOverseer, saveReturn: byUnit, submitReturn: byUnit, sendBack: byTaker, lockReturn: byTaker,
  classes: anyStaff, declarable: anyStaff, allowances: anyStaff, allowance: byParty, declare: byUnit, checkAllowance: byGuide, approveAllowance: byBureau, refuseAllowance: byEither,
  withdrawAllowance: byUnit, recordObjection: byEither, settleObjection: byBureau,
  publications: anyStaff, publish: anyStaff, publication: byCounty, paySheet: byBureau, exportSheet: byCounty,
};

/** What the actor may do to it, by short name. */
export const abilitiesOn = (actor: Actor, subject: GuidanceSubject): string[] => abilities(guidanceOperations, guidancePolicies, actor, subject);
