import { abilities } from '../../kernel/access/policy.ts';
import type { Policies } from '../../kernel/access/policy.ts';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor } from '../../kernel/access/actor.ts';
import { staffOperations } from '@anhe/contract/staff';
import type { StaffSubject } from './rows.ts';

const administers = (actor: Actor, { head }: StaffSubject): boolean =>
  actor.kind === 'staff' && actor.role === 'administrator' && inScope(actor.scope, head.place);

/** An administrator of the area, or the director of the unit that it is or belongs to. */
const manages = (actor: Actor, subject: StaffSubject): boolean =>
  administers(actor, subject) || (actor.kind === 'staff' && actor.role === 'director' && actor.unit === subject.unit);

const bureau = (actor: Actor, { head }: StaffSubject): boolean => actor.kind === 'staff' && actor.role === 'bureau' && inScope(actor.scope, head.place);

// Rows that a command makes have no subject yet: its decision checks their place against the actor's area.
const anyStaff = (actor: Actor): boolean => actor.kind === 'staff';
const anySignedIn = (actor: Actor): boolean => anyStaff(actor) || actor.kind === 'person';

/** Staff read the directory of units and posts; an administrator changes what lies in their area. */
export const staffPolicies: Policies<typeof staffOperations, StaffSubject> = {
  me: anySignedIn,
  units: anyStaff,
  unit: anyStaff,
  persons: anyStaff,
  mediatorsOf: anyStaff,
  template: anyStaff,
  export: anyStaff,
  addUnit: anyStaff,
  changeUnit: administers,
  closeUnit: administers,
  startNumbers: manages,
  addPerson: anyStaff,
  changePerson: administers,
  invite: administers,
  printCard: administers,
  endCard: administers,
  addCredential: (actor, person) => administers(actor, person) || bureau(actor, person),
  addPost: administers,
  endPost: administers,
  setPostAreas: administers,
  appointDeputy: manages,
  endDeputy: manages,
};

/** Which staff operations on a unit, post or person the actor may call. */
export function abilitiesOn(kind: 'unit' | 'post' | 'person', actor: Actor, subject: StaffSubject): string[] {
  const ofKind = abilities(staffOperations, staffPolicies, actor, subject);
  return ofKind.filter((name) => staffOperations[name].subject === kind && staffOperations[name].kind === 'command');
}
