/**
 * What the figures must be, counted anew: from the events of every stream, read from the very bytes that are chained, and from
 * the rows that stand beside them. It knows nothing of how the counts came to be written; a difference is a fault of one of both.
 *
 * Parameters: $1 the streams to look at (null for all), $2 a county (null for all), $3 today.
 */
import { noType } from '@anhe/contract/requests';

const events = `
  ev as (
    select e.county, e.stream, e.seq, e.command, e.type, e.recorded_at, e.xid, (e.occurred_at at time zone 'Asia/Shanghai')::date as day, convert_from(e.bytes, 'UTF8')::jsonb -> 'body' as b,
           m.kind, m.filed_unit, m.filed_on, m.place_filed
      from kernel.event e join matters.matter m on m.county = e.county and m.id = e.stream
     where m.kind <> 'alarm' and ($1::uuid[] is null or e.stream = any($1)) and ($2::text is null or e.county = $2)
  ), walk as (
    select e.county, e.stream, e.recorded_at, e.xid, (e.occurred_at at time zone 'Asia/Shanghai')::date as day, convert_from(e.bytes, 'UTF8')::jsonb -> 'body' as b, r.unit, r.kind,
           convert_from(s.bytes, 'UTF8')::jsonb #>> '{body,place}' as place_begun, s.recorded_at as begun_at, s.xid as begun_xid
      from kernel.event e join patrols.patrol r on r.county = e.county and r.id = e.stream join kernel.event s on s.county = e.county and s.stream = e.stream and s.type = 'patrols.started'
     where e.type = 'patrols.ended' and ($1::uuid[] is null or e.stream = any($1)) and ($2::text is null or e.county = $2)
  )`;

/** Where each matter and patrol lay at which time: filed there, and moved by every change of codes that it followed since. What was recorded in one moment stands in the order of its transactions. */
const placesText = `
  moved as (
    select b.county, b.at, b.xid, row_number() over (partition by b.county order by b.at, b.seq)::int as n, b.olds, b.news, b.inside
      from (select x.county, x.recorded_at as at, x.xid, x.seq, array_agg(v ->> 'from' order by o) as olds, array_agg(v ->> 'to' order by o) as news, array_agg(v ->> 'kind' = 'recoded' order by o) as inside
              from (select e.county, e.recorded_at, e.xid, e.seq, convert_from(e.bytes, 'UTF8')::jsonb -> 'body' as body from kernel.event e where e.type = 'places.followed' and ($2::text is null or e.county = $2)) x
              cross join lateral jsonb_array_elements(x.body -> 'moves') with ordinality as y (v, o) group by 1, 2, 3, 4) b
  ), begun as (
    select m.county, m.id as stream, m.place_filed as place, e.recorded_at as at, e.xid from matters.matter m join kernel.event e on e.county = m.county and e.stream = m.id and e.seq = 1 where ($1::uuid[] is null or m.id = any($1)) and ($2::text is null or m.county = $2)
    union all select county, stream, place_begun, begun_at, begun_xid from walk
  ), lay as (
    select county, stream, 0 as n, place, '-infinity'::timestamptz as since, '0'::xid8 as since_xid, at, xid from begun
    union all
    select l.county, l.stream, v.n, case when (v.at, v.xid) > (l.at, l.xid) then kernel.moved_place(l.place, v.olds, v.news, v.inside) else l.place end, v.at, v.xid, l.at, l.xid from lay l join moved v on v.county = l.county and v.n = l.n + 1
  )`;

