import { checkUp, disputeOperations, erasedText, isLabour, withheldText, yuanOf } from '@anhe/contract/disputes';
import type { ApplicationView, CheckUpFacts, ConfirmationView, HeldAfter, Ledger, LedgerEntryView, LedgerLineView } from '@anhe/contract/disputes';
import { daysBetween, dueDay } from '@anhe/contract/kernel';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import type { ReferenceBook } from '../../../kernel/reference.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import type { Request } from '../../../kernel/run/handler.ts';
import { countyOfCode, holderOf, narrowed, openContent, readOpened } from '../../matters/index.ts';
import { mayReadTexts } from '../policy.ts';
import { contentRows, disputeFound } from '../queries/get.ts';
import type { ContentRow, DisputeFound } from '../queries/get.ts';
import { signedPageSeen } from '../subject.ts';
import { afterRows, focusedAfterRows, ledgerFrom, live } from './rows.ts';
import type { AfterRows, ApplicationRow, DueRow, PaymentRow } from './rows.ts';

interface PartyName {
  readonly id: Id;
  readonly name: string;
}

const namesText = `
  select mp.party as id, p.masked_name as name from matters.matter_party mp join parties.party p on p.county = mp.county and p.id = mp.party
   where mp.county = $1 and mp.matter = $2 order by mp.position`;

const names = (county: County, matter: Id): Statement<readonly PartyName[]> => raw(namesText, [county, matter], (rows) => rows as readonly PartyName[]); // the columns of the text above

type Reader = (content: Id | null) => string | null;

/** Opens texts for those who may read them; others learn that there is one. */
function reader(request: Request, found: DisputeFound, contents: readonly ContentRow[]): Reader {
  const open = mayReadTexts(request.actor, found);
  const byId = new Map(contents.map((row) => [row.id, row]));
  return (content) => (content === null ? null : !open ? withheldText : (openContent(request.keys, found.row.county, content, byId.get(content)?.sealed ?? null) ?? erasedText));
}

function lineView(line: Ledger<DueRow>['lines'][number], index: number, rows: AfterRows, parties: readonly PartyName[], text: Reader): LedgerLineView {
  const { row } = line.due;
  const called = (id: Id | undefined) => (id === undefined ? null : { id, name: parties.find((party) => party.id === id)?.name ?? '' });
  const breaches = rows.breaches.filter(({ instalment }) => instalment === line.due.id);
  return {
    id: line.due.id, position: row?.position ?? index + 1, payer: called(row?.payer), payee: called(row?.payee), amount: line.due.cents === null ? null : yuanOf(line.due.cents),
    what: text(row?.what ?? null), how: text(row?.how ?? null), dueOn: line.due.dueOn, state: line.state, paid: yuanOf(line.paidCents),
    open: line.openCents === null ? null : yuanOf(Math.max(0, line.openCents)), part: line.part, breachedOn: breaches[0]?.happenedOn ?? null, remediesTold: breaches.some(({ remediesTold }) => remediesTold),
  };
}

/** Records by entry, newest first; one that was reversed keeps its place, with the reason. */
function entryViews(rows: AfterRows, text: Reader): LedgerEntryView[] {
  const reversalOf = (payment: PaymentRow) => rows.payments.find(({ reverses }) => reverses === payment.id);
  const entries = Map.groupBy(rows.payments.filter(({ reverses }) => reverses === null), ({ entry }) => entry);
  return [...entries].map(([entry, parts]): LedgerEntryView => {
    const [first] = parts as [PaymentRow]; // a group holds one row at least
    const reversal = reversalOf(first);
    const cents = parts.reduce((sum, { amount }) => sum + Math.round(Number(amount ?? 0) * 100), 0);
    return {
      entry, positions: parts.flatMap(({ instalment }) => rows.instalments.find(({ id }) => id === instalment)?.position ?? []), amount: cents === 0 ? null : yuanOf(cents),
      full: parts.every(({ complete }) => complete), happenedOn: first.happenedOn, how: first.how, note: text(first.note), proofs: [...first.proofs],
      reversed: reversal === undefined ? null : { on: reversal.happenedOn, reason: text(reversal.note) ?? '' },
    };
  }).toReversed();
}

