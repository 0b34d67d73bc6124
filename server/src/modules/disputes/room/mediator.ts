import { disputeOperations } from '@anhe/contract/disputes';
import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { actingPost } from '../../../kernel/access/actor.ts';
import { insert, update, upsert } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { readPost } from '../../staff/index.ts';
import { isMemberOn } from '../commands/mediation.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import type { DisputeSubject } from '../subject.ts';
import type { Work } from '../work.ts';
import { assertParty } from './common.ts';

/** A party asks for another mediator (art 23): until it has its answer, this one holds no session. */
export const challenge = stepHandler(disputeOperations.challenge, nothingMore, (work, input, dispute) => {
  work.judge('challenge', input);
  assertParty(work, input.party);
  if (!work.facts.mediators.some(({ post }) => post === input.post)) throw invalid({ path: ['post'], code: 'unknown-choice' });
  if (dispute.challenge !== null) throw new Refusal('disputes.challenge-open');
  const reason = work.text('challenge', input.reason);
  work.add(insert('disputes.challenge', { ...work.address, id: input.challenge, place: work.home.place, party: input.party, post: input.post, asked_on: input.happenedOn, reason: reason.content, upheld: null, decided_on: null, answer: null, decided_by: null }));
  work.set({ challenge: input.challenge });
  work.know({ challenged: true });
  work.take('challenge', 'disputes.challenged', input.happenedOn, { challenge: input.challenge, party: input.party, post: input.post, reason });
});

interface OpenChallenge {
  readonly id: Id;
  readonly post: Id;
  readonly asked_on: Day;
}

const challengeText = 'select id, post, asked_on::text as asked_on from disputes.challenge where county = $1 and matter = $2 and decided_on is null';

/** A mediator's time with the matter ends; it lies with whoever is left. */
function endMediator(work: Work, dispute: DisputeSubject, post: Id, on: Day): void {
  const left = work.facts.mediators.filter((mediator) => mediator.post !== post);
  work.add(update('disputes.mediator', { ...work.address, post }, { to_on: on }));
  work.know({ mediators: left });
  if (dispute.holderPost === post) work.matter({ holder_post: left[0]?.post ?? null });
}

/** The answer; nobody decides on a challenge to themselves. One that is upheld ends this mediator's work on the matter. */
export const decideChallenge = stepHandler(
  disputeOperations.decideChallenge,
  ({ input }) => ({ open: raw(challengeText, [input.county, input.matter], (rows) => rows[0] as OpenChallenge | undefined) }), // the columns of the text
  (work, input, dispute, { open }) => {
    work.judge('decideChallenge', input);
    if (open === undefined || dispute.challenge === null) throw new Refusal('disputes.no-challenge');
    const { post, role } = actingPost(work.request.actor);
    if (post === open.post) throw new Refusal('kernel.not-allowed', { details: { role } });
    if (input.happenedOn < open.asked_on) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: open.asked_on } });
    const reason = work.text('challenge-answer', input.reason);
    work.add(update('disputes.challenge', { county: work.home.county, id: open.id }, { upheld: input.upheld, decided_on: input.happenedOn, answer: reason.content, decided_by: post }));
    work.set({ challenge: null });
    work.know({ challenged: false });
    if (input.upheld && work.facts.mediators.some((mediator) => mediator.post === open.post)) endMediator(work, dispute, open.post, input.happenedOn);
    work.take('decideChallenge', 'disputes.challenge-decided', input.happenedOn, { challenge: open.id, upheld: input.upheld, reason });
  },
);

/** One mediator ends and another begins on the same day (art 19). What the former wrote under seal waits for the parties' word. */
export const changeMediator = stepHandler(
  disputeOperations.changeMediator,
  ({ input }) => ({ to: readPost(input.county, input.to) }),
  (work, input, dispute, { to }) => {
    const on = input.happenedOn;
    work.judge('changeMediator', input, { committeeMember: isMemberOn(to, dispute.committee, on, ['to']), conflict: input.conflict });
    const from = work.facts.mediators.find(({ post }) => post === input.from);
    if (from === undefined) throw invalid({ path: ['from'], code: 'unknown-choice' });
    if (work.facts.mediators.some(({ post }) => post === input.to)) throw invalid({ path: ['to'], code: 'already-used' });
    if (on < from.from) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: from.from } });
    endMediator(work, dispute, input.from, on);
    work.add(upsert('disputes.mediator', ['county', 'matter', 'post'], {
      ...work.address, post: input.to, place: work.home.place, chosen: input.chosen, from_on: on, to_on: null, conflict: input.conflict === 'none' ? 'none' : 'accepted',
    }));
    work.know({ mediators: [...work.facts.mediators, { post: input.to, from: on }] });
    work.matter({ holder_post: input.to });
    work.take('changeMediator', 'disputes.mediator-changed', on, { from: input.from, to: input.to, chosen: input.chosen, conflict: input.conflict, reason: work.text('change', input.reason) });
  },
);
