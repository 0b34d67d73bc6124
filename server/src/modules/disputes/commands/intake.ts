import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeType, HandIn, Origin } from '@anhe/contract/disputes';
import { Refusal, contains, invalid } from '@anhe/contract/kernel';
import type { Day, FieldError, Id, PlaceCode } from '@anhe/contract/kernel';
import type { PartyInput } from '@anhe/contract/parties';
import type { z } from 'zod';
import { inScope } from '../../../kernel/access/actor.ts';
import { insert } from '../../../kernel/database/changes.ts';
import { chainStart } from '../../../kernel/events/chain.ts';
import { onCommand } from '../../../kernel/run/handler.ts';
import type { Acting } from '../../../kernel/run/handler.ts';
import { matterInsert, partiesInsert, searchInsert } from '../../matters/index.ts';
import { assertPlaceHolds, placeFact } from '../../places/index.ts';
import { enteredTwice, partyInsert, partyLine } from '../../parties/index.ts';
import { readUnit } from '../../staff/index.ts';
import type { UnitRow } from '../../staff/index.ts';
import { assertCommittee } from '../committee.ts';
import { dropTransfer } from '../loose-ends.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import { Work } from '../work.ts';
import { handInErrors, recordHandIn } from './origin.ts';

export interface Filing {
  readonly county: string;
  readonly matter: Id;
  readonly place: PlaceCode;
  readonly origin: z.infer<typeof Origin>;
  readonly handIn?: z.infer<typeof HandIn> | undefined;
  readonly round?: Id | undefined;
  readonly happenedOn: Day;
  readonly filedOn: Day;
  readonly type: DisputeType;
  readonly summary: string;
  readonly parties: readonly PartyInput[];
  readonly amount?: number | undefined;
}

/** What is wrong with a filing whatever its county's rows say. */
export function assertFiling(filing: Filing, request: Acting): void {
  const errors: FieldError[] = [];
  if (!contains(filing.county, filing.place) || !inScope(request.actor.scope, filing.place)) errors.push({ path: ['place'], code: 'not-in-scope' });
  if (filing.filedOn > request.today) errors.push({ path: ['filedOn'], code: 'future-date' });
  if (filing.happenedOn > filing.filedOn) errors.push({ path: ['happenedOn'], code: 'future-date' });
  if ((filing.origin === 'screening') !== (filing.round !== undefined)) errors.push({ path: ['round'], code: filing.round === undefined ? 'required' : 'unknown-field' });
  const ids = filing.parties.map((party) => party.id);
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) errors.push({ path: ['parties', index, 'id'], code: 'already-used' });
  });
  errors.push(...handInErrors(filing, request.today), ...enteredTwice(filing.parties));
  if (errors.length > 0) throw invalid(...errors);
}

/** Where a dispute begins that nobody files here and now: which unit gives it, and the centre that assigns it where its committee cannot have it. */
export interface Given {
  readonly filedUnit: Id;
  readonly assigner?: { readonly id: Id; readonly name: string } | undefined;
  readonly request?: Id | undefined;
}

const filedBy = ({ actor }: Acting): Given => {
  if (actor.kind !== 'staff') throw new Refusal('kernel.not-allowed', { details: { role: actor.kind } });
  return { filedUnit: actor.unit };
};

/**
 * The first rows and the first event of a dispute whose filing was found right. Filed by the committee itself it is
 * registered; filed by the centre's window for a committee it is offered: it lies with the committee, which takes over
 * or hands back on a clock.
 */