/** The ledger: what is owed, what was performed, what is late. */
export const performance = onQuery({
  operation: disputeOperations.performance,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input }) => ({ rows: afterRows(input.county, input.matter), parties: names(input.county, input.matter), contents: contentRows(input.county, input.matter) }),
  answer: (request, { subject, facts: { rows, parties, contents } }: { subject: DisputeFound; facts: { rows: AfterRows; parties: readonly PartyName[]; contents: readonly ContentRow[] } }) => {
    const ledger = ledgerFrom(rows, request.today);
    const text = reader(request, subject, contents);
    const { agreement } = rows;
    return {
      agreement: agreement === null ? null : { id: agreement.id, status: agreement.status, performance: agreement.performance, amount: agreement.amount, agreedOn: agreement.agreedOn },
      scheduled: rows.instalments.length > 0, replaceable: agreement !== null && agreement.performance !== 'on-the-spot' && live(rows.payments).length === 0,
      lines: ledger.lines.map((line, index) => lineView(line, index, rows, parties, text)), entries: entryViews(rows, text),
      total: yuanOf(ledger.totalCents), paid: yuanOf(ledger.paidCents), performed: subject.row.performed, ledger: subject.row.ledger,
      nextDue: ledger.next?.dueOn ?? null,
    };
  },
});

interface SaidRow {
  readonly form: CheckUpFacts['form'];
  readonly status: CheckUpFacts['status'];
  readonly content: Id;
  readonly perform_how: Id | null;
  readonly performance: CheckUpFacts['performance'];
  readonly perform_by: Day | null;
  readonly amount: string | null;
  readonly effective_on: Day | null;
}

interface CheckRow {
  readonly said: SaidRow | null;
  readonly page: boolean;
  readonly parties: number;
  readonly confirm_by: Day | null;
  readonly review_by: Day | null;
}

const checkText = `
  select (select json_build_object('form', a.form, 'status', a.status, 'content', a.content, 'perform_how', a.perform_how, 'performance', a.performance, 'perform_by', a.perform_by,
                  'amount', a.amount::text, 'effective_on', a.effective_on)
            from disputes.agreement a where a.county = $1 and a.matter = $2 and a.status <> 'void' order by a.version desc limit 1) as said,
         ${signedPageSeen} as page,
         (select count(*)::int from matters.matter_party where county = $1 and matter = $2) as parties,
         (select due_on::text from matters.clock where county = $1 and matter = $2 and kind = 'confirmation') as confirm_by,
         (select due_on::text from matters.clock where county = $1 and matter = $2 and kind = 'labour-review') as review_by`;

const checked = (county: County, matter: Id): Statement<CheckRow> => raw(checkText, [county, matter], (rows) => rows[0] as CheckRow); // the columns of the text above

const courtsText = `
  select id as unit, name, address from staff.unit where county = $1 and kind = 'court' and (valid_to is null or valid_to > $2) order by name`;

const courts = (county: County, today: Day): Statement<ConfirmationView['courts']> => raw(courtsText, [county, today], (rows) => rows as ConfirmationView['courts']); // the columns of the text above

/** The last day of a limit of the dated rows that starts on a day. */
export function limitFrom(book: ReferenceBook, kind: string, start: Day | null): Day | null {
  return start === null ? null : dueDay(book.clock(kind, start).rule, start, book.calendar);
}

/** The thirty days' last day: the clock's, or counted by its row for an oral agreement. */
const confirmBy = (book: ReferenceBook, { said, confirm_by }: CheckRow): Day | null => confirm_by ?? limitFrom(book, 'confirmation', said?.effective_on ?? null);

/** An application as pages and papers show it. */
export function applicationView(book: ReferenceBook, row: ApplicationRow, to: string): ApplicationView {
  return {
    id: row.id, kind: row.kind, appliedOn: row.appliedOn, to, ground: row.ground, late: row.lastDay !== null && row.appliedOn > row.lastDay, state: row.state, resultGround: row.resultGround,
    number: row.number, decidedOn: row.decidedOn, servedOn: row.servedOn, objectBy: row.kind === 'confirmation' && row.state === 'confirmed' ? limitFrom(book, 'objection', row.servedOn) : null,
  };
}

function factsOf(row: CheckRow, said: SaidRow, rows: AfterRows, found: DisputeFound, request: Request, text: Reader): CheckUpFacts {
  return {
    type: found.row.type, form: said.form, status: said.status, signedPageSeen: row.page, content: text(said.content) ?? '', performance: said.performance, performBy: said.perform_by,
    performHow: text(said.perform_how), amount: said.amount, parties: row.parties, lastDay: confirmBy(request.book, row), today: request.today,
    schedule: rows.instalments.map(({ amount, what, how }) => ({ amount, what: text(what), how: text(how) })),
  };
}

type ConfirmationFacts = { readonly rows: AfterRows; readonly row: CheckRow; readonly contents: readonly ContentRow[]; readonly courts: ConfirmationView['courts'] };

const left = (today: Day, day: Day | null): number | null => (day === null ? null : daysBetween(today, day));

