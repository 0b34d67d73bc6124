import { z } from 'zod';
import { Day, Id } from '../../kernel/index.ts';
import { ApplicationKind, ConfirmationState, CourtGround, LedgerState, PerformanceHow, Performed } from './vocabulary.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

/** One line of the ledger: an instalment, or the whole agreement where no schedule was set. */
export const LedgerLineView = z.object({
  /** Null for the whole. */
  id: Id.nullable(),
  position: z.int(),
  payer: z.object({ id: Id, name: z.string() }).nullable(),
  payee: z.object({ id: Id, name: z.string() }).nullable(),
  amount: z.string().nullable(),
  what: z.string().nullable(),
  how: z.string().nullable(),
  dueOn: Day.nullable(),
  state: z.enum(['paid', 'open', 'overdue']),
  paid: z.string(),
  /** What is left to pay; null where an act is owed. */
  open: z.string().nullable(),
  part: z.boolean(),
  breachedOn: Day.nullable(),
  remediesTold: z.boolean(),
}).meta({ id: 'LedgerLine' });
export type LedgerLineView = z.infer<typeof LedgerLineView>;

/** A record of performance; one that was reversed stays, with the day and the reason. */
export const LedgerEntryView = z.object({
  entry: Id,
  /** Positions of the instalments that it went to; empty for the whole. */
  positions: z.array(z.int()),
  amount: z.string().nullable(),
  full: z.boolean(),
  happenedOn: Day,
  how: PerformanceHow,
  note: z.string().nullable(),
  proofs: z.array(Id),
  reversed: z.object({ on: Day, reason: z.string() }).nullable(),
}).meta({ id: 'LedgerEntry' });
export type LedgerEntryView = z.infer<typeof LedgerEntryView>;

export const PerformanceView = z.object({
  /** Null before there is an agreement. */
  agreement: z.object({ id: Id, status: z.enum(['draft', 'effective']), performance: z.enum(['on-the-spot', 'by-date', 'instalments']), amount: z.string().nullable(), agreedOn: Day }).nullable(),
  scheduled: z.boolean(),
  /** Until the first record the schedule can be replaced. */
  replaceable: z.boolean(),
  lines: z.array(LedgerLineView),
  entries: z.array(LedgerEntryView),
  total: z.string(), paid: z.string(),
  performed: Performed.nullable(),
  ledger: LedgerState.nullable(),
  nextDue: Day.nullable(),
}).meta({ id: 'PerformanceView' });
export type PerformanceView = z.infer<typeof PerformanceView>;

export const CheckState = z.enum(['ok', 'look', 'stops']).meta({ id: 'CheckState' });

/** One point of the check-up before an application for confirmation. */
export const CheckView = z.object({ code: z.string(), state: CheckState, title: Words, found: Words, mend: Words.nullable(), article: z.string() }).meta({ id: 'ConfirmationCheck' });
export type CheckView = z.infer<typeof CheckView>;

/** A request that went from the agreement to a court, a commission or the police. */
export const ApplicationView = z.object({
  id: Id, kind: ApplicationKind, appliedOn: Day, to: z.string(), ground: CourtGround.nullable(), late: z.boolean(),
  state: ConfirmationState, resultGround: z.string().nullable(), number: z.string().nullable(), decidedOn: Day.nullable(), servedOn: Day.nullable(),
  /** Until when a party may object to a confirming ruling (interpretation art 372). */
  objectBy: Day.nullable(),
}).meta({ id: 'ApplicationView' });
export type ApplicationView = z.infer<typeof ApplicationView>;

export const CourtLine = z.object({ unit: Id, name: z.string(), address: z.string().nullable() }).meta({ id: 'CourtLine' });

export const ConfirmationView = z.object({
  state: ConfirmationState.nullable(),
  /** Last day of the thirty days, and how many are left; null before the agreement is in force. */
  lastDay: Day.nullable(), remainingDays: z.int().nullable(),
  checks: z.array(CheckView),
  /** Courts among the county's units. */
  courts: z.array(CourtLine),
  applications: z.array(ApplicationView),
  /** For labour agreements: the fifteen days for arbitration review, and where it stands. */
  review: z.object({ state: ConfirmationState.nullable(), lastDay: Day.nullable(), remainingDays: z.int().nullable(), verified: z.boolean() }).nullable(),
  /** Every day on which a court is expected to decide, from the dated rows: on acceptance, on the application. */
  expected: z.object({ acceptanceBy: Day, rulingBy: Day }).nullable(),
}).meta({ id: 'ConfirmationView' });
export type ConfirmationView = z.infer<typeof ConfirmationView>;

/** What the holder of a receipt sees behind the second factor. */
export const HeldAfter = z.object({
  performed: Performed.nullable(), total: z.string(), paid: z.string(),
  lines: z.array(LedgerLineView.pick({ position: true, amount: true, what: true, dueOn: true, state: true, paid: true, open: true, part: true }).extend({ payer: z.string().nullable(), payee: z.string().nullable() })),
  confirmation: z.object({ state: ConfirmationState.nullable(), lastDay: Day.nullable(), number: z.string().nullable(), objectBy: Day.nullable() }).nullable(),
}).meta({ id: 'HeldAfter' });
export type HeldAfter = z.infer<typeof HeldAfter>;
