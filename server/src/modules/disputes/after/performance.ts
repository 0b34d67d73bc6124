import { centsOf, disputeOperations, spread, sumDifference, yuanOf } from '@anhe/contract/disputes';
import type { Ledger, LedgerLine, LedgerState } from '@anhe/contract/disputes';
import { Refusal, invalid, newId } from '@anhe/contract/kernel';
import type { Day, Id, ParsedInputOf } from '@anhe/contract/kernel';
import { insert, update } from '../../../kernel/database/changes.ts';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { stepHandler } from '../steps.ts';
import type { Work } from '../work.ts';
import { afterRows, ledgerFrom, live } from './rows.ts';
import type { AfterRows, DueRow } from './rows.ts';

type Agreement = NonNullable<AfterRows['agreement']>;
type Line = LedgerLine<DueRow>;

const agreementOf = ({ agreement }: AfterRows): Agreement => {
  if (agreement === null) throw new Refusal('disputes.no-agreement');
  return agreement;
};

const asked = ({ input }: { readonly input: { readonly county: string; readonly matter: Id } }) => ({ rows: afterRows(input.county, input.matter) });

const said = (work: Work, kind: string, text: string | undefined): Id | null => (text === undefined || text === '' ? null : work.text(kind, text).content);

/** Keeps the dispute's own columns with the ledger: closing asks them, lists count them. */
function stand(work: Work, ledger: Pick<Ledger, 'performed'>, state: LedgerState | null, lowers: boolean): void {
  const before = work.facts.after;
  // A follow-up saw that all was performed: another record does not unsay it, a reversal does.
  const performed = before?.performed === 'full' && !lowers ? 'full' : ledger.performed;
  work.set({ ledger: state, performed });
  if (before !== undefined) work.know({ after: { ...before, ledger: state, performed } });
  if (work.facts.status === 'agreed') work.matter({ next_step: state === 'open' && performed !== 'full' ? 'recordPerformance' : work.facts.followUps.length === 0 ? 'followUp' : 'close' });
}

function assertInstalments(work: Work, agreement: Agreement, instalments: ParsedInputOf<typeof disputeOperations.schedule>['instalments']): void {
  const parties = new Set(work.facts.parties.map(({ id }) => id));
  instalments.forEach((one, index) => {
    const at = (field: string) => ['instalments', index, field];
    if (!parties.has(one.payer)) throw invalid({ path: at('payer'), code: 'unknown-choice' });
    if (!parties.has(one.payee) || one.payee === one.payer) throw invalid({ path: at('payee'), code: 'unknown-choice' });
    if (one.dueOn < agreement.agreedOn) throw invalid({ path: at('dueOn'), code: 'past-date', details: { limit: agreement.agreedOn } });
    if (one.amount === undefined && (one.what === undefined || one.what === '')) throw invalid({ path: at('what'), code: 'required' });
    if (instalments.findIndex(({ id }) => id === one.id) !== index) throw invalid({ path: at('id'), code: 'already-used' });
  });
  const difference = sumDifference(agreement.amount, instalments);
  if (difference !== 0) {
    const sum = centsOf(agreement.amount ?? 0) + difference;
    throw invalid({ path: ['instalments'], code: 'instalments-differ', details: { sum: yuanOf(sum), amount: yuanOf(centsOf(agreement.amount ?? 0)), difference: yuanOf(Math.abs(difference)), direction: difference > 0 ? '多' : '少' } });
  }
}

/** The agreement's schedule: replaced as a whole until the first record of performance (art 29: content, manner and term). */
export const schedule = stepHandler(disputeOperations.schedule, asked, (work, input, _dispute, { rows }) => {
  work.judge('schedule', input);
  const agreement = agreementOf(rows);
  if (input.happenedOn < agreement.agreedOn) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: agreement.agreedOn } });
  if (live(rows.payments).length > 0) throw new Refusal('disputes.schedule-begun');
  assertInstalments(work, agreement, input.instalments);
  for (const { id } of rows.instalments) work.add(update('disputes.instalment', { county: work.home.county, id }, { replaced_at: work.request.now }));
  work.add(insert('disputes.instalment', ...input.instalments.map((one, index) => ({
    ...work.address, id: one.id, place: work.home.place, agreement: agreement.id, position: index + 1, payer: one.payer, payee: one.payee, amount: one.amount ?? null,
    what: said(work, 'instalment', one.what), how: said(work, 'instalment-how', one.how), due_on: one.dueOn,
  }))));
  work.set({ ledger: 'open' });
  if (work.facts.after !== undefined) work.know({ after: { ...work.facts.after, ledger: 'open' } });
  if (work.facts.status === 'agreed') work.matter({ next_step: 'recordPerformance' });
  work.take('schedule', 'disputes.scheduled', input.happenedOn, {
    agreement: agreement.id, replaced: rows.instalments.length > 0,
    instalments: input.instalments.map(({ id, payer, payee, amount, dueOn }) => ({ id, payer, payee, amount: amount === undefined ? null : yuanOf(centsOf(amount)), dueOn })),
  });
});

