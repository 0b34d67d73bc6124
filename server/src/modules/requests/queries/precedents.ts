import { requestOperations } from '@anhe/contract/requests';
import type { PrecedentLine } from '@anhe/contract/requests';
import { raw } from '../../../kernel/database/statement.ts';
import type { Statement } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';

/** Decided objections of a county, newest first; of one type where it is given. */
export const precedentsOf = (county: string, type: string | undefined, limit: number): Statement<readonly PrecedentLine[]> =>
  raw(
    `select o.id, o.type, left(o.place, 12) as place, places.full_name(left(o.place, 12)) as "placeName", f.name as "fromName", t.name as "toName", o.to_unit as "toUnit", o.upheld, o.ground,
            o.decided_on::text as "decidedOn", exists (select from requests.duty d where d.county = o.county and d.objection = o.id and d.valid_to is null) as "isRule"
       from requests.objection o join staff.unit f on f.county = o.county and f.id = o.from_unit join staff.unit t on t.county = o.county and t.id = o.to_unit
      where o.county = $1 and o.decided_on is not null and ($2::text is null or o.type = $2) order by o.decided_on desc, o.id desc limit $3`,
    [county, type ?? null, limit], (rows) => rows as PrecedentLine[], // the columns above
  );

export const precedents = onQuery({
  operation: requestOperations.precedents,
  facts: ({ input }) => ({ items: precedentsOf(input.county, input.type, input.limit) }),
  answer: (_request, { facts }) => ({ items: [...facts.items] }),
});