/** Who had it, as what, and whether it was open, after each event: as the last event said that says so. */
const standingText = `
  told as (
    select ev.*,
           case type
             when 'disputes.registered' then coalesce(b ->> 'holder', b ->> 'committee') when 'disputes.taken-over' then b ->> 'unit' when 'disputes.handed-back' then b ->> 'to' when 'disputes.offered' then b ->> 'committee'
             when 'disputes.received' then b ->> 'unit' when 'disputes.withdrawn' then b ->> 'holder'
             when 'requests.filed' then b ->> 'centre' when 'requests.dispatched' then b ->> 'unit' when 'requests.objected' then b ->> 'arbiter' when 'requests.decided' then b ->> 'unit'
             when 'requests.separated' then b ->> 'holder' when 'requests.forwarded' then b ->> 'holder' when 'requests.contested' then b ->> 'holder' when 'requests.reopened' then b ->> 'holder'
             when 'patrols.hazard-found' then b ->> 'holder' when 'patrols.hazard-assigned' then b ->> 'unit' end as to_unit,
           case type when 'disputes.registered' then b ->> 'type' when 'requests.filed' then coalesce(b ->> 'type', '${noType.code}') when 'requests.retyped' then b ->> 'to' when 'patrols.hazard-found' then b ->> 'kind' end as to_type,
           case when type in ('disputes.registered', 'requests.filed', 'requests.restored', 'requests.separated', 'requests.contested', 'requests.reopened', 'patrols.hazard-found') then true
                when type in ('disputes.closed', 'requests.discarded', 'requests.rated', 'requests.lapsed', 'requests.joined', 'requests.turned-dispute', 'requests.withdrawn', 'patrols.hazard-cancelled') then false
                when type = 'disputes.taken-in' and b ->> 'closedOn' is not null then false
                when type = 'requests.called' and b ->> 'result' = 'solved' then false
                when type = 'patrols.hazard-checked' and (b ->> 'passed')::boolean then false end as to_open
      from ev
  ), stood as (
    select told.*, array_remove(array_agg(to_unit) over w, null) as units, array_remove(array_agg(to_type) over w, null) as types, array_remove(array_agg(to_open) over w, null) as opens,
           row_number() over (partition by county, stream, command order by seq desc) = 1 as is_last, min(seq) over (partition by county, stream, command) as first_seq, min(day) filter (where seq = 1) over (partition by county, stream) as first_day
      from told window w as (partition by county, stream order by seq)
  ), step as (
    select county, stream, command, kind, recorded_at, xid, seq, first_seq, case when first_seq = 1 then first_day else day end as day,
           units[array_upper(units, 1)]::uuid as unit, types[array_upper(types, 1)] as type, opens[array_upper(opens, 1)] as open
      from stood where is_last
  ), around as (
    select s.*, lag(unit) over w as unit_before, lag(type) over w as type_before, coalesce(lag(open) over w, false) as open_before from step s window w as (partition by county, stream order by seq)
  ), placed as (
    select a.*, (select l.place from lay l where l.county = a.county and l.stream = a.stream and (l.since, l.since_xid) <= (a.recorded_at, a.xid) order by l.n desc limit 1) as place from around a
  )`;

/** Codes that moved while a matter stood open: a moment of its own in its course, after the last event before it. The order of a stream's events is that of its chain, whatever the clock did. */
const stockText = `
  course as (
    select county, stream, kind, seq, 0 as n, day, unit, type, open, place from placed
    union all
    select p.county, p.stream, p.kind, p.seq, v.n, (v.at at time zone 'Asia/Shanghai')::date, p.unit, p.type, p.open, (select l.place from lay l where l.county = p.county and l.stream = p.stream and l.n = v.n)
      from moved v join lateral (select distinct on (stream) * from placed x where x.county = v.county and (x.recorded_at, x.xid) < (v.at, v.xid) order by stream, seq desc) p on true
  ), between as (
    select c.*, lag(unit) over w as unit_before, lag(type) over w as type_before, lag(place) over w as place_before, coalesce(lag(open) over w, false) as open_before from course c window w as (partition by county, stream order by seq, n)
  ), stock as (
    select county, stream, place_before as place, unit_before as unit, day, kind || 's_in_hand' as measure, type_before as type, -1 as delta from between where open_before and (not open or (unit, type, place) is distinct from (unit_before, type_before, place_before))
    union all
    select county, stream, place, unit, day, kind || 's_in_hand', type, 1 from between where open and (not open_before or (unit, type, place) is distinct from (unit_before, type_before, place_before))
  )`;

