import { disputeOperations } from '@anhe/contract/disputes';
import { invalid, newId } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { onCommand } from '../../../kernel/run/handler.ts';
import { assertPlaceHolds, placeFact } from '../../places/index.ts';
import { accept, agreeOrally, appoint, draftAgreement, holdSession, tell } from '../take.ts';
import { drawFor } from './admission.ts';
import { assertCommittee } from '../committee.ts';
import { assertFiling, openDispute } from './intake.ts';
import { readPost, readUnit } from '../../staff/index.ts';
import { isMemberOn } from './mediation.ts';
import type { Work } from '../work.ts';

/** Each side was asked apart before they sat down together, and nothing was found: that it was asked is recorded, nothing else. */
function askedBefore(work: Work, on: Day): void {
  const asked = work.facts.parties.map(({ id }) => id);
  work.set({ asked_apart: asked });
  work.know({ violence: { asked, found: false } });
  for (const party of asked) work.event('disputes.violence-asked', on, { party, apart: true });
}

/**
 * One page, one command: two neighbours quarrel and are settled on the spot. The same steps as one by one, judged by
 * the same rules: taken in, accepted, mediator, rights told and consent, one session, the agreement.
 */
export const settleOnSpot = onCommand({
  operation: disputeOperations.settleOnSpot,
  facts: (request) => ({
    committee: readUnit(request.input.county, request.input.committee),
    place: placeFact(request.input.place),
    post: readPost(request.input.county, request.input.mediator),
    acceptance: drawFor(request, request.input.county, 'acceptance', request.input.filedOn),
    ...(request.input.form === 'oral' ? { oral: drawFor(request, request.input.county, 'oral', request.input.filedOn) } : {}),
  }),
  decide: (request, { facts }) => {
    const { input, actor } = request;
    assertPlaceHolds(facts.place, input.filedOn, ['place']);
    assertFiling(input, request);
    const committee = assertCommittee(facts.committee, input.place, ['committee']);
    if (actor.kind === 'staff' && actor.unit !== committee.id) throw invalid({ path: ['committee'], code: 'not-in-scope' });
    const member = isMemberOn(facts.post, committee.id, input.filedOn, ['mediator']);
    const work = openDispute(request, input, committee);
    const when = { happenedOn: input.filedOn, already: input.already };
    const series = { unit: committee.id, word: committee.number_word ?? committee.short_name };
    accept(work, { acceptedOn: input.filedOn, seised: input.handIn === undefined ? 'no' : 'handed-over', authorityAct: false }, series, facts.acceptance);
    appoint(work, when, { post: input.mediator, chosen: 'chosen', conflict: 'none' }, member);
    tell(work, when, { how: input.toldHow, told: input.parties.map((party) => ({ party: party.id, answer: 'consented' })) });
    if (input.type === 'marriage-family' && input.askedApart) askedBefore(work, input.filedOn);
    holdSession(work, when, {
      session: newId(request.now.getTime()), venue: input.venue, public: false, record: `${input.summary}\n${input.content}`,
      recorder: actor.kind === 'staff' ? actor.post : input.mediator, readBack: true, present: input.parties.map((party) => party.id),
    });
    if (input.form === 'oral') agreeOrally(work, when, input, series, facts.oral ?? 0, 1);
    else draftAgreement(work, when, { ...input, copies: input.copies ?? input.parties.length + 1 }, null, 0);
    const decision = work.decision();
    return { ...decision, answer: { ...decision.answer, ...work.address } };
  },
});
