import { PlaceCode } from '@anhe/contract/kernel';
import type { Day, Id } from '@anhe/contract/kernel';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { todayHere } from '../../wording/index.ts';
import { isPeriod, periodAt, spanOfPeriod } from './period.ts';

/** What stands in the address of every page of figures. */
export interface WhereSearch {
  readonly place?: PlaceCode;
  readonly unit?: Id;
  readonly period?: string;
}

/** What the queries of figures ask: a place or unit and a span of days. */
interface Asked {
  readonly place?: PlaceCode;
  readonly unit?: Id;
  readonly from?: Day;
  readonly to?: Day;
}

export interface Where {
  readonly search: WhereSearch;
  /** The whole address of the page, with what else stands in it. */
  readonly rest: Readonly<Record<string, unknown>>;
  readonly period: string;
  readonly asked: Asked;
  /** Changes some of the address and keeps the rest. */
  readonly keep: (more: Readonly<Record<string, unknown>>) => void;
}

/** The same with the place that was answered for: the first of its areas, for a post whose own place lies beyond them. */
export const placedAt = (where: Where, place: PlaceCode): Where => ({ ...where, search: { ...where.search, place } });

/** A word of the address; a code of digits may have been read as a number. */
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Place, unit and period of the address; this month of the post's own place where it says nothing. */
export function useWhere(): Where {
  const navigate = useNavigate();
  const rest: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const read = PlaceCode.safeParse(textOf(rest['place']));
  const place = read.success ? { place: read.data } : {};
  const given = textOf(rest['unit']);
  const unit = given !== undefined && uuid.test(given) ? { unit: given } : {};
  const named = textOf(rest['period']);
  const today = todayHere();
  const now = periodAt(today, 'month');
  const period = named !== undefined && isPeriod(named) && spanOfPeriod(named, today).from <= today ? named : now;
  // The running month is the server's own: its today counts.
  const span = period === now ? {} : spanOfPeriod(period, today);
  return {
    search: { ...place, ...unit, ...(period === now ? {} : { period }) }, rest, period, asked: { ...place, ...unit, ...span },
    keep: (more) => void navigate({ to: '.', search: { ...rest, ...more }, replace: true }),
  };
}
