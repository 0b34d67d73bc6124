import type { policingOperations } from '@anhe/contract/policing';
import { inScope, worksOnMatters } from '../../kernel/access/actor.ts';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { PolicingSubject } from './rows.ts';

const staff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<unknown> = (actor) => staff(actor);
const nobody: Policy<unknown> = () => false;

const isIn = (actor: StaffActor, { head }: PolicingSubject): boolean => inScope(actor.scope, head.place);

/** A visit may speak of a dispute by its number: volunteers read of none. */
const onMatters: Policy<unknown> = (actor) => worksOnMatters(actor);
const byReader: Policy<PolicingSubject> = (actor, subject) => worksOnMatters(actor) && isIn(actor, subject);
const byArea: Policy<PolicingSubject> = (actor, subject) => staff(actor) && isIn(actor, subject);
/** The head of a police station says which of its officers looks after which village. */
const isHead: Policy<unknown> = (actor) => staff(actor) && actor.unitKind === 'police';
const byHead: Policy<PolicingSubject> = (actor, subject) => staff(actor) && actor.unitKind === 'police' && isIn(actor, subject);
/** An officer of a station, or its head. */
const isPolice: Policy<unknown> = (actor) => staff(actor) && (actor.role === 'officer' || actor.unitKind === 'police');

export const policingPolicies: Policies<typeof policingOperations, PolicingSubject> = {
  villages: anyStaff, village: byReader, assign: isHead, endAssignment: byHead, handOver: byHead, notices: anyStaff, noticeGaps: nobody,
  recordVisit: anyStaff, visits: onMatters, linkSession: isPolice, linkPatrol: isPolice, linkable: anyStaff, joint: anyStaff,
  counts: anyStaff, propose: anyStaff, proposals: anyStaff, takeProposal: byArea, dismissProposal: byArea,
};
