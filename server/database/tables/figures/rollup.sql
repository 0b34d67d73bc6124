-- after: entry
-- Sums of entries by place of every level, unit and type, for a day and for a month. Written by one job alone, so that no command waits.
create table figures.rollup (
  county  text not null check (county ~ '^\d{6}$'),
  place   text collate "C" not null,
  -- The zero id is all units together.
  unit    uuid not null,
  measure text not null,
  -- Days of their own, or months by their first day.
  grain   text not null check (grain in ('day', 'month')),
  -- Empty for all types together.
  type    text not null,
  day     date not null,
  total   numeric not null,
  primary key (county, place, unit, measure, grain, type, day)
);
select kernel.secure('figures.rollup', 'select');

-- Puts entries together that were not yet, at most so many, and gives how many. The jobs may do this and nothing else here.
create function figures.fold(most int) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  put_together bigint;
begin
  -- One at a time: two would wait for each other's rows.
  perform pg_advisory_xact_lock(hashtext('figures.fold'));
  with taken as (
    update figures.entry e set folded = true
      from (select county, id from figures.entry where not folded order by place limit most) t
      where e.county = t.county and e.id = t.id
      returning e.place, e.unit, e.measure, e.type, e.day, e.delta
  ), spread as (
    select l.place, u.unit, t.measure, g.grain, u.type, case g.grain when 'day' then t.day else date_trunc('month', t.day)::date end as day, sum(t.delta) as total
      from taken t
      cross join lateral (select distinct p as place from unnest(array[left(t.place, 12), left(t.place, 9), left(t.place, 6), left(t.place, 4) || '00']) p) l
      cross join (values ('day'), ('month')) g (grain)
      cross join lateral (values ('00000000-0000-0000-0000-000000000000'::uuid, ''), (t.unit, ''), ('00000000-0000-0000-0000-000000000000'::uuid, t.type)) u (unit, type)
     group by 1, 2, 3, 4, 5, 6
  ), put as (
    insert into figures.rollup as r (county, place, unit, measure, grain, type, day, total)
    select left(place, 6), place, unit, measure, grain, type, day, total from spread
    on conflict (county, place, unit, measure, grain, type, day) do update set total = r.total + excluded.total
  )
  select count(*) into put_together from taken;
  return put_together;
end $$;
revoke all on function figures.fold(int) from public;
grant execute on function figures.fold(int) to anhe_job;
