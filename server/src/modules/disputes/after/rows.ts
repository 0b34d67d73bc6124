import { centsOf, ledgerOf } from '@anhe/contract/disputes';
import type { ApplicationKind, ApplicationView, Breached, CourtGround, Due, Ledger, Paid, PerformanceView } from '@anhe/contract/disputes';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';

/** An instalment of the schedule that holds. */
interface InstalmentRow {
  readonly id: Id;
  readonly position: number;
  readonly payer: Id;
  readonly payee: Id;
  readonly amount: string | null;
  readonly what: Id | null;
  readonly how: Id | null;
  readonly dueOn: Day;
}

export interface PaymentRow {
  readonly id: Id;
  readonly entry: Id;
  readonly instalment: Id | null;
  readonly amount: string | null;
  readonly complete: boolean;
  readonly happenedOn: Day;
  readonly how: PerformanceView['entries'][number]['how'];
  readonly note: Id | null;
  readonly proofs: readonly Id[];
  readonly reverses: Id | null;
}

interface BreachRow {
  readonly instalment: Id | null;
  readonly happenedOn: Day;
  readonly remediesTold: boolean;
}

export interface ApplicationRow {
  readonly id: Id;
  readonly kind: ApplicationKind;
  readonly agreement: Id;
  readonly appliedOn: Day;
  readonly lastDay: Day | null;
  readonly addressee: Id;
  readonly ground: CourtGround | null;
  readonly applicants: readonly { readonly party: Id; readonly how?: string }[];
  readonly state: ApplicationView['state'];
  readonly resultGround: string | null;
  readonly number: string | null;
  readonly decidedOn: Day | null;
  readonly servedOn: Day | null;
}

/** The agreement as the ledger needs it. */
interface LedgerAgreement {
  readonly id: Id;
  readonly status: 'draft' | 'effective';
  readonly performance: 'on-the-spot' | 'by-date' | 'instalments';
  readonly amount: string | null;
  readonly agreedOn: Day;
  readonly performBy: Day | null;
}

/** What was recorded after the agreement that holds now; those of one that is void stay in their tables. */
export interface AfterRows {
  readonly agreement: LedgerAgreement | null;
  readonly instalments: readonly InstalmentRow[];
  readonly payments: readonly PaymentRow[];
  readonly breaches: readonly BreachRow[];
  readonly applications: readonly ApplicationRow[];
}

const afterText = `
  with a as (select * from disputes.agreement where county = $1 and matter = $2 and status <> 'void' order by version desc limit 1)
  select
    (select json_build_object('id', a.id, 'status', a.status, 'performance', a.performance, 'amount', a.amount::text, 'agreedOn', a.agreed_on, 'performBy', a.perform_by) from a) as agreement,
    (select coalesce(json_agg(json_build_object('id', i.id, 'position', i.position, 'payer', i.payer, 'payee', i.payee, 'amount', i.amount::text, 'what', i.what, 'how', i.how, 'dueOn', i.due_on)
              order by i.position), '[]')
       from disputes.instalment i join a on a.county = i.county and a.id = i.agreement where i.replaced_at is null) as instalments,
    (select coalesce(json_agg(json_build_object('id', p.id, 'entry', p.entry, 'instalment', p.instalment, 'amount', p.amount::text, 'complete', p.complete, 'happenedOn', p.happened_on,
              'how', p.how, 'note', p.note, 'proofs', p.proofs, 'reverses', p.reverses) order by p.happened_on, p.recorded_at, p.id), '[]')
       from disputes.payment p join a on a.county = p.county and a.id = p.agreement) as payments,
    (select coalesce(json_agg(json_build_object('instalment', b.instalment, 'happenedOn', b.happened_on, 'remediesTold', b.remedies_told) order by b.recorded_at), '[]')
       from disputes.breach b join a on a.county = b.county and a.id = b.agreement) as breaches,
    (select coalesce(json_agg(json_build_object('id', x.id, 'kind', x.kind, 'agreement', x.agreement, 'appliedOn', x.applied_on, 'lastDay', x.last_day, 'addressee', x.addressee, 'ground', x.ground,
              'applicants', x.applicants, 'state', x.state, 'resultGround', x.result_ground, 'number', x.number, 'decidedOn', x.decided_on, 'servedOn', x.served_on) order by x.applied_on, x.recorded_at), '[]')
       from disputes.application x where x.county = $1 and x.matter = $2) as applications`;

