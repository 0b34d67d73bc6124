import type { requestOperations } from '@anhe/contract/requests';
import type { Id, Role } from '@anhe/contract/kernel';
import { inScope, worksOnMatters } from '../../kernel/access/actor.ts';
import type { StaffActor } from '../../kernel/access/actor.ts';
import type { Policies, Policy } from '../../kernel/access/policy.ts';
import type { LockedRequest, RequestRow } from './subject.ts';

/** A request, or another row that has a stream of its own (a duty). */
export type RequestPolicySubject = LockedRequest | { readonly head: { readonly place: string } };

const staff = worksOnMatters;
const anybody: Policy<undefined> = () => true;
const anyStaff: Policy<unknown> = (actor) => staff(actor);
/** What the desk of a centre does for its area. */
const centreStaff: Policy<unknown> = (actor) => staff(actor) && actor.unitKind === 'centre';
const receiptHolder: Policy<unknown> = (actor) => actor.kind === 'receipt';
const nobody: Policy<unknown> = () => false;

const rowOf = (subject: RequestPolicySubject): RequestRow | undefined => ('row' in subject ? subject.row : undefined);
const onRow = (judge: (actor: StaffActor, row: RequestRow) => boolean): Policy<RequestPolicySubject> => (actor, subject) => {
  const row = rowOf(subject);
  return staff(actor) && row !== undefined && judge(actor, row);
};

const oneOf = (actor: StaffActor, ...roles: readonly Role[]): boolean => roles.includes(actor.role);
/** A window of the centre that is responsible for the place, unless it is about that one. */
const isCentre = (actor: StaffActor, row: RequestRow): boolean => actor.unitKind === 'centre' && actor.unit !== row.about_unit && inScope(actor.scope, row.place);
const isHolder = (actor: StaffActor, row: RequestRow): boolean => actor.unit === row.holder_unit;

const byCentre = onRow(isCentre);
const byHolder = onRow(isHolder);
const byHand = onRow((actor, row) => isHolder(actor, row) || isCentre(actor, row));
/** The receiving unit says "not ours"; a centre that holds it dispatches it instead. */
const byReceiver = onRow((actor, row) => isHolder(actor, row) && row.status === 'offered' && actor.unitKind !== 'centre');
/** The arbiter who was named when the objection was raised. */
const byArbiter = onRow((actor, row) => row.arbiter === actor.unit && inScope(actor.scope, row.place));
const byHelper = onRow((actor, row) => row.helpers.includes(actor.unit));
/** Whoever answered does not call back. */
const byCaller = onRow((actor, row) => row.caller === actor.unit && row.replied_unit !== actor.unit);
/** More time is given by the head of the unit or by the centre, never by whoever works on it. */
const byExtender = onRow((actor, row) => (isHolder(actor, row) && oneOf(actor, 'leader')) || (isCentre(actor, row) && oneOf(actor, 'supervisor')));

/** Works on it, took it down, assists, calls or decides. */
const hasToDoWith = (actor: StaffActor, row: RequestRow): boolean =>
  isHolder(actor, row) || actor.unit === row.filed_unit || row.helpers.includes(actor.unit) || row.caller === actor.unit || row.arbiter === actor.unit || isCentre(actor, row);
/** Said that it is not theirs: sees how that was decided. */
const objected = (actor: StaffActor, row: RequestRow): boolean => row.objectors.includes(actor.unit);

/**
 * Whoever holds it, took it down, assists or called, or said that it is not theirs; the centre, and whoever answers for personal data in the area. The
 * unit that it is about does not read it, even where the area is its own.
 */
export const mayOpen = onRow((actor, row) => {
  if (row.about_unit === actor.unit) return false;
  return hasToDoWith(actor, row) || objected(actor, row)
    || (oneOf(actor, 'rights', 'leader') && inScope(actor.scope, row.place));
});

/** Heads of an area see how it stands; the words of a private matter are for those who work on it. */
export const mayReadWords = onRow((actor, row) => !(row.guarded && ((oneOf(actor, 'leader') && !isHolder(actor, row)) || (objected(actor, row) && !hasToDoWith(actor, row)))));

/** Whether a line of the register shows words: of what the unit holds, and to those who may open whatever lies in their area. */
export const seesWords = (actor: StaffActor, holder: Id): boolean => actor.unit === holder || !seesArea(actor) || actor.unitKind === 'centre' || oneOf(actor, 'rights', 'leader');

/** Roles and units whose work is an area see its register; others see what they hold, filed or assist in. */
export const seesArea = (actor: StaffActor): boolean => actor.unitKind === 'centre' || oneOf(actor, 'rights', 'leader', 'supervisor');

export const requestPolicies: Policies<typeof requestOperations, RequestPolicySubject> = {
  catalogue: anybody, understand: anybody, nearby: anybody, file: anybody, join: anybody, published: anybody, feed: anybody, publicRequest: anybody, publicPhoto: anybody, open311Services: anybody, open311Requests: anybody, placeByKey: anybody,
  held: receiptHolder, rate: receiptHolder, contest: receiptHolder, reopen: receiptHolder, withdraw: receiptHolder, addMore: receiptHolder,
  take: anyStaff, suggest: anyStaff, list: anyStaff, count: anyStaff, export: anyStaff, get: mayOpen, figures: anyStaff, precedents: anyStaff, callSheet: centreStaff, drawCalls: centreStaff,
  outreaches: anyStaff, holdOutreach: anyStaff, takeTicket: centreStaff, ticketTemplate: centreStaff, ticketAnswers: centreStaff,
  clear: byCentre, discard: byCentre, restore: byCentre, dispatch: byCentre, read: byHolder, accept: byHolder, object: byReceiver, decide: byArbiter, assign: byHolder, retype: byCentre, prioritise: byCentre,
  askPerson: byHand, inform: byHand, pause: byHolder, resume: byHolder, extend: byExtender, explain: byHolder, correct: byHolder, askHelp: byHolder, giveHelp: byHelper, reply: byHolder,
  callBack: byCaller, joinTo: byCentre, separate: byCentre, turn: byHand, withdrawFor: byHand, publish: byHand, unpublish: byHand, forward: byCentre, followed: nobody, lapse: nobody, raise: nobody, outgoing: nobody, ladderOf: nobody, toSuggest: nobody,
  duties: anyStaff, setDuty: anyStaff, endDuty: (actor, subject) => staff(actor) && inScope(actor.scope, subject.head.place), apiKeys: anyStaff, makeApiKey: anyStaff, endApiKey: anyStaff,
};
