import { disputeOperations, notAcceptedGrounds, rejectedGrounds } from '@anhe/contract/disputes';
import type { Answered } from '@anhe/contract/disputes';
import { Refusal, dueDay, invalid } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { stepHandler } from '../steps.ts';
import type { Work } from '../work.ts';
import { afterRows } from './rows.ts';
import type { AfterRows, ApplicationRow } from './rows.ts';

type Applicants = readonly { readonly party: Id; readonly how?: 'in-person' | 'agent' }[];

function assertApplicants(work: Work, parties: readonly Id[], field: (index: number) => (string | number)[]): void {
  parties.forEach((party, index) => {
    if (!work.facts.parties.some(({ id }) => id === party)) throw invalid({ path: field(index), code: 'unknown-choice' });
    if (parties.indexOf(party) !== index) throw invalid({ path: field(index), code: 'already-used' });
  });
}

/** Each party of the dispute asks. */
const joint = (work: Work, applicants: Applicants): boolean => work.facts.parties.every(({ id }) => applicants.some(({ party }) => party === id));

const agreementOf = ({ agreement }: AfterRows): NonNullable<AfterRows['agreement']> => {
  if (agreement === null) throw new Refusal('disputes.no-agreement');
  return agreement;
};

/** The last day of the thirty days: the clock's, or counted by its row where no clock runs (an oral agreement). */
function lastDayOf(work: Work): Day | null {
  const { after, effectiveOn } = work.facts;
  if (after?.confirmBy !== undefined && after.confirmBy !== null) return after.confirmBy;
  const { book } = work.request;
  return effectiveOn === null ? null : dueDay(book.clock('confirmation', effectiveOn).rule, effectiveOn, book.calendar);
}

/** Whether a unit is a court of the county. */
const courtUnit = (county: string, unit: Id | undefined): Statement<boolean> =>
  raw("select 1 from staff.unit where county = $1 and id = $2::uuid and kind = 'court'", [county, unit ?? null], (rows) => rows.length > 0);

/** Both sides ask a court to confirm the agreement (art 33; civil procedure art 205; interpretation arts 351 to 355). */
export const applyConfirmation = stepHandler(
  disputeOperations.applyConfirmation,
  ({ input }) => ({ rows: afterRows(input.county, input.matter), court: courtUnit(input.county, input.unit) }),
  (work, input, _dispute, { rows, court: known }) => {
    const lastDay = lastDayOf(work);
    work.judge('applyConfirmation', input, {
      after: {
        joint: joint(work, input.applicants), invited: input.invited, ground: input.ground, several: input.several, jointlyChosen: input.jointlyChosen,
        ...(lastDay === null ? {} : { lastDay }), ...(input.excluded === 'none' ? {} : { excluded: input.excluded }),
      },
    });
    const agreement = agreementOf(rows);
    assertApplicants(work, input.applicants.map(({ party }) => party), (index) => ['applicants', index, 'party']);
    if (input.unit !== undefined && !known) throw invalid({ path: ['unit'], code: 'unknown-choice' });
    const court = work.text('court', input.court);
    work.add(insert('disputes.application', {
      ...work.address, id: input.application, place: work.home.place, agreement: agreement.id, kind: 'confirmation', applied_on: input.happenedOn, last_day: lastDay, unit: input.unit ?? null,
      addressee: court.content, ground: input.ground, applicants: JSON.stringify(input.applicants), state: 'applied', recorded_at: work.request.now,
    }));
    work.stopClock('confirmation', input.happenedOn);
    work.set({ confirmation: 'applied' });
    work.take('applyConfirmation', 'disputes.confirmation-applied', input.happenedOn, {
      application: input.application, agreement: agreement.id, ground: input.ground, unit: input.unit ?? null, applicants: input.applicants.map(({ party }) => party), lastDay, court,
    });
  },
);

interface Result {
  readonly result: Answered;
  readonly number?: string | undefined;
  readonly servedOn?: Day | undefined;
  readonly ground?: string | undefined;
  readonly happenedOn: Day;
}

/** What must be said of an answer, and what must not come before. */
function assertResult(work: Work, input: Result, application: ApplicationRow): void {
  if (input.happenedOn < application.appliedOn) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: application.appliedOn } });
  if (input.result === 'confirmed') {
    if (input.number === undefined || input.number === '') throw invalid({ path: ['number'], code: 'required' });
    if (input.servedOn === undefined) throw invalid({ path: ['servedOn'], code: 'required' });
  }
  if (input.servedOn !== undefined && input.servedOn < input.happenedOn) throw invalid({ path: ['servedOn'], code: 'past-date', details: { limit: input.happenedOn } });
  if (input.servedOn !== undefined && input.servedOn > work.request.today) throw invalid({ path: ['servedOn'], code: 'future-date' });
}

