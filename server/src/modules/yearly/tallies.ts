import type { NamedSpan } from '@anhe/contract/figures';
import type { Day, Id } from '@anhe/contract/kernel';
import type { TallyCode, TallyRow } from '@anhe/contract/yearly';
import { raw } from '../../kernel/database/statement.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { countiesOf } from '../figures/index.ts';
import type { Where } from '../figures/index.ts';

/** Counted figures and typed totals of a return, by the tally that sums them. */
const inFigures = ['initiative', 'application', 'entrusted', 'parties', 'amount'];
const inTyped = ['screenings', 'prevented', 'crime-cases', 'crime-people', 'group-cases', 'group-people', 'confirmed', 'complex'];
const texts = (names: readonly string[]): string => `array[${names.map((name) => `'${name}'`).join(', ')}]`;

/**
 * What is behind every tally, one row for each thing and tally: when it counts (a stock from its day until it ends) and how much.
 * Parameters: $1 the place, $2 and $3 its range of codes, $4 and $5 the first and the last day of all that is asked for.
 */
const source = `
  counties as (select unnest(${countiesOf('$1::text')}) as county),
  report as (
    select r.county, r.id, r.place, r.unit, r.round, r.filed_on, r.status, r.disputes, r.hazards, o.from_on, o.topic
      from counties c join screening.report r on r.county = c.county join screening.round o on o.county = r.county and o.id = r.round where r.place >= $2 and r.place < $3
  ), letter as (
    select l.county, l.id, l.place, l.to_unit as unit, l.number, l.kind, l.issued_on, l.released_on from counties c join supervision.letter l on l.county = c.county where l.place >= $2 and l.place < $3 and l.issued_on is not null
  ), award as (
    select a.county, a.id, a.place, a.unit, a.holder, a.grade, a.named_on, least(a.ended_on, a.until_on) as ends from counties c join awards.award a on a.county = c.county where a.place >= $2 and a.place < $3 and a.named_on is not null and a.number is not null
  ), monthly as (
    select r.county, r.id, r.place, r.unit, r.period, (r.period || '-01')::date as day, r.figures, r.typed
      from counties c join guidance.statistics_return r on r.county = c.county
     where r.place >= $2 and r.place < $3 and r.status in ('submitted', 'locked') and r.period ~ '-\\d\\d$' and r.period between left($4::text, 7) and left($5::text, 7)
  ), source (tally, sort, county, id, title, place, unit, day, ends, amount) as (
    select distinct on (round) 'screening-rounds', 'round', county, round, topic, place, unit, from_on, null::date, 1::numeric from report
    union all select 'screening-reports', 'report', county, id, topic, place, unit, filed_on, null, 1 from report where status <> 'open'
    union all select 'screening-nil', 'report', county, id, topic, place, unit, filed_on, null, 1 from report where status = 'nil'
    union all select 'screening-disputes', 'report', county, id, topic, place, unit, filed_on, null, disputes from report where status <> 'open' and disputes > 0
    union all select 'screening-hazards', 'report', county, id, topic, place, unit, filed_on, null, hazards from report where status <> 'open' and hazards > 0
    union all select 'letters-' || kind, 'letter', county, id, number, place, unit, issued_on, null, 1 from letter
    union all select 'letters-released', 'letter', county, id, number, place, unit, released_on, null, 1 from letter where released_on is not null
    union all select 'assessments-frozen', 'assessment', x.county, x.id, x.title, x.place, null, x.frozen_on, null, 1
                from (select r.county, r.id, s.body #>> '{name,zh}' || ' ' || r.from_on || ' – ' || r.to_on as title, r.place, r.frozen_on
                        from assessment.run r join assessment.scheme s on s.county = r.county and s.id = r.scheme
                       where r.status = 'frozen' and exists (select from assessment.result t where t.run = r.id and t.place >= $2 and t.place < $3)) x
    union all select 'awards-' || grade, 'award', county, id, holder, place, unit, named_on, null, 1 from award
    union all select 'awards-in-force', 'award', county, id, holder, place, unit, named_on, coalesce(ends, 'infinity'::date), 1 from award
    union all select 'returns-in', 'return', county, id, period, place, unit, day, null, 1 from monthly
    union all select 'return-' || n.name, 'return', county, id, period, place, unit, day, null, (figures ->> n.name)::numeric from monthly cross join unnest(${texts(inFigures)}) n (name) where (figures ->> n.name)::numeric <> 0
    union all select 'return-' || n.name, 'return', county, id, period, place, unit, day, null, (typed ->> n.name)::numeric from monthly cross join unnest(${texts(inTyped)}) n (name) where (typed ->> n.name)::numeric <> 0
  )`;

const counts = 'case when x.ends is null then x.day between s.from_on and s.to_on else x.day <= s.to_on and x.ends > s.to_on end';

/** The tallies of a place over several spans, by the name of the span; what is not there is nought. */
export const talliesOf = (where: Where, spans: readonly NamedSpan[]): Statement<ReadonlyMap<string, ReadonlyMap<string, number>>> => {
  const first = spans.reduce((least, { from }) => (from < least ? from : least), spans[0]?.from ?? '');
  const last = spans.reduce((most, { to }) => (to > most ? to : most), spans[0]?.to ?? '');
  return raw(
    `with ${source}, span as (select * from unnest($6::text[], $7::date[], $8::date[]) as s (key, from_on, to_on))
     select s.key, x.tally, sum(x.amount)::float8 as total from span s join source x on ${counts} group by s.key, x.tally`,
    [where.place, where.from, where.to, first, last, spans.map(({ key }) => key), spans.map(({ from }) => from), spans.map(({ to }) => to)],
    (rows) => new Map([...Map.groupBy(rows as readonly { key: string; tally: string; total: number }[], ({ key }) => key)].map(([key, own]) => [key, new Map(own.map(({ tally, total }) => [tally, total]))])), // the three columns
  );
};

interface AskedRows {
  readonly tally: TallyCode;
  readonly from: Day;
  readonly to: Day;
  readonly after: { readonly day: Day | null; readonly id: Id | null };
  readonly limit: number;
}

/** Topics and kinds are told by their codes; the page has their words. */
export const tallyRows = (where: Where, { tally, from, to, after, limit }: AskedRows): Statement<{ readonly total: number; readonly items: readonly TallyRow[] }> =>
  raw(
    `with ${source}, s as (select $4::date as from_on, $5::date as to_on), mine as (select x.* from source x cross join s where x.tally = $6 and ${counts}),
     page as (
       select m.county, m.id, m.sort as "of", coalesce(m.title, '') as title, m.place, places.name_of(m.place) as "placeName", m.unit, coalesce(u.name, '') as "unitName", m.day, m.amount::float8 as count
         from mine m left join staff.unit u on u.county = m.county and u.id = m.unit
        where $7::date is null or (m.day, m.id) < ($7::date, $8::uuid) order by m.day desc, m.id desc limit $9)
     select (select coalesce(sum(amount), 0)::float8 from mine) as total, (select coalesce(json_agg(page), '[]') from page) as items`,
    [where.place, where.from, where.to, from, to, tally, after.day, after.id, limit],
    (rows) => rows[0] as { total: number; items: readonly TallyRow[] }, // the two columns
  );
