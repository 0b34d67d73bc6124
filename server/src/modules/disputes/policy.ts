import type { disputeOperations } from '@anhe/contract/disputes';
import type { Role } from '@anhe/contract/kernel';
import type { Actor, StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import { inScope, worksOnMatters } from '../../kernel/access/actor.ts';
import { isShared, isSharedText } from '../matters/index.ts';
import { roomPolicies } from './room/policy.ts';
import { holdingOf } from './subject.ts';
import type { DisputeHolding, LockedDispute } from './subject.ts';

/** A subject as queries and commands find it. */
export type DisputePolicySubject = LockedDispute | { readonly holding: DisputeHolding };

const holding = (subject: DisputePolicySubject): DisputeHolding => ('holding' in subject ? subject.holding : holdingOf(subject));
const staff = worksOnMatters;
const anyStaff: Policy<undefined> = (actor) => staff(actor);
const receiptHolder: Policy<unknown> = (actor) => actor.kind === 'receipt';

/** Steps belong to the committee that holds the matter; its mediators and its director may take them. */
const byHolder: Policy<DisputePolicySubject> = (actor, subject) => {
  const { committee, holderUnit } = holding(subject);
  return staff(actor) && actor.unit === committee && holderUnit === committee;
};

/** Whoever holds it: its committee, the window that got it back, a centre that is to assign it, an organ it was transferred to. */
const byOwner: Policy<DisputePolicySubject> = (actor, subject) => staff(actor) && actor.unit === holding(subject).holderUnit;

/** The unit that holds it without being its committee: it finds one. */
const byAssigner: Policy<DisputePolicySubject> = (actor, subject) => byOwner(actor, subject) && !byHolder(actor, subject);

/** The unit that was asked to become the owner. */
const byReceiver: Policy<DisputePolicySubject> = (actor, subject) => staff(actor) && actor.unit === holding(subject).transferTo;

/** A unit that was asked for help, or helps. */
const byHelper: Policy<DisputePolicySubject> = (actor, subject) => isShared(actor, holding(subject).shares ?? []);

/** Who reads of its other ways also writes them down: whoever holds it or filed it. */
const byHand: Policy<DisputePolicySubject> = (actor, subject) => staff(actor) && (byOwner(actor, subject) || actor.unit === holding(subject).filedUnit);

/** A party may withdraw with the committee or, before it took over, with the unit that filed it. */
const byWithdrawer: Policy<DisputePolicySubject> = (actor, subject) => {
  const { filedUnit, status } = holding(subject);
  return byOwner(actor, subject) || (staff(actor) && actor.unit === filedUnit && status === 'offered');
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
export const mayReadTexts: Policy<DisputePolicySubject> = (actor, subject) =>
  staff(actor) && (inHand(actor, subject) || (textRoles.includes(actor.role) && inScope(actor.scope, holding(subject).place)));

/** Whether a text of a kind is read: all of them, or those of the fields that the actor's unit was given. */
export const mayReadText = (actor: Actor, subject: DisputePolicySubject, kind: string): boolean =>
  mayReadTexts(actor, subject) || isSharedText(actor, holding(subject).shares ?? [], kind);

/** Reading follows the hand, a request for help and, for those whose work is an area, the area. */
export const byArea: Policy<DisputePolicySubject> = (actor, subject) =>
  staff(actor) && (inHand(actor, subject) || byHelper(actor, subject) || (seesArea(actor) && inScope(actor.scope, holding(subject).place)));

export const disputePolicies: Policies<typeof disputeOperations, DisputePolicySubject> = {
  suggestType: anyStaff, reference: anyStaff, similar: anyStaff, register: anyStaff, takeFromRequest: () => false, settleOnSpot: anyStaff, list: anyStaff, count: anyStaff, export: anyStaff,
  get: byArea, ways: byArea,
  takeOver: byHolder, handBack: byHolder, offer: byAssigner,
  accept: byHolder, refuse: byHolder, appoint: byHolder, tell: byHolder, holdSession: byHolder, agreeOrally: byHolder, draftAgreement: byHolder,
  sign: byHolder, putSeal: byHolder, decline: byHolder, resume: byHolder, fail: byHolder, withdraw: byWithdrawer, followUp: byHolder, close: byOwner,
  archive: byOwner,
  refer: byOwner, transfer: byOwner, takeBackHandover: byOwner, endHelp: byOwner, receive: byReceiver, answerReferral: byHelper, reportHelp: byHelper,
  returnHandIn: byHand, recordWay: byHand, endWay: byHand,
  schedule: byHolder, recordPerformance: byHolder, reversePerformance: byHolder, recordBreach: byHolder, applyConfirmation: byHolder, recordRuling: byHolder,
  applyReview: byHolder, recordReview: byHolder, applyNoPenalty: byHolder, performance: byArea, confirmation: byArea, heldAfter: receiptHolder,
  ...roomPolicies(byHolder, anyStaff),
  shelf: anyStaff, memberTemplate: anyStaff, agreementText: byArea, group: byArea, members: byArea, memberFile: byHolder,
  enrol: byHolder, leaveGroup: byHolder, represent: byHolder, endRepresentation: byHolder, tellGroup: byHolder, heldAgreement: receiptHolder, signHeld: receiptHolder,
  calls: anyStaff, recordCall: byHolder,
  oldTemplate: anyStaff, takeIn: anyStaff, columnMaps: anyStaff, exportAs: anyStaff, exchangeMatches: anyStaff, recordExchange: byHand, exchanges: byArea,
};
