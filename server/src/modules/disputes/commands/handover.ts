import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeStep } from '@anhe/contract/disputes';
import { contains, invalid } from '@anhe/contract/kernel';
import type { FieldError, ParsedInputOf } from '@anhe/contract/kernel';
import type { HandoverKind } from '@anhe/contract/matters';
import { update } from '../../../kernel/database/changes.ts';
import { answerDue, assertReceiver, assertStanding, handoverInsert, handoverUpdate, openReferrals, readHandover } from '../../matters/index.ts';
import type { HandoverRow } from '../../matters/index.ts';
import { readUnit } from '../../staff/index.ts';
import type { UnitRow } from '../../staff/index.ts';
import { isCommittee } from '../committee.ts';
import { endReferrals, voidDraft } from '../loose-ends.ts';
import { sharedStepHandler, stepHandler } from '../steps.ts';
import type { DisputeSubject } from '../subject.ts';
import type { Work } from '../work.ts';
import { actingUnit } from './admission.ts';

type Asked = ParsedInputOf<typeof disputeOperations.refer>;

/** What is wrong with whom was told of it: a stranger, one named twice, a day that is not over. */
function toldErrors(work: Work, input: Asked): FieldError[] {
  const parties = new Set(work.facts.parties.map(({ id }) => id));
  return input.told.flatMap(({ party, on }, index): FieldError[] => [
    ...(parties.has(party) ? [] : [{ path: ['told', index, 'party'], code: 'unknown-choice' as const }]),
    ...(input.told.findIndex((other) => other.party === party) === index ? [] : [{ path: ['told', index, 'party'], code: 'already-used' as const }]),
    ...(on > input.happenedOn ? [{ path: ['told', index, 'on'], code: 'future-date' as const }] : []),
  ]);
}

/** Asks another unit: who, what for, which fields, on what ground, and what each party was told. The owner stays. */
function ask(work: Work, kind: HandoverKind, input: Asked, dispute: DisputeSubject, unit: UnitRow | undefined): void {
  const step: DisputeStep = kind === 'referral' ? 'refer' : 'transfer';
  const from = actingUnit(work.request);
  const to = assertReceiver(unit, from);
  // A committee that is to own it must be one for its place, or it could never see it (rules of 2002 art 21).
  if (kind === 'transfer' && !contains(to.place, dispute.place)) throw invalid({ path: ['to'], code: 'not-in-scope' });
  const errors = toldErrors(work, input);
  if (errors.length > 0) throw invalid(...errors);
  const told = (agreed: boolean): boolean => work.facts.parties.every(({ id }) => input.told.some(({ party, agrees }) => party === id && (!agreed || agrees)));
  work.judge(step, input, { handover: { ground: input.ground, allTold: told(false), allAgree: told(true) } });
  const { request } = work;
  const purpose = work.text('handover', input.purpose);
  const dueOn = answerDue(request.book, input.happenedOn);
  work.add(...handoverInsert(work.home, request.now, {
    id: input.handover, kind, from, to, ground: input.ground, fields: [...new Set(input.fields)], purpose: purpose.content, matterKind: 'dispute', type: dispute.type, number: dispute.number,
    askedOn: input.happenedOn, dueOn, told: input.told,
  }));
  if (kind === 'transfer') {
    work.matter({ pending_transfer: input.handover });
    work.know({ transferPending: true });
  }
  work.take(step, 'matters.handover-asked', input.happenedOn, {
    handover: input.handover, kind, from, to: to.id, ground: input.ground, fields: [...new Set(input.fields)], told: input.told.map(({ party, agrees }) => ({ party, agrees })), dueOn, purpose,
  });
}

/** Help asked of another unit (委托): the owner stays, the helper answers on a clock. */
export const refer = stepHandler(
  disputeOperations.refer,
  ({ input }) => ({ unit: readUnit(input.county, input.to), referrals: openReferrals(input.county, input.matter) }),
  (work, input, dispute, { unit, referrals }) => {
    if (referrals.some(({ to_unit }) => to_unit === input.to)) throw invalid({ path: ['to'], code: 'already-used' });
    ask(work, 'referral', input, dispute, unit);
  },
);

/** The owner is to change (移交): it does once the receiver accepts, and not a moment earlier. */
export const transfer = stepHandler(disputeOperations.transfer, ({ input }) => ({ unit: readUnit(input.county, input.to) }), (work, input, dispute, { unit }) => ask(work, 'transfer', input, dispute, unit));

/** Why it is sent back; a refusal without a reason helps nobody. */
function refuse(work: Work, row: HandoverRow, input: { readonly reason?: string | undefined }): void {
  if (input.reason === undefined) throw invalid({ path: ['reason'], code: 'required' });
  const { today } = work.request;
  const reason = work.text('handover', input.reason);
  work.add(handoverUpdate(work.home, row.id, { status: 'refused', answered_on: today, reason: reason.content }));
  if (row.kind === 'transfer') work.matter({ pending_transfer: null });
  work.event('matters.handover-refused', today, { handover: row.id, kind: row.kind, unit: actingUnit(work.request), reason });
}

