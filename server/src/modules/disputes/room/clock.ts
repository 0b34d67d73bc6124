import { disputeOperations } from '@anhe/contract/disputes';
import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { clockExtend, clockPause, clockResume, isPausable } from '../../matters/index.ts';
import type { OpenClock } from '../../matters/index.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import type { Work } from '../work.ts';
import { assertParty } from './common.ts';

/** The limit of mediation as it runs; none runs before acceptance and after an end. */
function running(work: Work, on: Day): OpenClock {
  const clock = work.clock('mediation');
  if (clock === undefined) throw new Refusal('disputes.no-clock');
  const first = clock.pauses.reduce((latest, { to }) => (to !== undefined && to > latest ? to : latest), clock.started_on);
  if (on < first) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: first } });
  return clock;
}

/** Time is left out, for an appraisal: only where the dated row of the limit says so. */
export const pauseClock = stepHandler(disputeOperations.pauseClock, nothingMore, (work, input) => {
  const clock = work.clock('mediation');
  work.judge('pauseClock', input, { pausable: clock === undefined || isPausable(work.request.book, clock) });
  const found = running(work, input.happenedOn);
  if (found.paused_on !== null) throw new Refusal('disputes.clock-paused');
  work.changeClock(clockPause(work.request.book, found, input.happenedOn, input.reason));
  work.take('pauseClock', 'disputes.clock-paused', input.happenedOn, { clock: found.kind, reason: input.reason });
});

export const resumeClock = stepHandler(disputeOperations.resumeClock, nothingMore, (work, input) => {
  work.judge('resumeClock', input);
  const found = running(work, input.happenedOn);
  if (found.paused_on === null) throw new Refusal('disputes.clock-runs');
  if (input.happenedOn < found.paused_on) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: found.paused_on } });
  const changed = clockResume(work.request.book, found, input.happenedOn);
  work.changeClock(changed);
  work.take('resumeClock', 'disputes.clock-resumed', input.happenedOn, { clock: found.kind, dueOn: changed.clock.due_on });
});

/** More time, with its reason. That not all parties asked for it is flagged, not refused: the rule that wants it is local. */
export const extendMediation = stepHandler(disputeOperations.extendMediation, nothingMore, (work, input) => {
  input.asked.forEach((party, index) => assertParty(work, party, ['asked', index]));
  work.judge('extendMediation', input, { allAsk: work.facts.parties.every(({ id }) => input.asked.includes(id)) });
  const found = work.clock('mediation');
  if (found === undefined) throw new Refusal('disputes.no-clock');
  if (input.happenedOn < found.started_on) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: found.started_on } });
  const changed = clockExtend(work.request.book, found, { amount: input.amount, unit: input.unit, on: input.happenedOn });
  work.changeClock(changed);
  work.take('extendMediation', 'disputes.clock-extended', input.happenedOn, {
    clock: found.kind, amount: input.amount, unit: input.unit, asked: [...input.asked], dueOn: changed.clock.paused_on === null ? changed.clock.due_on : null, reason: work.text('extension', input.reason),
  });
});
