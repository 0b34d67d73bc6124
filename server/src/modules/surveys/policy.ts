import { levelOf } from '@anhe/contract/kernel';
import { surveyOperations } from '@anhe/contract/surveys';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import { abilities } from '../../kernel/access/policy.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { SurveySubject } from './rows.ts';

const isStaff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<undefined> = (actor) => isStaff(actor);
const byHolder: Policy<undefined> = (actor) => actor.kind === 'receipt';

/** Whether somebody may lay out surveys: supervisors and leaders of a county or of the city. */
export const isOffice = (actor: Actor): boolean => isStaff(actor) && (actor.role === 'supervisor' || actor.role === 'leader') && (levelOf(actor.place) === 'county' || levelOf(actor.place) === 'city');
const byMaker: Policy<undefined> = (actor) => isOffice(actor);
/** The unit that laid it out. */
const byOffice: Policy<SurveySubject> = (actor, { row }) => isOffice(actor) && isStaff(actor) && actor.unit === row.unit;
/** Its office as it goes on; everybody who reads surveys in that area once it is published. */
const byReader: Policy<SurveySubject> = (actor, subject) => byOffice(actor, subject) || (subject.row.status === 'published' && isStaff(actor) && inScope(actor.scope, subject.head.place));

export const surveyPolicies: Policies<typeof surveyOperations, SurveySubject> = {
  methods: anyStaff, list: anyStaff, trend: anyStaff, survey: byReader, layOut: byMaker, fixSeed: byOffice, closeFrame: byOffice, drawSample: byOffice, end: byOffice, publish: byOffice, cancel: byOffice,
  drawn: byOffice, exportDraw: byOffice, form: byHolder, answer: byHolder, enter: anyStaff, decline: anyStaff,
};

/** What the actor may do to it, by short name. */
export const abilitiesOn = (actor: Actor, subject: SurveySubject): string[] => abilities(surveyOperations, surveyPolicies, actor, subject);