const plain: readonly (readonly [string, string, 'filed' | 'before' | 'after'])[] = [
  ['disputes.registered', 'disputes_registered', 'filed'], ['disputes.accepted', 'disputes_accepted', 'after'], ['disputes.refused', 'disputes_refused', 'after'], ['disputes.agreed-orally', 'disputes_agreed_oral', 'after'],
  ['disputes.sealed', 'disputes_agreed_written', 'after'], ['disputes.failed', 'disputes_failed', 'after'], ['disputes.withdrawn', 'disputes_ended_by_parties', 'after'], ['disputes.declined', 'disputes_ended_by_parties', 'after'],
  ['disputes.resumed', 'disputes_resumed', 'after'], ['disputes.received', 'disputes_received', 'after'], ['disputes.closed', 'disputes_closed', 'after'], ['requests.filed', 'requests_filed', 'filed'], ['requests.objected', 'requests_objected', 'before'],
  ['requests.replied', 'requests_replied', 'after'], ['requests.contested', 'requests_contested', 'before'], ['requests.reopened', 'requests_reopened', 'before'], ['requests.joined', 'requests_joined', 'after'],
  ['requests.turned-dispute', 'requests_turned_dispute', 'after'], ['patrols.hazard-found', 'hazards_found', 'filed'], ['patrols.hazard-mended', 'hazards_mended', 'after'], ['patrols.hazard-cancelled', 'hazards_void', 'after'],
];

const flowText = `
  seen as (
    select e.county, e.stream, e.type as event, e.day, e.b, e.filed_unit, e.filed_on, e.place_filed, p.place, p.unit as unit_after, coalesce(p.unit_before, p.unit) as unit_before, p.type as type_after, coalesce(p.type_before, p.type) as type_before, p.open, p.open_before
      from ev e join placed p on p.county = e.county and p.stream = e.stream and p.command = e.command
  ), rule (event, measure, whose) as (values ${plain.map(([event, measure, whose]) => `('${event}', '${measure}', '${whose}')`).join(', ')}
  ), flow as (
    select county, stream, place, case whose when 'filed' then filed_unit when 'before' then unit_before else unit_after end as unit, day, measure, type_after as type, 1 as delta from seen join rule using (event)
    union all select county, stream, place, unit_after, day, 'disputes_followed_up', type_after, 1 from seen where event = 'disputes.followed-up' and b ->> 'satisfied' <> 'not-asked'
    union all select county, stream, place, unit_after, day, 'disputes_satisfied', type_after, 1 from seen where event = 'disputes.followed-up' and b ->> 'satisfied' = 'yes'
    union all select county, stream, place, unit_after, day, 'disputes_confirmed', type_after, 1 from seen where event = 'disputes.ruling-recorded' and b ->> 'result' = 'confirmed'
    union all select county, stream, place, unit_after, day, 'requests_solved', type_after, 1 from seen where event = 'requests.replied' and b ->> 'outcome' = 'solved'
    union all select county, stream, place, unit_after, day, 'requests_rated_' || (b ->> 'rating'), type_after, 1 from seen where event = 'requests.rated'
    union all select county, stream, place, unit_after, day, 'requests_closed', type_after, 1 from seen where event in ('requests.rated', 'requests.lapsed', 'requests.called') and open_before and not open
    union all select county, stream, place_filed, filed_unit, filed_on, 'requests_filed', type_before, -1 from seen where event in ('requests.discarded', 'requests.retyped')
    union all select county, stream, place_filed, filed_unit, filed_on, 'requests_filed', type_after, 1 from seen where event in ('requests.restored', 'requests.retyped')
    union all select county, stream, place, unit_after, day, case when (b ->> 'passed')::boolean then 'hazards_cleared' else 'hazards_sent_back' end, type_after, 1 from seen where event = 'patrols.hazard-checked'
    union all select s.county, s.stream, s.place, s.unit_after, x.day::date, x.measure, s.type_after, 1
                from seen s cross join lateral (values
                  (s.b ->> 'acceptedOn', 'disputes_accepted', true), (s.b ->> 'closedOn', 'disputes_closed', true), (coalesce(s.b ->> 'agreedOn', s.b ->> 'closedOn'), 'disputes_agreed_oral', s.b ->> 'outcome' = 'oral'),
                  (coalesce(s.b ->> 'agreedOn', s.b ->> 'closedOn'), 'disputes_agreed_written', s.b ->> 'outcome' = 'written'), (s.b ->> 'closedOn', 'disputes_failed', s.b ->> 'outcome' = 'failed'),
                  (s.b ->> 'closedOn', 'disputes_ended_by_parties', s.b ->> 'outcome' = 'withdrawn')) x (day, measure, holds)
               where s.event = 'disputes.taken-in' and x.holds and x.day is not null
    union all select w.county, w.stream, (select l.place from lay l where l.county = w.county and l.stream = w.stream and (l.since, l.since_xid) <= (w.recorded_at, w.xid) order by l.n desc limit 1), w.unit, w.day, x.measure, w.kind, x.delta
                from walk w cross join lateral (values ('patrols_walked', 1), ('patrols_points_passed', (w.b ->> 'passed')::int), ('patrols_points_missed', (w.b ->> 'missed')::int)) x (measure, delta) where x.delta <> 0
    union all select n.county, (n.b ->> 'matter')::uuid, n.b ->> 'place', (n.b ->> 'unit')::uuid, (n.b ->> 'noticedOn')::date, 'disputes_turned_criminal', n.b ->> 'type', n.delta
                from (select county, convert_from(bytes, 'UTF8')::jsonb -> 'body' as b, case type when 'figures.notice-recorded' then 1 else -1 end as delta from kernel.event where type in ('figures.notice-recorded', 'figures.notice-withdrawn')) n
               where ($1::uuid[] is null or (n.b ->> 'matter')::uuid = any($1)) and ($2::text is null or n.county = $2)
  )`;

