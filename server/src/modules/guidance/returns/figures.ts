import { statisticSources } from '@anhe/contract/disputes';
import type { Figures } from '@anhe/contract/guidance';
import type { County, Day, Id } from '@anhe/contract/kernel';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';

// What another organ handed over is told by its origin or by the acceptance: a dispute counts under one source only.
const text = (whose: string): string => `
  with base as (
    select d.county, d.matter, d.type, d.origin, d.outcome, d.performed, d.amount, d.accepted_on between $2 and $3 as accepted,
           coalesce(d.agreed_on between $2 and $3, false) and d.outcome in ('oral', 'written') as settled,
           d.origin = 'handed-in' or exists (select from kernel.event e where e.county = d.county and e.stream = d.matter and e.type = 'disputes.accepted'
                     and convert_from(e.bytes, 'UTF8')::jsonb #>> '{body,seised}' = 'handed-over') as handed
      from disputes.dispute d where d.county = $1 and ${whose} and (d.accepted_on between $2 and $3 or d.agreed_on between $2 and $3))
  select count(*) filter (where accepted)::int as accepted,
         count(*) filter (where accepted and not handed and origin = any($4))::int as initiative,
         count(*) filter (where accepted and not handed and not origin = any($4))::int as application,
         count(*) filter (where accepted and handed)::int as entrusted,
         count(*) filter (where settled)::int as succeeded,
         count(*) filter (where settled and outcome = 'oral')::int as oral,
         count(*) filter (where settled and outcome = 'written')::int as written,
         count(*) filter (where settled and performed = 'full')::int as performed,
         (select count(*)::int from base b join matters.matter_party p on p.county = b.county and p.matter = b.matter where b.accepted) as parties,
         coalesce(sum(amount) filter (where settled), 0)::numeric(16, 2)::text as amount,
         (select coalesce(json_object_agg(t.type, t.rows), '{}') from (select type, count(*)::int as rows from base where accepted group by type) t) as types
    from base`;

const statement = (whose: string, county: County, unit: Id, from: Day, to: Day): Statement<Figures> =>
  raw(text(whose), [county, from, to, statisticSources.initiative.origins, unit], (rows) => rows[0] as Figures); // the columns above

/** The figures of one committee in a span, counted from what was recorded. */
export const figuresOf = (county: County, unit: Id, from: Day, to: Day): Statement<Figures> => statement('d.committee = $5', county, unit, from, to);

const placeOfUnit = '(select u.place from staff.unit u where u.county = $1 and u.id = $5)';

/** The same of all disputes in the place of a unit: a justice office's town. Codes are digits, so a tilde comes after all of them. */
export const figuresAround = (county: County, unit: Id, from: Day, to: Day): Statement<Figures> =>
  statement(`d.place >= ${placeOfUnit} and d.place < ${placeOfUnit} || '~'`, county, unit, from, to);
