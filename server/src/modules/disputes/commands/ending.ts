import { disputeOperations } from '@anhe/contract/disputes';
import type { DisputeStatus, Outcome } from '@anhe/contract/disputes';
import { addYears, invalid } from '@anhe/contract/kernel';
import type { Day } from '@anhe/contract/kernel';
import { update } from '../../../kernel/database/changes.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { CommandRequest } from '../../../kernel/run/handler.ts';
import { drawNumberWhere } from '../../../kernel/series.ts';
import { dropTransfer, endReferrals, voidDraft } from '../loose-ends.ts';
import { openReferrals } from '../../matters/index.ts';
import { leaveRoom } from '../room/sealed.ts';
import { nothingMore, stepHandler } from '../steps.ts';
import type { DisputeSubject } from '../subject.ts';
import { consentPut } from '../take.ts';
import type { Work } from '../work.ts';
import { actingUnit } from './admission.ts';

function endMediation(work: Work, dispute: DisputeSubject, outcome: Outcome, on: Day): void {
  dropTransfer(work, dispute);
  work.add(...voidDraft(work, dispute));
  work.know({ outcome, agreement: null });
  work.set({ outcome });
  work.stopClock('acceptance', on, true);
  work.stopClock('mediation', on);
}

const optionalText = (work: Work, kind: string, text: string | undefined) => (text === undefined || text === '' ? null : work.text(kind, text));

function assertParty(work: Work, party: string): void {
  if (!work.facts.parties.some((one) => one.id === party)) throw invalid({ path: ['party'], code: 'unknown-choice' });
}

/** One party clearly refuses: there may be no mediation (art 17); it may start again later. */
export const decline = stepHandler(disputeOperations.decline, nothingMore, (work, input, dispute) => {
  work.judge('decline', input);
  assertParty(work, input.party);
  const told = work.facts.consents.find((consent) => consent.party === input.party)?.toldOn ?? input.happenedOn;
  work.add(consentPut(work, input.party, { told_on: told < input.happenedOn ? told : input.happenedOn, told_how: 'read-out', answer: 'refused', answered_on: input.happenedOn }));
  endMediation(work, dispute, 'declined', input.happenedOn);
  work.take('decline', 'disputes.declined', input.happenedOn, { party: input.party, reason: optionalText(work, 'reason', input.reason) });
});

/** After a court rejected the confirmation: the agreement is void, and with it its ledger and its limits (Civil Procedure Law art 206). */
function voidAgreement(work: Work, dispute: DisputeSubject, on: Day): void {
  const { agreement } = dispute;
  if (agreement === null) return;
  work.add(update('disputes.agreement', { county: work.home.county, id: agreement.id }, { status: 'void', effective_on: null }));
  for (const clock of dispute.clocks) work.stopClock(clock.kind, on, true);
  work.set({ agreed_on: null, effective_on: null, performed: null, ledger: null, confirmation: null, review: null });
  work.know({ agreement: null, effectiveOn: null });
}

/** Mediation starts again; who had refused is asked anew. What was never accepted is first to be accepted. */
export const resume = stepHandler(disputeOperations.resume, nothingMore, (work, input, dispute) => {
  work.judge('resume', input);
  for (const consent of work.facts.consents.filter(({ answer }) => answer === 'refused')) {
    work.add(update('disputes.consent', { ...work.address, party: consent.party }, { answer: 'open', answered_on: null }));
  }
  if (dispute.status === 'agreed') voidAgreement(work, dispute, input.happenedOn);
  work.set({ outcome: null });
  work.know({ outcome: null });
  const accepted = dispute.acceptedOn !== null;
  work.startClock(accepted ? 'mediation' : 'acceptance', input.happenedOn);
  work.take('resume', 'disputes.resumed', input.happenedOn, { reason: work.text('reason', input.reason) }, accepted ? undefined : 'registered');
});

/** No agreement: ended, and the parties told of the other ways (art 26). */
export const fail = stepHandler(disputeOperations.fail, nothingMore, (work, input, dispute) => {
  work.judge('fail', input, { remediesTold: input.remediesTold });
  endMediation(work, dispute, 'failed', input.happenedOn);
  work.take('fail', 'disputes.failed', input.happenedOn, { reason: work.text('reason', input.reason), remediesTold: input.remediesTold });
});

export const withdraw = stepHandler(disputeOperations.withdraw, nothingMore, (work, input, dispute) => {
  work.judge('withdraw', input);
  assertParty(work, input.party);
  endMediation(work, dispute, 'withdrawn', input.happenedOn);
  // Withdrawn with the unit that filed it before any committee took it over: there is nothing left for a committee to do.
  const back = dispute.status === 'offered' && actingUnit(work.request) === dispute.filedUnit;
  if (back) work.heldBy(dispute.filedUnit, dispute.filedName, null);
  work.take('withdraw', 'disputes.withdrawn', input.happenedOn, { party: input.party, reason: optionalText(work, 'reason', input.reason), ...(back ? { holder: dispute.filedUnit } : {}) });
});

/** Statuses in which no step before the closing says why it ends, and what it then ended as. */
const endsUnsaid: Partial<Readonly<Record<DisputeStatus, Outcome>>> = { 'handed-back': 'not-taken', 'to-assign': 'not-taken', elsewhere: 'elsewhere' };

export const close = stepHandler(disputeOperations.close, ({ input }) => ({ referrals: openReferrals(input.county, input.matter) }), (work, input, dispute, { referrals }) => {
  work.judge('close', input);
  const unsaid = endsUnsaid[dispute.status];
  if (unsaid !== undefined) {
    if (input.report === undefined || input.report === '') throw invalid({ path: ['report'], code: 'required' });
    work.set({ outcome: unsaid });
    work.know({ outcome: unsaid });
  }
  dropTransfer(work, dispute);
  endReferrals(work, referrals);
  for (const clock of dispute.clocks) work.stopClock(clock.kind, input.happenedOn, true);
  leaveRoom(work, dispute, input.happenedOn);
  work.take('close', 'disputes.closed', input.happenedOn, { outcome: work.facts.outcome ?? 'withdrawn', report: optionalText(work, 'report', input.report) });
});

/** Archived: read only, its retention running. A written agreement's dossier gets its number now. */
export const archive = stepHandler(
  disputeOperations.archive,
  (request) => ({ number: drawDossier(request) }),
  (work, input, dispute, { number }) => {
    const on = input.happenedOn;
    work.judge('archive', input);
    const term = work.request.book.find('retention', input.retention, on);
    if (term === undefined) throw invalid({ path: ['retention'], code: 'unknown-choice' });
    const years = term.body['years'];
    const keepUntil = typeof years === 'number' ? addYears(on, years) : null;
    // An oral agreement lies in the yearly register, what no committee took over in none: no dossier, so no number was drawn.
    const text = number === null ? null : work.number('dossier', dispute.committee, dispute.committeeWord, on, number);
    work.matter({ archived_on: on, keep_until: keepUntil });
    work.take('archive', 'disputes.archived', on, { number: text, retention: input.retention, keepUntil });
  },
);

/** A dossier's number, drawn only where there will be a dossier: every end of what the committee had but an oral agreement. */
function drawDossier(request: CommandRequest<typeof disputeOperations.archive>): Statement<number | null> {
  const { county, matter, happenedOn: day } = request.input;
  return drawNumberWhere({ county, unit: actingUnit(request), series: 'dossier', day, start: request.book.numberStart('dossier', day) }, {
    text: "exists (select from disputes.dispute d where d.county = $1 and d.matter = $6 and d.committee = $2 and d.outcome is distinct from 'oral')",
    values: [matter],
  });
}
