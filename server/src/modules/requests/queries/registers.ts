import { Refusal, invalid } from '@anhe/contract/kernel';
import { requestOperations } from '@anhe/contract/requests';
import type { DutyLine, OutreachLine, RequestCounts } from '@anhe/contract/requests';
import { actingPost, scopeText } from '../../../kernel/access/actor.ts';
import { raw } from '../../../kernel/database/statement.ts';
import { onQuery } from '../../../kernel/run/handler.ts';
import { rangeOf } from '@anhe/contract/kernel';
import { pageOf } from '../../matters/index.ts';
import { lineColumns, lineOf, lineTables } from './list.ts';
import type { LineRow } from './list.ts';

export const duties = onQuery({
  operation: requestOperations.duties,
  facts: ({ input, today }) => ({
    items: raw(
      `select d.id, d.subject, d.code, d.place, places.full_name(d.place) as "placeName", d.unit, u.name as "unitName", d.valid_from::text as "from", d.valid_to::text as "to", d.objection, d.revision
         from requests.duty d join staff.unit u on u.county = d.county and u.id = d.unit
        where d.county = $1 and ($2::text is null or d.code = $2) and ($3::uuid is null or d.unit = $3) and d.valid_from <= $4 and (d.valid_to is null or $4 < d.valid_to)
        order by d.subject desc, d.code, d.place limit 2000`,
      [input.county, input.code ?? null, input.unit ?? null, input.on ?? today], (rows) => rows as DutyLine[], // the columns above
    ),
  }),
  answer: (_request, { facts }) => ({ items: [...facts.items] }),
});

export const apiKeys = onQuery({
  operation: requestOperations.apiKeys,
  facts: ({ input }) => ({
    items: raw(
      `select k.id, k.name, k.made_on::text as "madeOn", (u.last at time zone 'Asia/Shanghai')::date::text as "usedOn", k.ended_on::text as "endedOn", u.requests
         from requests.api_key k cross join lateral (select count(*)::int as requests, max(r.filed_at) as last from requests.request r where r.api_key = k.id) u where k.county = $1 order by k.made_on desc, k.id desc limit 200`,
      [input.county], (rows) => rows as { id: string; name: string; madeOn: string; usedOn: string | null; endedOn: string | null; requests: number }[], // the columns above
    ),
  }),
  answer: (_request, { facts }) => ({ items: facts.items }),
});

/** Whom the acting centre has to call: answered by somebody else, drawn by chance. */
export const callSheet = onQuery({
  operation: requestOperations.callSheet,
  facts: (request) => ({
    rows: raw(
      `select ${lineColumns}, k.id as call, k.sampled_on::text as "sampledOn", p.masked_contact as contact
         from requests.call k join matters.matter m on m.county = k.county and m.id = k.matter ${lineTables} join parties.party p on p.county = r.county and p.id = r.party
        where k.county = $1 and k.unit = $2 and k.called_on is null order by k.sampled_on, k.id limit 200`,
      [request.input.county, actingPost(request.actor).unit], (rows) => rows as (LineRow & { call: string; sampledOn: string; contact: string })[], // the columns above
    ),
  }),
  answer: ({ keys }, { facts }) => ({ items: facts.rows.map(({ call, sampledOn, contact, ...row }) => ({ ...lineOf(keys, row, true), call, sampledOn, contact })) }),
});