/** What stands now of measures whose past no event tells: what is overdue, and what is performed. */
const nowText = `
  due as (
    select county, id as stream, place, holder_unit as unit, '-infinity'::date as day, kind || 's_overdue' as measure, type, 1 as delta from matters.matter where due_on is not null and kind <> 'alarm' and ($1::uuid[] is null or id = any($1)) and ($2::text is null or county = $2)
    union all
    select county, id, place, holder_unit, $3::date, kind || 's_overdue', type, 1 from matters.matter where due_on < $3::date and kind <> 'alarm' and ($1::uuid[] is null or id = any($1)) and ($2::text is null or county = $2)
    union all
    select d.county, d.matter, m.place, '00000000-0000-0000-0000-000000000000'::uuid, '-infinity'::date, 'disputes_performed', m.type, 1 from disputes.dispute d join matters.matter m on m.county = d.county and m.id = d.matter
     where d.performed = 'full' and ($1::uuid[] is null or d.matter = any($1)) and ($2::text is null or d.county = $2)
  )`;

const ours = '($1::uuid[] is null or stream = any($1)) and ($2::text is null or county = $2)';

/**
 * What differs between the entries and the recount, with both numbers. Without a day: of a measure whose past no event tells, the
 * sum of all entries; with today's day of such a measure, that of the entries up to today.
 */