export function openDispute(request: Acting, filing: Filing, committee: UnitRow, given: Given = filedBy(request)): Work {
  const { now, keys } = request;
  const { filedUnit, assigner } = given;
  const holder = assigner ?? committee;
  const offered = assigner === undefined && filedUnit !== committee.id;
  const home = { county: filing.county, matter: filing.matter, place: filing.place };
  const work = new Work(request, {
    head: { county: filing.county, id: filing.matter, place: filing.place, revision: 0, chain: chainStart },
    facts: {
      status: assigner !== undefined ? 'to-assign' : offered ? 'offered' : 'registered', type: filing.type, outcome: null, mediators: [], consents: [], sessions: [], agreement: null, followUps: [],
      filedOn: filing.filedOn, acceptedOn: null, effectiveOn: null, closedOn: null, transferPending: false, handIn: filing.handIn === undefined ? 'none' : 'open', violence: { asked: [], found: false },
      challenged: false, parties: filing.parties.map(({ id, side }) => ({ id, side })), group: null,
    },
    clocks: [], clockKinds: [], number: null, holder: { unit: holder.id, name: holder.name },
  });
  work.add(
    matterInsert(home, now, {
      kind: 'dispute', type: filing.type, partyLine: partyLine(filing.parties), status: 'registered', holderUnit: holder.id, filedUnit, filedOn: filing.filedOn,
    }),
    insert('disputes.dispute', {
      county: home.county, matter: home.matter, place: home.place, type: filing.type, origin: filing.origin, round: filing.round ?? null, happened_on: filing.happenedOn, committee: committee.id,
      amount: filing.amount ?? null, outcome: null, accepted_on: null, agreed_on: null, effective_on: null, performed: null, offered_by: null, returned_on: null,
    }),
    searchInsert(home, [filing.summary], filing.parties.map((party) => party.name)),
    ...filing.parties.map((party) => partyInsert(keys, home, party)),
    partiesInsert(home, filing.parties),
  );
  work.becomes(work.facts.status, filing.filedOn);
  work.startClock('acceptance', filing.filedOn);
  work.event('disputes.registered', filing.filedOn, {
    place: home.place, type: filing.type, origin: filing.origin, parties: filing.parties.map((party) => party.id), committee: committee.id, filedUnit, offered,
    summary: work.text('summary', filing.summary), ...(given.request === undefined ? {} : { request: given.request }), ...(assigner === undefined ? {} : { holder: assigner.id }),
  });
  if (filing.handIn !== undefined) recordHandIn(work, filing.handIn);
  return work;
}

export const register = onCommand({
  operation: disputeOperations.register,
  facts: ({ input }) => ({ committee: readUnit(input.county, input.committee), place: placeFact(input.place) }),
  decide: (request, { facts }) => {
    assertPlaceHolds(facts.place, request.input.filedOn, ['place']);
    assertFiling(request.input, request);
    const committee = assertCommittee(facts.committee, request.input.place, ['committee']);
    const work = openDispute(request, request.input, committee);
    const decision = work.decision();
    return { ...decision, answer: { ...decision.answer, ...work.address } };
  },
});

export const takeOver = stepHandler(disputeOperations.takeOver, nothingMore, (work, _input, dispute) => {
  const { today } = work.request;
  work.judge('takeOver', { happenedOn: today });
  work.heldBy(dispute.committee, dispute.committeeName, null);
  // Offered again after it was accepted elsewhere: it goes on where it stood, its month begun anew.
  const accepted = dispute.acceptedOn !== null;
  if (accepted) {
    work.stopClock('acceptance', today);
    work.startClock('mediation', today);
  }
  work.take('takeOver', 'disputes.taken-over', today, { unit: dispute.committee }, accepted ? 'accepted' : undefined);
});

export const handBack = stepHandler(disputeOperations.handBack, nothingMore, (work, input, dispute) => {
  const { today } = work.request;
  work.judge('handBack', { happenedOn: today });
  // Back to whoever offered it: the window that filed it, or the centre that was to assign it.
  const { offeredBy } = dispute;
  const to = offeredBy ?? { unit: dispute.filedUnit, name: dispute.filedName };
  work.heldBy(to.unit, to.name, null);
  work.take('handBack', 'disputes.handed-back', today, { unit: dispute.committee, to: to.unit, reason: work.text('reason', input.reason) }, offeredBy === null ? undefined : 'to-assign');
});

export const offer = stepHandler(
  disputeOperations.offer,
  ({ input }) => ({ committee: readUnit(input.county, input.committee) }),
  (work, _input, dispute, { committee }) => {
    const { today } = work.request;
    work.judge('offer', { happenedOn: today });
    dropTransfer(work, dispute);
    const next = assertCommittee(committee, dispute.place, ['committee']);
    work.heldBy(next.id, next.name, null);
    work.set({ committee: next.id, offered_by: dispute.holderUnit === dispute.filedUnit ? null : dispute.holderUnit });
    work.startClock('acceptance', today);
    work.take('offer', 'disputes.offered', today, { committee: next.id });
  },
);