interface Part {
  readonly line: Line;
  readonly cents: number | null;
  readonly complete: boolean;
}

/** What one record does to the lines it names: all that is open, or an amount laid on them in their order. */
function partsOf(lines: readonly Line[], input: Pick<ParsedInputOf<typeof disputeOperations.recordPerformance>, 'full' | 'amount' | 'instalment'>): readonly Part[] {
  const open = lines.filter(({ state }) => state !== 'paid');
  if (open.length === 0) throw new Refusal('disputes.paid-in-full');
  const whole = (line: Line): Part => ({ line, cents: line.openCents, complete: true });
  const owed = open.reduce((sum, { openCents }) => sum + (openCents ?? 0), 0);
  if (input.full) {
    if (input.amount !== undefined && centsOf(input.amount) !== owed) throw invalid({ path: ['amount'], code: centsOf(input.amount) > owed ? 'too-large' : 'too-small', details: { limit: yuanOf(owed) } });
    return open.map(whole);
  }
  if (owed === 0) {
    if (input.amount !== undefined) throw invalid({ path: ['amount'], code: 'too-large', details: { limit: yuanOf(0) } });
    return open.map((line) => ({ line, cents: null, complete: false }));
  }
  if (input.amount === undefined) throw invalid({ path: ['amount'], code: 'required' });
  const payable = open.filter(({ openCents }) => openCents !== null);
  const sides = new Set(payable.map(({ due }) => (due.row === null ? '' : `${due.row.payer} ${due.row.payee}`)));
  // Whom a sum is for cannot be guessed where the instalments are of different sides.
  if (sides.size > 1) throw invalid({ path: ['instalment'], code: 'required' });
  const { parts, over } = spread(payable, centsOf(input.amount));
  if (over > 0) throw invalid({ path: ['amount'], code: 'too-large', details: { limit: yuanOf(owed) } });
  return parts.map(({ line, cents }) => ({ line, cents, complete: cents === line.openCents }));
}

const inOrder = (lines: readonly Line[]): readonly Line[] => lines.toSorted((a, b) => ((a.due.dueOn ?? '') === (b.due.dueOn ?? '') ? 0 : (a.due.dueOn ?? '') < (b.due.dueOn ?? '') ? -1 : 1));

function linesFor(ledger: Ledger<DueRow>, instalment: Id | undefined): readonly Line[] {
  if (instalment === undefined) return inOrder(ledger.lines);
  const found = ledger.lines.filter(({ due }) => due.id === instalment);
  if (found.length === 0) throw invalid({ path: ['instalment'], code: 'unknown-choice' });
  return found;
}

const knownProofs = (county: string, matter: Id, proofs: readonly Id[]): Statement<number> =>
  raw("select count(*)::int as known from matters.attachment where county = $1 and matter = $2 and id = any($3) and kind = 'performance' and removed_at is null", [county, matter, [...new Set(proofs)]],
    (rows) => (rows[0] as { known: number }).known); // the one column

/** Something was paid or done: the whole or a part, of one instalment or of all that is open (art 31). */
export const recordPerformance = stepHandler(
  disputeOperations.recordPerformance,
  ({ input }) => ({ rows: afterRows(input.county, input.matter), proofs: knownProofs(input.county, input.matter, input.proofs) }),
  (work, input, _dispute, { rows, proofs }) => {
    work.judge('recordPerformance', input);
    const agreement = agreementOf(rows);
    if (input.happenedOn < agreement.agreedOn) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: agreement.agreedOn } });
    if (proofs !== new Set(input.proofs).size) throw invalid({ path: ['proofs'], code: 'unknown-choice' });
    const parts = partsOf(linesFor(ledgerFrom(rows, work.request.today), input.instalment), input);
    const note = input.note === undefined || input.note === '' ? null : work.text('performance', input.note);
    work.add(insert('disputes.payment', ...parts.map(({ line, cents, complete }, index) => ({
      ...work.address, id: index === 0 ? input.entry : newId(work.request.now.getTime()), place: work.home.place, agreement: agreement.id, entry: input.entry, instalment: line.due.id,
      amount: cents === null ? null : yuanOf(cents), complete, happened_on: input.happenedOn, how: input.how, note: note?.content ?? null, proofs: [...new Set(input.proofs)],
      reverses: null, recorded_at: work.request.now,
    }))));
    const ledger = ledgerFrom(rows, work.request.today, { paid: parts.map(({ line, cents, complete }) => ({ instalment: line.due.id, cents, full: complete })) });
    stand(work, ledger, ledger.state, false);
    const sum = parts.reduce((total, { cents }) => total + (cents ?? 0), 0);
    work.take('recordPerformance', 'disputes.performance-recorded', input.happenedOn, {
      entry: input.entry, instalments: parts.flatMap(({ line }) => (line.due.id === null ? [] : [line.due.id])), amount: sum === 0 ? null : yuanOf(sum), full: parts.every(({ complete }) => complete),
      how: input.how, proofs: [...new Set(input.proofs)], ledger: ledger.state, note,
    });
  },
);