/** The check-up: what a court will ask, what is left of the limit, which courts are possible, what was applied for. */
export const confirmation = onQuery({
  operation: disputeOperations.confirmation,
  subject: ({ input }) => disputeFound(input.county, input.matter),
  facts: ({ input, today }) => ({ rows: afterRows(input.county, input.matter), row: checked(input.county, input.matter), contents: contentRows(input.county, input.matter), courts: courts(input.county, today) }),
  answer: (request, { subject, facts: { rows, row, contents, courts: near } }: { subject: DisputeFound; facts: ConfirmationFacts }) => {
    const { book, today } = request;
    const text = reader(request, subject, contents);
    const lastDay = confirmBy(book, row);
    const applications = rows.applications.map((one) => applicationView(book, one, text(one.addressee) ?? ''));
    const running = applications.findLast(({ kind, state }) => kind === 'confirmation' && state === 'applied');
    return {
      state: subject.row.confirmation, lastDay, remainingDays: left(today, lastDay),
      // What the text says is for those who may read it.
      checks: row.said === null || !mayReadTexts(request.actor, subject) ? [] : checkUp(factsOf(row, row.said, rows, subject, request, text)).map((check) => ({ ...check })),
      courts: [...near], applications: applications.toReversed(),
      review: isLabour(subject.row.type) ? { state: subject.row.review, lastDay: row.review_by, remainingDays: left(today, row.review_by), verified: book.clock('labour-review', today).rule.verified } : null,
      expected: running === undefined ? null : { acceptanceBy: dueDay(book.clock('court-acceptance', running.appliedOn).rule, running.appliedOn, book.calendar), rulingBy: dueDay(book.clock('court-ruling', running.appliedOn).rule, running.appliedOn, book.calendar) },
    };
  },
});

interface HeldState {
  readonly performed: HeldAfter['performed'];
  readonly confirmation: ConfirmationView['state'];
  readonly station: number;
  readonly effective_on: Day | null;
  readonly parties: readonly PartyName[];
}

const focusedNames = namesText.replace('$2', '(select kernel.focus())');
const heldText = `
  select d.performed, d.confirmation, d.effective_on::text as effective_on, m.station, (select coalesce(json_agg(n), '[]') from (${focusedNames}) n) as parties from disputes.dispute d join matters.matter m on m.county = d.county and m.id = d.matter
   where d.county = $1 and d.matter = (select kernel.focus())`;

const nothing: HeldAfter = { performed: null, total: '0.00', paid: '0.00', lines: [], confirmation: null };

/** What the holder of a receipt sees of it: sums, days and states with masked names. */
export const heldAfter = onQuery({
  operation: disputeOperations.heldAfter,
  county: ({ input }) => countyOfCode(input.code),
  narrow: ({ input, keys }) => narrowed(keys, input.code),
  facts: ({ input, keys, now }) => {
    const county = countyOfCode(input.code);
    return {
      held: readOpened(keys, input.code, input.pass, now), rows: focusedAfterRows(county),
      state: raw(heldText, [county], (rows) => rows[0] as HeldState | undefined), // the columns of the text above
      contents: raw('select id, kind, sealed from matters.content where county = $1 and matter = (select kernel.focus()) and kind in (\'instalment\', \'instalment-how\')', [county], (rows) => rows as readonly ContentRow[]), // likewise
    };
  },
  answer: ({ input, keys, book, today }, { facts }) => {
    holderOf(facts.held);
    const { rows, state } = facts;
    // Before there is a result, a schedule is a draft between the mediator and the parties at the table.
    if (state === undefined || state.station < 3 || rows.agreement?.status !== 'effective') return nothing;
    const byId = new Map(facts.contents.map((row) => [row.id, row]));
    const ledger = ledgerFrom(rows, today);
    const application = rows.applications.findLast(({ kind }) => kind === 'confirmation');
    const shown = application === undefined ? undefined : applicationView(book, application, '');
    return {
      performed: state.performed, total: yuanOf(ledger.totalCents), paid: yuanOf(ledger.paidCents),
      lines: ledger.lines.map((line, index) => {
        const view = lineView(line, index, rows, state.parties, (content) => (content === null ? null : openContent(keys, countyOfCode(input.code), content, byId.get(content)?.sealed ?? null)));
        const { position, amount, what, dueOn, state: stands, paid, open, part } = view;
        return { position, amount, what, dueOn, state: stands, paid, open, part, payer: view.payer?.name ?? null, payee: view.payee?.name ?? null };
      }),
      confirmation: { state: state.confirmation, lastDay: limitFrom(book, 'confirmation', state.effective_on), number: shown?.number ?? null, objectBy: shown?.objectBy ?? null },
    };
  },
});
