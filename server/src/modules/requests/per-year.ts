import type { Statement } from '../../kernel/database/statement.ts';
import { perSpan } from '../matters/index.ts';
import type { Over, Span } from '../matters/index.ts';

/** How requests were answered in a span, and what those who asked said of it. */
export interface RequestCounts {
  readonly inTime: number;
  readonly answered: number;
  readonly content: number;
  readonly rated: number;
}

/** Counts of requests in each span; what was joined to another or never was one does not count. @param over a condition over `m`, the matter, and `r`, the request */
export const requestsPerSpan = (spans: readonly Span[], over: Over): Statement<readonly RequestCounts[]> => perSpan(spans, over, `
  select count(*) filter (where c.outcome = 'kept' and c.stopped_on between s.from_on and s.to_on)::int as "inTime",
         count(*) filter (where c.outcome in ('kept', 'missed') and c.stopped_on between s.from_on and s.to_on)::int as answered,
         count(*) filter (where r.rating in ('good', 'fair') and (r.replied_at at time zone 'Asia/Shanghai')::date between s.from_on and s.to_on)::int as content,
         count(*) filter (where r.rating is not null and (r.replied_at at time zone 'Asia/Shanghai')::date between s.from_on and s.to_on)::int as rated
    from matters.matter m join requests.request r on r.county = m.county and r.matter = m.id
    left join matters.clock c on c.county = m.county and c.matter = m.id and c.kind = 'reply'
   where r.ending is distinct from 'joined' and r.ending is distinct from 'discarded' and ${over.text}`);
