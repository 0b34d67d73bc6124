import { levelOf } from '@anhe/contract/kernel';
import { awardOperations } from '@anhe/contract/awards';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import { abilities } from '../../kernel/access/policy.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { AwardSubject } from './rows.ts';

const isStaff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<undefined> = (actor) => isStaff(actor);
const anybody: Policy<undefined> = () => true;
/** Jobs alone; `run` lets them pass. */
const nobody: Policy<AwardSubject> = () => false;

/** Whether somebody reviews for the county, or for the city. */
const reviewsAt = (actor: Actor, level: 'county' | 'city'): boolean => isStaff(actor) && (actor.role === 'supervisor' || actor.role === 'leader') && levelOf(actor.place) === level;
export const isReviewer = (actor: Actor): boolean => reviewsAt(actor, 'county') || reviewsAt(actor, 'city');

/** The unit that applied. */
const byApplicant: Policy<AwardSubject> = (actor, { row }) => isStaff(actor) && actor.unit === row.unit;
const byLevel = (level: 'county' | 'city'): Policy<AwardSubject> => (actor, { head }) => reviewsAt(actor, level) && isStaff(actor) && inScope(actor.scope, head.place);
const byCounty = byLevel('county');
const byCity = byLevel('city');
const byReviewer: Policy<AwardSubject> = (actor, subject) => byCounty(actor, subject) || byCity(actor, subject);
/** Whose turn it is: the county's until it has passed the application, then the city's. */
const byTurn: Policy<AwardSubject> = (actor, subject) => (subject.row.status === 'submitted' ? byCounty(actor, subject) : byCity(actor, subject));
/** A draft is the applicant's alone until it is handed in. */
const byReader: Policy<AwardSubject> = (actor, subject) => byApplicant(actor, subject) || (subject.row.status !== 'draft' && byReviewer(actor, subject));

export const awardPolicies: Policies<typeof awardOperations, AwardSubject> = {
  schemes: anyStaff, list: anyStaff, award: byReader, apply: anyStaff, save: byApplicant, submit: byApplicant, withdraw: byApplicant,
  passCounty: byCounty, sendBack: byTurn, passCity: byCity, inspect: byCity, putOnNotice: byCity, recordObjection: byReviewer, answerObjection: byReviewer, grant: byCity, refuse: byTurn,
  holders: anyStaff, exportHolders: anyStaff, enter: anyStaff, reviewYear: byReviewer, warn: byReviewer, revoke: byCity, appeal: byApplicant, answerAppeal: byReviewer, expire: nobody, published: anybody,
};

/** What the actor may do to it, by short name. */
export const abilitiesOn = (actor: Actor, subject: AwardSubject): string[] => abilities(awardOperations, awardPolicies, actor, subject);
