import { disputeOperations } from '@anhe/contract/disputes';
import { Refusal } from '@anhe/contract/kernel';
import { insert } from '../../../kernel/database/changes.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import { putSeal as takeSeal } from '../take.ts';
import { actingUnit, drawFor, seriesOf } from './admission.ts';

export const putSeal = stepHandler(
  disputeOperations.putSeal,
  (request) => ({ number: drawFor(request, request.input.county, 'agreement', request.input.happenedOn) }),
  (work, input, dispute, { number }) => {
    work.judge('putSeal', input);
    if (dispute.agreement === null) throw new Refusal('disputes.no-agreement');
    const { actor } = work.request;
    if (actor.kind !== 'staff') throw new Refusal('kernel.not-allowed', { details: { role: actor.kind } });
    takeSeal(work, input, input, dispute.agreement, { unit: actingUnit(work.request), post: actor.post }, seriesOf(dispute), number);
  },
);

/** A follow-up: performed or not, satisfied or not; stops its clock (art 31). */
export const followUp = stepHandler(disputeOperations.followUp, nothingMore, (work, input) => {
  work.judge('followUp', input);
  const record = input.record === undefined || input.record === '' ? null : work.text('follow-up', input.record);
  work.add(insert('disputes.follow_up', {
    ...work.address, id: input.followUp, place: work.home.place, happened_on: input.happenedOn, how: input.how, performed: input.performed, satisfied: input.satisfied, record: record?.content ?? null,
  }));
  work.know({ followUps: [...work.facts.followUps, { performed: input.performed, happenedOn: input.happenedOn }] });
  // Where the ledger says that all was performed, a visit does not unsay it; records are reversed there.
  work.set({ performed: work.facts.after?.ledger === 'performed' ? 'full' : input.performed });
  work.stopClock('follow-up', input.happenedOn);
  work.matter({ next_step: 'close' });
  work.take('followUp', 'disputes.followed-up', input.happenedOn, { followUp: input.followUp, how: input.how, performed: input.performed, satisfied: input.satisfied, record });
});