/** The ground of a rejection or of not accepting is one of the article's own. */
function groundOf({ result, ground }: Result): string | null {
  const grounds = result === 'rejected' ? rejectedGrounds : result === 'not-accepted' ? notAcceptedGrounds : undefined;
  if (grounds === undefined) return null;
  if (ground === undefined || ground === '') throw invalid({ path: ['ground'], code: 'required' });
  if (!Object.hasOwn(grounds, ground)) throw invalid({ path: ['ground'], code: 'unknown-choice' });
  return ground;
}

function running(rows: AfterRows, kind: ApplicationRow['kind']): ApplicationRow {
  const found = rows.applications.findLast((one) => one.kind === kind && one.state === 'applied');
  if (found === undefined) throw new Error('the rule lets a result through only while an application runs');
  return found;
}

function answered(work: Work, application: ApplicationRow, input: Result, ground: string | null): void {
  work.add(update('disputes.application', { county: work.home.county, id: application.id }, {
    state: input.result, result_ground: ground, number: input.number === undefined || input.number === '' ? null : input.number, decided_on: input.happenedOn, served_on: input.servedOn ?? null,
  }));
}

/** What the court answered: confirmed, rejected (art 358), not accepted (art 355), withdrawn (art 357). */
export const recordRuling = stepHandler(disputeOperations.recordRuling, ({ input }) => ({ rows: afterRows(input.county, input.matter) }), (work, input, _dispute, { rows }) => {
  work.judge('recordRuling', input);
  const application = running(rows, 'confirmation');
  assertResult(work, input, application);
  const ground = groundOf(input);
  answered(work, application, input, ground);
  work.set({ confirmation: input.result });
  work.take('recordRuling', 'disputes.ruling-recorded', input.happenedOn, { application: application.id, result: input.result, ground, servedOn: input.servedOn ?? null });
});

/** A labour agreement goes to the arbitration commission for review, within fifteen days (rules of 2017 art 74). */
export const applyReview = stepHandler(disputeOperations.applyReview, ({ input }) => ({ rows: afterRows(input.county, input.matter) }), (work, input, _dispute, { rows }) => {
  work.judge('applyReview', input, { after: { joint: joint(work, input.applicants) } });
  const agreement = agreementOf(rows);
  assertApplicants(work, input.applicants.map(({ party }) => party), (index) => ['applicants', index, 'party']);
  const commission = work.text('commission', input.commission);
  const lastDay = work.facts.after?.reviewBy ?? null;
  work.add(insert('disputes.application', {
    ...work.address, id: input.application, place: work.home.place, agreement: agreement.id, kind: 'review', applied_on: input.happenedOn, last_day: lastDay, addressee: commission.content,
    applicants: JSON.stringify(input.applicants), state: 'applied', recorded_at: work.request.now,
  }));
  work.stopClock('labour-review', input.happenedOn);
  work.set({ review: 'applied' });
  work.take('applyReview', 'disputes.review-applied', input.happenedOn, { application: input.application, agreement: agreement.id, applicants: input.applicants.map(({ party }) => party), lastDay, commission });
});

export const recordReview = stepHandler(disputeOperations.recordReview, ({ input }) => ({ rows: afterRows(input.county, input.matter) }), (work, input, _dispute, { rows }) => {
  work.judge('recordReview', input);
  const application = running(rows, 'review');
  assertResult(work, input, application);
  answered(work, application, input, null);
  work.set({ review: input.result });
  work.take('recordReview', 'disputes.review-recorded', input.happenedOn, { application: application.id, result: input.result, servedOn: input.servedOn ?? null });
});

/** Performed in full: the parties ask the police in writing for no penalty (Public Security Administration Punishments Law art 9). */
export const applyNoPenalty = stepHandler(disputeOperations.applyNoPenalty, ({ input }) => ({ rows: afterRows(input.county, input.matter) }), (work, input, _dispute, { rows }) => {
  work.judge('applyNoPenalty', input);
  const agreement = agreementOf(rows);
  if (input.happenedOn < agreement.agreedOn) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: agreement.agreedOn } });
  assertApplicants(work, input.applicants, (index) => ['applicants', index]);
  const station = work.text('station', input.station);
  work.add(insert('disputes.application', {
    ...work.address, id: input.application, place: work.home.place, agreement: agreement.id, kind: 'no-penalty', applied_on: input.happenedOn, addressee: station.content,
    applicants: JSON.stringify(input.applicants.map((party) => ({ party }))), state: 'applied', recorded_at: work.request.now,
  }));
  work.take('applyNoPenalty', 'disputes.no-penalty-applied', input.happenedOn, { application: input.application, agreement: agreement.id, applicants: input.applicants, station });
});