/** What a dispute becomes with its new owner: a committee mediates, a centre assigns, any other organ works in its own way. */
function becomeOwner(work: Work, dispute: DisputeSubject, unit: UnitRow, row: HandoverRow): void {
  const { today } = work.request;
  const as = isCommittee(unit.kind) ? 'committee' : unit.kind === 'centre' ? 'centre' : 'organ';
  const accepted = dispute.acceptedOn !== null;
  work.heldBy(unit.id, unit.name, null);
  work.add(...voidDraft(work, dispute), ...endMediators(work, dispute));
  work.know({ agreement: null, mediators: [], transferPending: false });
  work.matter({ pending_transfer: null });
  if (as === 'committee') {
    work.set({ committee: unit.id, offered_by: null });
    const running = dispute.clocks.map(({ kind }) => kind);
    if (!accepted) work.startClock('acceptance', today);
    // Its month goes on where a committee had it before; coming back from elsewhere it begins anew.
    else if (!running.includes('mediation')) work.startClock('mediation', today);
  } else {
    work.stopClock('acceptance', today, true);
    work.stopClock('mediation', today, true);
    if (as === 'centre') work.startClock('acceptance', today);
  }
  const instead = as === 'centre' ? 'to-assign' as const : as === 'organ' ? 'elsewhere' as const : accepted ? undefined : 'registered' as const;
  work.take('receive', 'disputes.received', today, { handover: row.id, unit: unit.id, from: row.from_unit, as }, instead);
}

/** The mediators of the former owner mediate no more. */
const endMediators = (work: Work, dispute: DisputeSubject) =>
  dispute.facts.mediators.map(({ post }) => update('disputes.mediator', { ...work.address, post }, { to_on: work.request.today }));

const handoverOf = ({ input }: { readonly input: { readonly county: string; readonly matter: string; readonly handover: string } }) => ({ row: readHandover(input.county, input.matter, input.handover) });

export const receive = stepHandler(
  disputeOperations.receive,
  (request) => ({
    ...handoverOf(request), referrals: openReferrals(request.input.county, request.input.matter),
    unit: readUnit(request.input.county, actingUnit(request)),
  }),
  (work, input, dispute, { row, referrals, unit }) => {
    const { today } = work.request;
    const standing = assertStanding(row, 'transfer', 'asked');
    work.judge('receive', { happenedOn: today });
    if (!input.accept) {
      refuse(work, standing, input);
      return;
    }
    if (unit === undefined || unit.id !== standing.to_unit) throw invalid({ path: ['handover'], code: 'unknown-choice' });
    work.add(handoverUpdate(work.home, standing.id, { status: 'accepted', answered_on: today }));
    work.event('matters.handover-accepted', today, { handover: standing.id, kind: 'transfer', unit: unit.id });
    endReferrals(work, referrals);
    becomeOwner(work, dispute, unit, standing);
  },
);

export const answerReferral = sharedStepHandler(disputeOperations.answerReferral, handoverOf, (work, input, _dispute, { row }) => {
  const { today } = work.request;
  const unit = actingUnit(work.request);
  const standing = assertStanding(row, 'referral', 'asked');
  if (standing.to_unit !== unit) throw invalid({ path: ['handover'], code: 'unknown-choice' });
  if (!input.accept) {
    refuse(work, standing, input);
    return;
  }
  work.add(handoverUpdate(work.home, standing.id, { status: 'accepted', answered_on: today }));
  work.event('matters.handover-accepted', today, { handover: standing.id, kind: 'referral', unit });
});

export const reportHelp = sharedStepHandler(disputeOperations.reportHelp, handoverOf, (work, input, _dispute, { row }) => {
  const { today } = work.request;
  const unit = actingUnit(work.request);
  const standing = assertStanding(row, 'referral', 'accepted');
  if (standing.to_unit !== unit) throw invalid({ path: ['handover'], code: 'unknown-choice' });
  if (input.happenedOn > today) throw invalid({ path: ['happenedOn'], code: 'future-date' });
  if (input.happenedOn < standing.asked_on) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: standing.asked_on } });
  const result = work.text('handover', input.result);
  work.add(handoverUpdate(work.home, standing.id, { status: 'reported', ended_on: today, result: result.content }));
  work.event('matters.help-reported', input.happenedOn, { handover: standing.id, unit, result });
});

export const takeBackHandover = stepHandler(disputeOperations.takeBackHandover, handoverOf, (work, input, _dispute, { row }) => {
  const { today } = work.request;
  const standing = assertStanding(row, undefined, 'asked');
  const reason = work.text('handover', input.reason);
  work.add(handoverUpdate(work.home, standing.id, { status: 'taken-back', answered_on: today, reason: reason.content }));
  if (standing.kind === 'transfer') work.matter({ pending_transfer: null });
  work.event('matters.handover-taken-back', today, { handover: standing.id, kind: standing.kind, reason });
});

export const endHelp = stepHandler(disputeOperations.endHelp, handoverOf, (work, input, _dispute, { row }) => {
  const { today } = work.request;
  const standing = assertStanding(row, 'referral', 'accepted');
  const reason = work.text('handover', input.reason);
  work.add(handoverUpdate(work.home, standing.id, { status: 'ended', ended_on: today, reason: reason.content }));
  work.event('matters.help-ended', today, { handover: standing.id, reason });
});
