import { rangeOf } from '@anhe/contract/kernel';
import type { Role } from '@anhe/contract/kernel';
import { screeningOperations } from '@anhe/contract/screening';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import { abilities } from '../../kernel/access/policy.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { ScreeningSubject } from './rows.ts';

const isStaff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<unknown> = (actor) => isStaff(actor);

/** Justice offices, the bureau and the centre's supervisor; of directors, the head of a town's committee only. */
const starts: Policy<undefined> = (actor) => isStaff(actor) && (actor.role !== 'director' || actor.unitKind === 'town-committee');

/** A round is closed, and a report is made, by the unit whose it is. */
const byUnit: Policy<ScreeningSubject> = (actor, { unit }) => isStaff(actor) && actor.unit === unit;

const readers: readonly Role[] = ['mediator', 'director', 'clerk', 'officer', 'guide', 'bureau', 'supervisor', 'leader'];

const byArea: Policy<ScreeningSubject> = (actor, { head }) => isStaff(actor) && readers.includes(actor.role) && inScope(actor.scope, head.place);

/** The unit that started it, and whoever has a part of its area in care: they get what lies in their own scope. */
const byPart: Policy<ScreeningSubject> = (actor, subject) =>
  isStaff(actor) && (byUnit(actor, subject) || (subject.area ?? []).some((place) => {
    const { from, to } = rangeOf(place);
    return actor.scope.some((range) => range.from < to && from < range.to);
  }));

export const screeningPolicies: Policies<typeof screeningOperations, ScreeningSubject> = {
  topics: anyStaff, rounds: anyStaff, round: anyStaff, due: anyStaff, start: starts, close: byUnit, export: byPart,
  report: byArea, fileReport: byUnit, signNil: byUnit, correct: byUnit,
};

/** What the actor may do to this round or report, by short name. */
export const abilitiesOn = (actor: Actor, subject: ScreeningSubject): string[] => abilities(screeningOperations, screeningPolicies, actor, subject);
