import type { patrolOperations } from '@anhe/contract/patrols';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { PatrolSubject } from './rows.ts';

const staff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<unknown> = (actor) => staff(actor);
const anybody: Policy<unknown> = () => true;

const isIn = (actor: StaffActor, { head }: PatrolSubject): boolean => inScope(actor.scope, head.place);
const isOn = (actor: StaffActor, { posts = [] }: PatrolSubject): boolean => posts.includes(actor.post);
const isAsked = (actor: StaffActor, { asked = [] }: PatrolSubject): boolean => asked.includes(actor.post);
const inHand = (actor: StaffActor, { units = [] }: PatrolSubject): boolean => units.includes(actor.unit);

/** Whoever plans for the place. */
const byArea: Policy<PatrolSubject> = (actor, subject) => staff(actor) && isIn(actor, subject);
/** Whoever works at the place, and whoever is on it, from wherever they are. */
const byReader: Policy<PatrolSubject> = (actor, subject) => staff(actor) && (isIn(actor, subject) || isOn(actor, subject) || isAsked(actor, subject));
const byWalker: Policy<PatrolSubject> = (actor, subject) => staff(actor) && isOn(actor, subject);
/** Who is asked says yes or no; who asked may take it back. */
const byParty: Policy<PatrolSubject> = (actor, subject) => staff(actor) && (isOn(actor, subject) || isAsked(actor, subject));
/** Whoever works at the place of a hazard, and the units that hold or recorded it. */
const byHand: Policy<PatrolSubject> = (actor, subject) => staff(actor) && (isIn(actor, subject) || inHand(actor, subject));
/** Mended by the unit that has it, or by somebody of the place; another department has no hand in it. */
const byMender: Policy<PatrolSubject> = (actor, subject) => staff(actor) && (inHand(actor, subject) || (isIn(actor, subject) && actor.role !== 'handler'));

export const patrolPolicies: Policies<typeof patrolOperations, PatrolSubject> = {
  hazardKinds: anyStaff, reportHazard: anyStaff, hazards: anyStaff, exportHazards: anyStaff, hazard: byHand,
  assignHazard: byArea, guardHazard: byHand, extendHazard: byArea, mendHazard: byMender, checkHazard: byHand, cancelHazard: byArea, addToHazard: byHand,
  points: anyStaff, setPoint: anyStaff, plates: anyStaff, renewPlate: byArea,
  planShifts: anyStaff, shifts: anyStaff, walkers: anyStaff, substitute: byArea, cancelShift: byArea, askSwap: byWalker, answerSwap: byParty,
  start: anyStaff, checkIn: byWalker, noteSeen: byWalker, end: byWalker, list: anyStaff, patrol: byReader, coverage: anyStaff,
  calendarLink: anyStaff, calendar: anybody,
};
