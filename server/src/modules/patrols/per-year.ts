import type { Statement } from '../../kernel/database/statement.ts';
import { perSpan } from '../matters/index.ts';
import type { Over, Span } from '../matters/index.ts';

/** What was found and mended in a span, and which planned shifts were walked. */
export interface PatrolCounts {
  readonly mended: number;
  /** Those that were mended or should have been: one whose day is still to come is not held against anybody. */
  readonly found: number;
  /** Major hazards that were found by the end of the span and are still open. */
  readonly majorOpen: number;
  readonly walked: number;
  readonly planned: number;
}

/**
 * Counts of hazards and of shifts that are over in each span; a hazard that turned out to be none does not count.
 * @param over conditions over `m`, a hazard's matter, and over `t`, a shift; their parameters are the same
 */
export const patrolsPerSpan = (spans: readonly Span[], over: { readonly hazards: string; readonly shifts: string; readonly values: Over['values'] }): Statement<readonly PatrolCounts[]> =>
  perSpan(spans, over, `
  select h.*, w.* from (
    select count(*) filter (where h.mended_on is not null and h.found_on between s.from_on and s.to_on)::int as mended,
           count(*) filter (where h.found_on between s.from_on and s.to_on and (h.mended_on is not null or m.due_on is null or m.due_on <= s.to_on))::int as found,
           count(*) filter (where h.severity = 'major' and h.open and h.found_on <= s.to_on)::int as "majorOpen"
      from patrols.hazard h join matters.matter m on m.county = h.county and m.id = h.matter
     where h.void_why is null and ${over.hazards}) h, (
    select count(*) filter (where exists (select from patrols.patrol p where p.county = t.county and p.shift = t.id))::int as walked, count(*)::int as planned
      from patrols.shift t
     where t.cancelled_at is null and (t.ends_at at time zone 'Asia/Shanghai')::date between s.from_on and s.to_on and ${over.shifts}) w`);