export const differencesText = `
  with recursive ${events}, ${placesText}, ${standingText}, ${stockText}, ${flowText}, ${nowText},
  expected as (
    select county, stream, place, unit, day, measure, type, sum(delta) as total from (select * from flow union all select * from stock union all select * from due) x group by 1, 2, 3, 4, 5, 6, 7
  ), counted as (
    select county, stream, place, unit, day, measure, type, sum(delta) as total from figures.entry
     where ${ours} and measure !~ '^(disputes|requests|hazards)_(overdue|kept|missed)$' and measure <> 'disputes_performed' group by 1, 2, 3, 4, 5, 6, 7
    union all select county, stream, place, unit, '-infinity'::date, measure, type, sum(delta) from figures.entry where ${ours} and measure like '%\\_overdue' group by 1, 2, 3, 4, 6, 7
    union all select county, stream, place, unit, $3::date, measure, type, sum(delta) from figures.entry where ${ours} and measure like '%\\_overdue' and day <= $3::date group by 1, 2, 3, 4, 6, 7
    union all select e.county, e.stream, m.place, '00000000-0000-0000-0000-000000000000'::uuid, '-infinity'::date, e.measure, m.type, sum(e.delta) from figures.entry e join matters.matter m on m.county = e.county and m.id = e.stream
               where ($1::uuid[] is null or e.stream = any($1)) and ($2::text is null or e.county = $2) and e.measure = 'disputes_performed' group by 1, 2, 3, 6, 7
  )
  select county, stream, place, unit, case when isfinite(day) then day end as day, measure, type, coalesce(c.total, 0)::float8 as counted, coalesce(x.total, 0)::float8 as recounted
    from expected x full join counted c using (county, stream, place, unit, measure, type, day)
   where coalesce(c.total, 0) <> coalesce(x.total, 0)
   order by county, stream, measure, 5`;

/** Time limits that ended kept or missed and are not counted so on their day. What a clock had been before it ran anew, only the entries know. Parameters as above, and $4 the kinds of clocks that are duties. */
export const clockDifferencesText = `
  select c.county, c.matter as stream, m.place, m.holder_unit as unit, c.stopped_on as day, m.kind || 's_' || c.outcome as measure, m.type, coalesce(e.total, 0)::float8 as counted, count(*)::float8 as recounted
    from matters.clock c join matters.matter m on m.county = c.county and m.id = c.matter
    left join lateral (select sum(e.delta) as total from figures.entry e where e.county = c.county and e.stream = c.matter and e.measure = m.kind || 's_' || c.outcome and e.day = c.stopped_on) e on true
   where c.outcome in ('kept', 'missed') and c.kind = any($4) and m.kind <> 'alarm' and ($1::uuid[] is null or c.matter = any($1)) and ($2::text is null or c.county = $2) and $3::date is not null
   group by c.county, c.matter, m.place, m.holder_unit, c.stopped_on, m.kind, c.outcome, m.type, e.total
  having coalesce(e.total, 0) < count(*)
   order by c.county, c.matter`;

/** Where what was put together differs from the entries that it was put together from. Parameter: $1 the county, or the city for its own rows over all counties. */
export const foldedDifferencesText = `
  with entries as (
    select l.place, u.unit, e.measure, g.grain, u.type, case g.grain when 'day' then e.day else date_trunc('month', e.day)::date end as day, sum(e.delta) as total
      from figures.entry e
      cross join lateral (select distinct left(e.place, n) || case n when 4 then '00' else '' end as place from unnest(array[4, 6, 9, 12]) n) l
      cross join unnest(array['day', 'month']) g (grain)
      cross join lateral (select '00000000-0000-0000-0000-000000000000'::uuid as unit, '' as type union all select e.unit, '' union all select '00000000-0000-0000-0000-000000000000', e.type) u
     where e.folded and left(e.place, 4) = left($1::text, 4) and left(l.place, 6) = $1::text
     group by 1, 2, 3, 4, 5, 6
  ), sums as (select place, unit, measure, grain, type, day, total from figures.rollup where county = $1::text)
  select $1::text as county, null::uuid as stream, place, unit, day, measure, type, grain, coalesce(s.total, 0)::float8 as counted, coalesce(x.total, 0)::float8 as recounted
    from entries x full join sums s using (place, unit, measure, grain, type, day)
   where coalesce(s.total, 0) <> coalesce(x.total, 0)
   order by place, measure, day`;
