import type { disputeOperations } from '@anhe/contract/disputes';
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

/** Steps belong to the committee that holds the matter; its mediators and its director may take them. */
const byHolder: Policy<DisputePolicySubject> = (actor, subject) => {
  const { committee, holderUnit } = holding(subject);
  return staff(actor) && actor.unit === committee && holderUnit === committee;
};

/** The window that filed it, while it is back in its hands. */
const byFiler: Policy<DisputePolicySubject> = (actor, subject) => {
  const { filedUnit, holderUnit } = holding(subject);
  return staff(actor) && actor.unit === filedUnit && holderUnit === filedUnit;
};

/** A party may withdraw with the committee or, before it took over, with the window. */
const byHolderOrFiler: Policy<DisputePolicySubject> = (actor, subject) => byHolder(actor, subject) || byFiler(actor, subject);

/** Reading follows the scope: what row security shows, of one's own area or own hand. */
const byArea: Policy<DisputePolicySubject> = (actor, subject) => staff(actor) && inScope(actor.scope, holding(subject).place);

export const disputePolicies: Policies<typeof disputeOperations, DisputePolicySubject> = {
  suggestType: anyStaff, reference: anyStaff, similar: anyStaff, register: anyStaff, settleOnSpot: anyStaff, list: anyStaff, count: anyStaff, export: anyStaff,
  get: byArea,
  takeOver: byHolder, handBack: byHolder, offer: byFiler,
  accept: byHolder, refuse: byHolder, appoint: byHolder, tell: byHolder, holdSession: byHolder, agreeOrally: byHolder, draftAgreement: byHolder,
  sign: byHolder, putSeal: byHolder, decline: byHolder, resume: byHolder, fail: byHolder, withdraw: byHolderOrFiler, followUp: byHolder, close: byHolder, archive: byHolder,
};
