import type { Day, Id } from '../../kernel/index.ts';
import type { LedgerState } from './vocabulary.ts';

/** Yuan as cents, a whole number: sums of money are never sums of fractions. */
export const centsOf = (yuan: number | string): number => Math.round(Number(yuan) * 100);

/** Cents as the text of an amount in yuan. */
export const yuanOf = (cents: number): string => (cents / 100).toFixed(2);

/** What is to be performed: an instalment, or the whole where there is no schedule. */
export interface Due {
  /** Null for the whole. */
  readonly id: Id | null;
  /** Cents; null where an act is owed. */
  readonly cents: number | null;
  readonly dueOn: Day | null;
}

/** A record of performance that was not reversed. */
export interface Paid {
  readonly instalment: Id | null;
  readonly cents: number | null;
  /** All that was open of it. */
  readonly full: boolean;
}

export interface Breached {
  readonly instalment: Id | null;
  readonly remediesTold: boolean;
}

export type LineState = 'paid' | 'open' | 'overdue';

export interface LedgerLine<D extends Due = Due> {
  readonly due: D;
  readonly state: LineState;
  readonly paidCents: number;
  /** What is left to pay; null where an act is owed. */
  readonly openCents: number | null;
  /** Something was performed, not all. */
  readonly part: boolean;
  readonly breached: boolean;
}

export interface Ledger<D extends Due = Due> {
  readonly lines: readonly LedgerLine<D>[];
  readonly performed: 'full' | 'part' | 'none';
  /** The first open line by its day. */
  readonly next: D | null;
  readonly state: LedgerState;
  readonly totalCents: number;
  readonly paidCents: number;
}

function lineOf<D extends Due>(due: D, paid: readonly Paid[], breaches: readonly Breached[], today: Day): LedgerLine<D> {
  const own = paid.filter(({ instalment }) => instalment === due.id);
  const paidCents = own.reduce((sum, { cents }) => sum + (cents ?? 0), 0);
  const openCents = due.cents === null ? null : due.cents - paidCents;
  const done = openCents === null ? own.some(({ full }) => full) : openCents <= 0;
  const state: LineState = done ? 'paid' : due.dueOn !== null && due.dueOn < today ? 'overdue' : 'open';
  return { due, state, paidCents, openCents, part: !done && own.length > 0, breached: !done && breaches.some((breach) => breach.instalment === due.id && breach.remediesTold) };
}

/** How the ledger stands on a day: derived from what is owed and what was recorded, kept nowhere. */
export function ledgerOf<D extends Due>(dues: readonly D[], paid: readonly Paid[], breaches: readonly Breached[], today: Day): Ledger<D> {
  const lines = dues.map((due) => lineOf(due, paid, breaches, today));
  const open = lines.filter(({ state }) => state !== 'paid');
  const performed = open.length === 0 ? 'full' : lines.some(({ state, part }) => state === 'paid' || part) ? 'part' : 'none';
  return {
    lines, performed,
    next: open.map(({ due }) => due).toSorted((a, b) => ((a.dueOn ?? '9999-12-31') < (b.dueOn ?? '9999-12-31') ? -1 : 1))[0] ?? null,
    state: open.length === 0 ? 'performed' : open.some(({ breached }) => breached) ? 'breach' : 'open',
    totalCents: lines.reduce((sum, { due }) => sum + (due.cents ?? 0), 0), paidCents: lines.reduce((sum, { paidCents: own }) => sum + own, 0),
  };
}

/** Lays an amount on open lines in their order. Gives what each takes, and what is left over (more than is owed). */
export function spread<D extends Due>(lines: readonly LedgerLine<D>[], cents: number): { readonly parts: readonly { readonly line: LedgerLine<D>; readonly cents: number }[]; readonly over: number } {
  let left = cents;
  const parts = lines.flatMap((line) => {
    const taken = Math.min(left, line.openCents ?? 0);
    left -= taken;
    return taken > 0 ? [{ line, cents: taken }] : [];
  });
  return { parts, over: left };
}

/** By how many cents the instalments differ from the agreement's amount; zero when it has none, or when they reach it. */
export function sumDifference(amount: number | string | null, instalments: readonly { readonly amount?: number | undefined }[]): number {
  if (amount === null) return 0;
  return instalments.reduce((sum, { amount: one }) => sum + centsOf(one ?? 0), 0) - centsOf(amount);
}
