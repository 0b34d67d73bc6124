import type { Statement } from '../../kernel/database/statement.ts';
import { perSpan } from '../matters/index.ts';
import type { Over, Span } from '../matters/index.ts';

/** What became of disputes in a span: those that ended with an agreement or in vain, what was performed, and which ends were in time. */
export interface DisputeCounts {
  readonly settled: number;
  readonly ended: number;
  readonly performed: number;
  /** Agreements of which it is known whether they were performed; one that is performed in part goes on. */
  readonly toPerform: number;
  readonly inTime: number;
  readonly timed: number;
}

/** Counts of disputes in each span. @param over a condition over `m`, the matter, and `d`, the dispute */
export const disputesPerSpan = (spans: readonly Span[], over: Over): Statement<readonly DisputeCounts[]> => perSpan(spans, over, `
  select count(*) filter (where d.outcome in ('oral', 'written') and d.agreed_on between s.from_on and s.to_on)::int as settled,
         count(*) filter (where (d.outcome in ('oral', 'written') and d.agreed_on between s.from_on and s.to_on) or (d.outcome = 'failed' and m.closed_on between s.from_on and s.to_on))::int as ended,
         count(*) filter (where d.agreed_on between s.from_on and s.to_on and (d.performed = 'full' or d.ledger = 'performed'))::int as performed,
         count(*) filter (where d.agreed_on between s.from_on and s.to_on and (d.performed in ('full', 'none') or d.ledger in ('performed', 'breach')))::int as "toPerform",
         count(*) filter (where c.outcome = 'kept' and c.stopped_on between s.from_on and s.to_on)::int as "inTime",
         count(*) filter (where c.outcome in ('kept', 'missed') and c.stopped_on between s.from_on and s.to_on)::int as timed
    from matters.matter m join disputes.dispute d on d.county = m.county and d.matter = m.id
    left join matters.clock c on c.county = m.county and c.matter = m.id and c.kind = 'mediation'
   where ${over.text}`);
