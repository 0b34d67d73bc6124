import type { supervisionOperations } from '@anhe/contract/supervision';
import type { LetterStatus } from '@anhe/contract/supervision';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { SupervisionSubject } from './rows.ts';

const isStaff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<unknown> = (actor) => isStaff(actor);
const nobody: Policy<unknown> = () => false;
/** Centres with the office of the leading group, and those who guide committees: others have nobody to supervise. */
const supervises: Policy<unknown> = (actor) => isStaff(actor) && ['centre', 'justice-bureau', 'justice-office'].includes(actor.unitKind);

const unsent: readonly LetterStatus[] = ['draft', 'review', 'signing', 'discarded'];

/** The unit that writes it. */
const byWriter: Policy<SupervisionSubject> = (actor, { from }) => isStaff(actor) && actor.unit === from;

/** The unit that it went to, once it did. */
const byReceiver: Policy<SupervisionSubject> = (actor, { to, status }) => isStaff(actor) && actor.unit === to && status !== undefined && !unsent.includes(status);

/** Both, and whoever supervises or leads the area, once it was issued. */
const byReader: Policy<SupervisionSubject> = (actor, subject) =>
  byWriter(actor, subject) || byReceiver(actor, subject)
  || (isStaff(actor) && (actor.role === 'supervisor' || actor.role === 'leader') && subject.status !== undefined && !unsent.includes(subject.status) && inScope(actor.scope, subject.head.place));

const byArea: Policy<SupervisionSubject> = (actor, { head }) => isStaff(actor) && inScope(actor.scope, head.place);
/** Whoever supervises the place of the matter. */
const bySupervisor: Policy<SupervisionSubject> = (actor, subject) => supervises(actor, subject) && byArea(actor, subject);

export const supervisionPolicies: Policies<typeof supervisionOperations, SupervisionSubject> = {
  rules: anyStaff, propose: nobody, findings: supervises, dismiss: bySupervisor,
  draft: supervises, revise: byWriter, submit: byWriter, review: byWriter, sign: byWriter, discard: byWriter, settle: byWriter, hold: byWriter, check: byWriter, revoke: byWriter, look: byWriter,
  urge: supervises, urges: anyStaff, seeUrge: byReceiver, setOffice: anyStaff, endOffice: byArea, handingOver: anyStaff, offices: anyStaff, pledge: supervises, pledges: supervises, setCharge: anyStaff, endCharge: byArea, charges: anyStaff,
  receive: byReceiver, object: byReceiver, reply: byReceiver, letters: anyStaff, letter: byReader, proof: byReader,
};
