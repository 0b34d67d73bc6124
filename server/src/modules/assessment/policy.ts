import { assessmentOperations, speakingKinds } from '@anhe/contract/assessment';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import { abilities } from '../../kernel/access/policy.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { AssessmentSubject } from './rows.ts';

const isStaff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<unknown> = (actor) => isStaff(actor);

/** Supervisors and leaders who have all of the assessed area in care. */
const over: Policy<AssessmentSubject> = (actor, { area }) => isStaff(actor) && (actor.role === 'supervisor' || actor.role === 'leader') && inScope(actor.scope, area);

/** Whoever works for the very place, or for the very department. */
const own: Policy<AssessmentSubject> = (actor, { head, open, unit = null }) => isStaff(actor) && open !== 'no' && (unit === null ? actor.place === head.place : actor.unit === unit);

/** Of the units of the place, those that answer for it; a department answers for itself. */
const speaks: Policy<AssessmentSubject> = (actor, subject) => own(actor, subject) && isStaff(actor) && ((subject.unit ?? null) !== null || speakingKinds.some((kind) => kind === actor.unitKind));

const reads: Policy<AssessmentSubject> = (actor, subject) =>
  over(actor, subject) || own(actor, subject) || (isStaff(actor) && subject.open === 'all' && inScope(actor.scope, subject.head.place));

/** Schemes and that there is an assessment: the whole staff, once it is published or shown. */
const hears: Policy<AssessmentSubject> = (actor, subject) => over(actor, subject) || (isStaff(actor) && subject.open !== 'no');

export const assessmentPolicies: Policies<typeof assessmentOperations, AssessmentSubject> = {
  schemes: anyStaff, scheme: hears, draftScheme: anyStaff, changeScheme: over, trial: over, publishScheme: over, closeScheme: over,
  runs: anyStaff, run: hears, compute: over, show: over, drop: over, freeze: over, results: hears, mine: anyStaff,
  result: reads, object: speaks, answerObjection: over,
  signs: over, judgeSign: over,
  tiers: anyStaff, tier: reads, computeTiers: anyStaff, objectTier: speaks, answerTier: over,
};

/** What the actor may do to it, by short name. */
export const abilitiesOn = (actor: Actor, subject: AssessmentSubject): string[] => abilities(assessmentOperations, assessmentPolicies, actor, subject);
/** Whether the actor assesses the area. */
export const assesses = (actor: Actor, subject: AssessmentSubject): boolean => over(actor, subject);