/** A record that was a mistake: a row of its own with its reason, the first one stays. */
export const reversePerformance = stepHandler(disputeOperations.reversePerformance, asked, (work, input, _dispute, { rows }) => {
  work.judge('reversePerformance', input);
  const agreement = agreementOf(rows);
  const wrong = live(rows.payments).filter(({ entry }) => entry === input.reverses);
  const [first] = wrong;
  if (first === undefined) throw new Refusal('disputes.entry-unknown');
  if (input.happenedOn < first.happenedOn) throw invalid({ path: ['happenedOn'], code: 'past-date', details: { limit: first.happenedOn } });
  const reason = work.text('reason', input.reason);
  work.add(insert('disputes.payment', ...wrong.map((row, index) => ({
    ...work.address, id: index === 0 ? input.entry : newId(work.request.now.getTime()), place: work.home.place, agreement: agreement.id, entry: input.entry, instalment: row.instalment,
    amount: row.amount, complete: row.complete, happened_on: input.happenedOn, how: row.how, note: reason.content, proofs: [], reverses: row.id, recorded_at: work.request.now,
  }))));
  const ledger = ledgerFrom(rows, work.request.today, { without: new Set([input.reverses]) });
  // Nothing recorded and no schedule: there is no ledger to speak of any more.
  const left = rows.instalments.length > 0 || rows.breaches.length > 0 || live(rows.payments).some(({ entry }) => entry !== input.reverses);
  const state = left ? ledger.state : null;
  stand(work, ledger, state, true);
  const sum = wrong.reduce((total, { amount }) => total + (amount === null ? 0 : centsOf(amount)), 0);
  work.take('reversePerformance', 'disputes.performance-reversed', input.happenedOn, { entry: input.entry, reverses: input.reverses, amount: sum === 0 ? null : yuanOf(sum), ledger: state, reason });
});

function breachedLine(ledger: Ledger<DueRow>, instalment: Id | undefined, rows: AfterRows, on: Day): Line {
  const overdue = inOrder(ledger.lines).filter(({ state, breached, due }) => state !== 'paid' && !breached && due.dueOn !== null && due.dueOn < on);
  const line = instalment === undefined ? (overdue[0] ?? inOrder(ledger.lines).find(({ state }) => state !== 'paid')) : ledger.lines.find(({ due }) => due.id === instalment);
  if (line === undefined && instalment !== undefined) throw invalid({ path: ['instalment'], code: 'unknown-choice' });
  if (line === undefined || line.state === 'paid') throw new Refusal('disputes.paid-in-full');
  const { dueOn } = line.due;
  if (dueOn === null || dueOn >= on) throw new Refusal('disputes.not-due', { details: { day: dueOn ?? '' } });
  if (rows.breaches.some((breach) => breach.instalment === line.due.id && breach.remediesTold)) throw invalid({ path: ['instalment'], code: 'already-used' });
  return line;
}

/** An instalment is past its day and not performed in full: written down, the remedies told; it stops nothing (arts 31, 32). */
export const recordBreach = stepHandler(disputeOperations.recordBreach, asked, (work, input, _dispute, { rows }) => {
  work.judge('recordBreach', input, { remediesTold: input.remediesTold });
  const agreement = agreementOf(rows);
  const line = breachedLine(ledgerFrom(rows, work.request.today), input.instalment, rows, input.happenedOn);
  const note = input.note === undefined || input.note === '' ? null : work.text('breach', input.note);
  work.add(insert('disputes.breach', {
    ...work.address, id: input.breach, place: work.home.place, agreement: agreement.id, instalment: line.due.id, happened_on: input.happenedOn, remedies_told: input.remediesTold,
    note: note?.content ?? null, recorded_at: work.request.now,
  }));
  const ledger = ledgerFrom(rows, work.request.today, { breaches: [{ instalment: line.due.id, remediesTold: input.remediesTold }] });
  stand(work, ledger, ledger.state, false);
  work.take('recordBreach', 'disputes.breach-recorded', input.happenedOn, { breach: input.breach, instalment: line.due.id, remediesTold: input.remediesTold, ledger: ledger.state, note });
});
