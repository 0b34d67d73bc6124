import type { Statement } from '../../kernel/database/statement.ts';
import { perSpan } from '../matters/index.ts';
import type { Over, Span } from '../matters/index.ts';

export interface HazardCounts {
  readonly mended: number;
  readonly found: number;
  /** Major ones that were found by the end of the span and are still open. */
  readonly majorOpen: number;
}

/** Counts of hazards in each span; what turned out to be none does not count. @param over a condition over `m`, the matter, and `h`, the hazard */
export const hazardsPerSpan = (spans: readonly Span[], over: Over): Statement<readonly HazardCounts[]> => perSpan(spans, over, `
  select count(*) filter (where h.mended_on is not null and h.found_on between s.from_on and s.to_on)::int as mended,
         count(*) filter (where h.found_on between s.from_on and s.to_on)::int as found,
         count(*) filter (where h.severity = 'major' and h.open and h.found_on <= s.to_on)::int as "majorOpen"
    from patrols.hazard h join matters.matter m on m.county = h.county and m.id = h.matter
   where h.void_why is null and ${over.text}`);

export interface ShiftCounts {
  readonly walked: number;
  readonly planned: number;
}

/** Shifts that are over in each span and whether a patrol was walked for them. @param over a condition over `t`, the shift */
export const shiftsPerSpan = (spans: readonly Span[], over: Over): Statement<readonly ShiftCounts[]> => perSpan(spans, over, `
  select count(*) filter (where exists (select from patrols.patrol p where p.county = t.county and p.shift = t.id))::int as walked, count(*)::int as planned
    from patrols.shift t
   where t.cancelled_at is null and (t.ends_at at time zone 'Asia/Shanghai')::date between s.from_on and s.to_on and ${over.text}`);
