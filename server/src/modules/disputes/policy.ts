import type { disputeOperations } from '@anhe/contract/disputes';
import type { Role } from '@anhe/contract/kernel';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import { inScope } from '../../kernel/access/actor.ts';
import { holdingOf } from './subject.ts';
import type { DisputeHolding, LockedDispute } from './subject.ts';

/** A subject as queries and commands find it. */
export type DisputePolicySubject = LockedDispute | { readonly holding: DisputeHolding };

const holding = (subject: DisputePolicySubject): DisputeHolding => ('holding' in subject ? subject.holding : holdingOf(subject));
const staff = (actor: Actor): actor is StaffActor => actor.kind === 'staff';
const anyStaff: Policy<undefined> = (actor) => staff(actor);
const receiptHolder: Policy<unknown> = (actor) => actor.kind === 'receipt';

/** Steps belong to the committee that holds the matter; its mediators and its director may take them. */
const byHolder: Policy<DisputePolicySubject> = (actor, subject) => {
  const { committee, holderUnit } = holding(subject);
  return staff(actor) && actor.unit === committee && holderUnit === committee;
};

/** The unit that filed it, while it is back in its hands. */
const byFiler: Policy<DisputePolicySubject> = (actor, subject) => {
  const { filedUnit, holderUnit } = holding(subject);
  return staff(actor) && actor.unit === filedUnit && holderUnit === filedUnit;
};

/** It is ended by whoever holds it: the committee, or the unit that filed it and got it back. */
const byHolderOrFiler: Policy<DisputePolicySubject> = (actor, subject) => byHolder(actor, subject) || byFiler(actor, subject);

/** A party may withdraw with the committee or, before it took over, with the unit that filed it. */
const byWithdrawer: Policy<DisputePolicySubject> = (actor, subject) => {
  const { filedUnit, status } = holding(subject);
  return byHolderOrFiler(actor, subject) || (staff(actor) && actor.unit === filedUnit && status === 'offered');
};

const inHand = (actor: StaffActor, subject: DisputePolicySubject): boolean => {
  const { committee, holderUnit, filedUnit } = holding(subject);
  return actor.unit === holderUnit || actor.unit === filedUnit || actor.unit === committee;
};

/** Roles whose work is an area: they see its matters. Departments and administrators see those in their own hand. */
const areaRoles: readonly Role[] = ['mediator', 'director', 'clerk', 'officer', 'guide', 'bureau', 'supervisor', 'leader', 'rights'];
export const seesArea = (actor: StaffActor): boolean => areaRoles.includes(actor.role);

/** Of the area's matters, those who guide, check or answer for them read the texts too; others who, where and what kind. */
const textRoles: readonly Role[] = ['officer', 'guide', 'bureau', 'rights'];

/** Who reads what the parties said: whoever has it in hand, and those whose duty it is in the area. */
export const mayReadTexts = (actor: Actor, subject: DisputePolicySubject): boolean =>
  staff(actor) && (inHand(actor, subject) || (textRoles.includes(actor.role) && inScope(actor.scope, holding(subject).place)));

/** Reading follows the hand and, for those whose work is an area, the area. */
export const byArea: Policy<DisputePolicySubject> = (actor, subject) =>
  staff(actor) && (inHand(actor, subject) || (seesArea(actor) && inScope(actor.scope, holding(subject).place)));

export const disputePolicies: Policies<typeof disputeOperations, DisputePolicySubject> = {
  suggestType: anyStaff, reference: anyStaff, similar: anyStaff, register: anyStaff, settleOnSpot: anyStaff, list: anyStaff, count: anyStaff, export: anyStaff,
  get: byArea,
  takeOver: byHolder, handBack: byHolder, offer: byFiler,
  accept: byHolder, refuse: byHolder, appoint: byHolder, tell: byHolder, holdSession: byHolder, agreeOrally: byHolder, draftAgreement: byHolder,
  sign: byHolder, putSeal: byHolder, decline: byHolder, resume: byHolder, fail: byHolder, withdraw: byWithdrawer, followUp: byHolder, close: byHolderOrFiler,
  archive: byHolderOrFiler,
  shelf: anyStaff, memberTemplate: anyStaff, agreementText: byArea, group: byArea, members: byArea, memberFile: byHolder,
  enrol: byHolder, leaveGroup: byHolder, represent: byHolder, endRepresentation: byHolder, tellGroup: byHolder, heldAgreement: receiptHolder, signHeld: receiptHolder,
};
