import { bothSides, disputeOperations, roomRules } from '@anhe/contract/disputes';
import { Refusal, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import type { Work } from '../work.ts';
import { assertInRoom, assertParty, optionalContent } from './common.ts';

function assertAhead(work: Work, day: Day): void {
  if (day < work.request.today) throw invalid({ path: ['day'], code: 'past-date', details: { limit: work.request.today } });
}

/** Both sides are not called into one room where they may not sit in one. */
function assertMayMeet(work: Work, invited: readonly Id[]): void {
  const rule = roomRules.find(({ code }) => code === 'family-apart');
  if (rule === undefined || !rule.broken(work.facts, { together: bothSides(work.facts.parties, invited) })) return;
  throw new Refusal('disputes.not-lawful-now', { details: { reason: rule.wording.zh, reasonEn: rule.wording.en, rule: rule.code, step: 'holdSession' }, article: rule.article });
}

/** A session is agreed on: day, hour, venue, who is to come. Planning only adds; the session itself is a step. */
export const planSession = stepHandler(disputeOperations.planSession, nothingMore, (work, input) => {
  assertInRoom(work);
  assertAhead(work, input.day);
  input.invited.forEach((party, index) => assertParty(work, party, ['invited', index]));
  if (!work.facts.mediators.some(({ post }) => post === input.mediator)) throw invalid({ path: ['mediator'], code: 'unknown-choice' });
  assertMayMeet(work, input.invited);
  work.add(insert('disputes.planned_session', {
    ...work.address, id: input.plan, place: work.home.place, mediator: input.mediator, day: input.day, time: input.time, minutes: input.minutes, venue: optionalContent(work, 'venue', input.venue),
    invited: [...input.invited], told: input.told, state: 'planned', sequence: 0, changed_at: work.request.now,
  }));
  work.event('disputes.session-planned', work.request.today, { plan: input.plan, day: input.day, time: input.time, invited: [...input.invited], told: input.told });
});

interface PlanRow {
  readonly state: string;
  readonly sequence: number;
  readonly invited: readonly Id[];
}

const planOf = ({ county, matter, plan }: { county: string; matter: Id; plan: Id }): Statement<PlanRow | undefined> =>
  raw('select state, sequence, invited from disputes.planned_session where county = $1 and matter = $2 and id = $3', [county, matter, plan], (rows) => rows[0] as PlanRow | undefined); // the columns

function standing(plan: PlanRow | undefined): PlanRow {
  if (plan === undefined) throw new Refusal('kernel.not-found');
  if (plan.state === 'cancelled') throw new Refusal('disputes.plan-over');
  return plan;
}

export const moveSession = stepHandler(disputeOperations.moveSession, ({ input }) => ({ plan: planOf(input) }), (work, input, _dispute, { plan }) => {
  assertInRoom(work);
  const found = standing(plan);
  assertAhead(work, input.day);
  assertMayMeet(work, found.invited);
  const sequence = found.sequence + 1;
  work.add(update('disputes.planned_session', { county: work.home.county, id: input.plan }, {
    day: input.day, time: input.time, minutes: input.minutes, venue: optionalContent(work, 'venue', input.venue), sequence, changed_at: work.request.now,
  }));
  work.event('disputes.session-moved', work.request.today, { plan: input.plan, day: input.day, time: input.time, sequence });
});

export const cancelSession = stepHandler(disputeOperations.cancelSession, ({ input }) => ({ plan: planOf(input) }), (work, input, _dispute, { plan }) => {
  assertInRoom(work);
  const sequence = standing(plan).sequence + 1;
  work.add(update('disputes.planned_session', { county: work.home.county, id: input.plan }, { state: 'cancelled', sequence, changed_at: work.request.now }));
  work.event('disputes.session-cancelled', work.request.today, { plan: input.plan, sequence });
});