export const outreaches = onQuery({
  operation: requestOperations.outreaches,
  facts: ({ input, actor }) => {
    const [heldOn, id] = input.cursor?.split('_') ?? [];
    if (input.cursor !== undefined && (heldOn === undefined || id === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(heldOn) || !/^[0-9a-f-]{36}$/.test(id))) throw invalid({ path: ['cursor'], code: 'wrong-kind' });
    return {
      rows: raw(
        `select o.id, o.kind, o.county, o.place, places.full_name(o.place) as "placeName", o.unit, u.name as "unitName", o.held_on::text as "heldOn", o.topic, o.people, o.groups,
                (select count(*)::int from requests.request r where r.county = o.county and r.outreach = o.id) as requests,
                (select count(*)::int from requests.request r where r.county = o.county and r.outreach = o.id and r.open) as open, o.held_on::text as "filedOn"
           from requests.outreach o join staff.unit u on u.county = o.county and u.id = o.unit
          where o.place operator(pg_catalog.<@) $1::kernel.place_ranges and ($2::date is null or (o.held_on, o.id) < ($2::date, $3::uuid)) order by o.held_on desc, o.id desc limit $4`,
        [scopeText(actor.scope), heldOn ?? null, id ?? null, input.limit + 1], (rows) => rows as (OutreachLine & { filedOn: string })[], // the columns above
      ),
    };
  },
  answer: ({ input }, { facts }) => {
    const page = pageOf(facts.rows, input.limit);
    return { items: page.items.map(({ filedOn: _filedOn, ...line }) => line), next: page.next };
  },
});

const ratio = (part: string, whole: string): string => `json_build_object('part', (count(*) filter (where ${part}))::int, 'whole', (count(*) filter (where ${whole}))::int)`;

/**
 * Of the requests filed in a span of days: each share with what it is a share of. Answered is not solved, solved is not
 * confirmed, and who said nothing is counted apart.
 */
export const figures = onQuery({
  operation: requestOperations.figures,
  facts: ({ input, actor, today }) => {
    if (input.to < input.from) throw new Refusal('kernel.invalid-input', { details: { count: 1 }, fields: [{ path: ['to'], code: 'past-date', details: { limit: input.from } }] });
    const scope = scopeText(input.place === undefined ? actor.scope : [rangeOf(input.place)]);
    return {
      row: raw(
        `select count(*)::int as filed, (count(*) filter (where r.open))::int as open,
                ${ratio('r.open and r.outcome is null and c.due_on < $4', 'r.open and r.outcome is null')} as overdue, ${ratio('r.outcome is not null', 'true')} as replied, ${ratio("r.outcome = 'solved'", 'r.outcome is not null')} as solved,
                ${ratio("r.ending = 'confirmed' and r.said_solved", 'r.outcome is not null')} as confirmed, ${ratio("r.ending = 'unrated'", 'r.outcome is not null and r.ending is not null')} as unrated,
                ${ratio('r.contested > 0', 'r.outcome is not null or r.contested > 0')} as contested, ${ratio("c.outcome = 'kept'", "c.outcome in ('kept', 'missed')")} as kept,
                ${ratio('k.called', 'r.outcome is not null')} as "calledBack", ${ratio("k.result = 'solved'", "k.result in ('solved', 'not-solved')")} as "calledSolved",
                ${ratio("r.rating = 'good'", 'r.rating is not null')} as good, ${ratio("r.rating = 'fair'", 'r.rating is not null')} as fair, ${ratio("r.rating = 'poor'", 'r.rating is not null')} as poor
           from requests.request r
           join matters.matter m on m.county = r.county and m.id = r.matter
           left join matters.clock c on c.county = r.county and c.matter = r.matter and c.kind = 'reply'
           left join lateral (select k.called_on is not null as called, k.result from requests.call k where k.county = r.county and k.matter = r.matter order by k.sampled_on desc limit 1) k on true
          where r.place operator(pg_catalog.<@) $1::kernel.place_ranges and m.filed_on between $2 and $3 and r.ending is distinct from 'discarded' and ($5::uuid is null or coalesce(r.replied_unit, m.holder_unit) = $5)`,
        [scope, input.from, input.to, today, input.unit ?? null], (rows) => rows[0] as Omit<RequestCounts, 'from' | 'to'>, // the columns above
      ),
    };
  },
  answer: ({ input }, { facts }) => ({ from: input.from, to: input.to, ...facts.row }),
});