/** Everything after the agreement, in one statement. */
export const afterRows = (county: County, matter: Id): Statement<AfterRows> =>
  raw(afterText, [county, matter], (rows) => rows[0] as AfterRows); // the columns of the text above

/** The same of the matter that a receipt narrowed the transaction to. */
export const focusedAfterRows = (county: County): Statement<AfterRows> =>
  raw(afterText.replaceAll('$2', '(select kernel.focus())'), [county], (rows) => rows[0] as AfterRows); // likewise

/** A line of the ledger with what its row says. */
export interface DueRow extends Due {
  readonly row: InstalmentRow | null;
}

/** Records that count: neither reversed nor reversals. */
export function live(payments: readonly PaymentRow[]): readonly PaymentRow[] {
  const reversed = new Set(payments.map(({ reverses }) => reverses).filter((id) => id !== null));
  return payments.filter(({ id, reverses }) => reverses === null && !reversed.has(id));
}

/** What is owed: the instalments, or the whole where no schedule was set. */
function duesOf({ agreement, instalments }: AfterRows): readonly DueRow[] {
  if (agreement === null || agreement.performance === 'on-the-spot') return [];
  if (instalments.length === 0) return [{ id: null, cents: agreement.amount === null || Number(agreement.amount) === 0 ? null : centsOf(agreement.amount), dueOn: agreement.performBy, row: null }];
  return instalments.map((row) => ({ id: row.id, cents: row.amount === null ? null : centsOf(row.amount), dueOn: row.dueOn, row }));
}

const paidOf = (payment: PaymentRow): Paid => ({ instalment: payment.instalment, cents: payment.amount === null ? null : centsOf(payment.amount), full: payment.complete });

/** The ledger on a day, from the rows; with more or fewer records than they hold, where a command is about to write some. */
export function ledgerFrom(rows: AfterRows, today: Day, more: { readonly paid?: readonly Paid[]; readonly breaches?: readonly Breached[]; readonly without?: ReadonlySet<Id> } = {}): Ledger<DueRow> {
  const payments = live(rows.payments).filter(({ entry }) => more.without?.has(entry) !== true).map(paidOf);
  return ledgerOf(duesOf(rows), [...payments, ...(more.paid ?? [])], [...rows.breaches, ...(more.breaches ?? [])], today);
}

/** How one instalment stands, for whoever reminds of it. */
export interface InstalmentStanding {
  readonly place: string;
  readonly dueOn: Day;
  readonly payer: Id;
  readonly payee: Id;
  /** The schedule holds, the matter is agreed, and something of it is not performed. */
  readonly open: boolean;
}

const standingText = `
  with live as (
    select p.amount, p.complete from disputes.payment p
     where p.county = $1 and p.instalment = $2 and p.reverses is null and not exists (select from disputes.payment r where r.county = p.county and r.reverses = p.id))
  select i.place, i.due_on::text as "dueOn", i.payer, i.payee,
         i.replaced_at is null and a.status = 'effective' and m.status = 'agreed'
           and case when i.amount is null then not exists (select from live where complete) else i.amount > (select coalesce(sum(amount), 0) from live) end as open
    from disputes.instalment i
    join disputes.agreement a on a.county = i.county and a.id = i.agreement
    join matters.matter m on m.county = i.county and m.id = i.matter
   where i.county = $1 and i.id = $2`;

export const instalmentStanding = (county: County, instalment: Id): Statement<InstalmentStanding | undefined> =>
  raw(standingText, [county, instalment], (rows) => rows[0] as InstalmentStanding | undefined); // the columns of the text above
