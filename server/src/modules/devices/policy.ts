import type { deviceOperations } from '@anhe/contract/devices';
import { inScope } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { DeviceSubject } from './rows.ts';

const isStaff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<undefined> = (actor) => isStaff(actor);
/** For the house itself, which no policy is asked about. */
const nobody: Policy<unknown> = () => false;

const own: Policy<DeviceSubject> = (actor, { device }) => isStaff(actor) && actor.person === device.owner;
const administers: Policy<DeviceSubject> = (actor, { head }) => isStaff(actor) && actor.role === 'administrator' && inScope(actor.scope, head.place);
const keeps: Policy<DeviceSubject> = (actor, subject) => own(actor, subject) || administers(actor, subject);

/** The person themself, the head and the clerk of the unit, and whoever keeps watch over the area. */
const settles: Policy<DeviceSubject> = (actor, subject) =>
  keeps(actor, subject) || (isStaff(actor) && ['director', 'clerk'].includes(actor.role) && actor.unit === subject.device.unit) ||
  (isStaff(actor) && ['supervisor', 'leader'].includes(actor.role) && inScope(actor.scope, subject.head.place));

export const devicePolicies: Policies<typeof deviceOperations, DeviceSubject> = {
  enrol: anyStaff, mine: anyStaff, list: anyStaff, refused: anyStaff, receipts: keeps, end: keeps, unlock: keeps, wipe: administers, lock: administers, settle: settles, hello: nobody, take: nobody, hold: nobody, keepPiece: nobody, photo: nobody, keepPhoto: nobody,
};
