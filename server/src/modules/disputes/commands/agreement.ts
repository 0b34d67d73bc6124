import { disputeOperations } from '@anhe/contract/disputes';
import { Refusal, invalid } from '@anhe/contract/kernel';
import { insert, put } from '../../../kernel/database/changes.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import { putSeal as takeSeal } from '../take.ts';
import { actingUnit, drawFor, seriesOf } from './admission.ts';

/** Signatures on paper, seen by the person who records them (art 29). */
export const sign = stepHandler(disputeOperations.sign, nothingMore, (work, input, dispute) => {
  work.judge('sign', input);
  const { agreement } = dispute;
  if (agreement === null) throw new Refusal('disputes.no-agreement');
  if (input.happenedOn < agreement.agreedOn) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: agreement.agreedOn } });
  const parties = new Set(dispute.facts.parties.map((party) => party.id));
  const mediators = new Set(dispute.facts.mediators.map((mediator) => mediator.post));
  const { actor } = work.request;
  if (actor.kind !== 'staff') throw new Refusal('kernel.not-allowed', { details: { role: actor.kind } });
  input.signatures.forEach((signature, index) => {
    if (signature.asWhat === 'party' && !parties.has(signature.signer)) throw invalid({ path: ['signatures', index, 'signer'], code: 'unknown-choice' });
    if (signature.asWhat === 'mediator' && !mediators.has(signature.signer)) throw invalid({ path: ['signatures', index, 'signer'], code: 'unknown-choice' });
    const twice = input.signatures.findIndex((other) => other.signer === signature.signer && other.asWhat === signature.asWhat);
    if (twice !== index) throw invalid({ path: ['signatures', index, 'signer'], code: 'already-used' });
  });
  for (const { signer, asWhat, how } of input.signatures) {
    const known = agreement.signatures.some((signature) => signature.signer === signer && signature.asWhat === asWhat);
    work.add(put(known, 'disputes.signature', { county: work.home.county, agreement: agreement.id, signer, as_what: asWhat }, { place: work.home.place, matter: work.home.matter, how, signed_on: input.happenedOn, seen_by: actor.post }));
  }
  work.take('sign', 'disputes.signed', input.happenedOn, { agreement: agreement.id, signatures: input.signatures });
});

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
  work.dispute({ performed: work.facts.after?.ledger === 'performed' ? 'full' : input.performed });
  work.stopClock('follow-up', input.happenedOn);
  work.matter({ next_step: 'close' });
  work.take('followUp', 'disputes.followed-up', input.happenedOn, { followUp: input.followUp, how: input.how, performed: input.performed, satisfied: input.satisfied, record });
});
