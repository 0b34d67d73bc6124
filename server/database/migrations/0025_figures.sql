-- The tables of figures as first released; written by scripts/build-first-migrations.ts.

-- ======== figures/_schema

-- Figures: what is counted from events, at the finest grain, and put together for reading. Of matters and organisations, never of persons.
create schema figures;
grant usage on schema figures to anhe_app, anhe_job;

-- An id in the order of its moment, for entries that are made in the database.
create function figures.entry_id(at timestamptz) returns uuid
  language sql volatile parallel safe
  as $$ select (overlay(overlay(gen_random_uuid()::text placing substr(h, 1, 8) || '-' || substr(h, 9, 4) from 1 for 13) placing '7' from 15 for 1))::uuid
          from (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as h) m $$;

-- ======== figures/entry

-- One change of one measure: written by the command that caused it, in its own transaction. A correction is a row of its own.
-- `place` is the code that held then; it does not follow new codes, a stock that moves is two rows.
create table figures.entry (
  county      text not null check (county ~ '^\d{6}$'),
  -- In the order in which they were recorded.
  id          uuid not null,
  -- The matter, or the patrol, that it comes from.
  stream      uuid not null,
  matter      uuid,
  place       text collate "C" not null,
  unit        uuid not null,
  -- On which it happened; of what becomes overdue, the day after its last day.
  day         date not null,
  measure     text not null check (measure ~ '^[a-z_]+$'),
  type        text not null check (type <> ''),
  delta       numeric not null check (delta <> 0),
  event       uuid,
  recorded_at timestamptz not null,
  -- Whether it is in figures.rollup already.
  folded      boolean not null default false,
  primary key (county, id)
);
create index entry_to_fold on figures.entry (place) where not folded;
create index entry_of_measure on figures.entry (county, measure, day);
select kernel.secure('figures.entry', 'select, insert');

-- Nobody changes what was counted; that it was put together is noted by one function.
create trigger append_only before update of county, id, stream, matter, place, unit, day, measure, type, delta, event, recorded_at or delete on figures.entry
  for each row execute function kernel.refuse_change();

-- ======== figures/notice

-- A notice of the police that a dispute turned criminal: which dispute and when. Nothing about anybody is written down here.
create table figures.notice (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  matter       uuid not null,
  unit         uuid not null,
  type         text not null,
  noticed_on   date not null,
  -- A post of this county or of the city.
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  withdrawn_at timestamptz,
  -- Why it was withdrawn, encrypted.
  reason       bytea,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  check ((withdrawn_at is null) = (reason is null))
);
create unique index one_notice_a_dispute on figures.notice (county, matter) where withdrawn_at is null;
create index notice_in_order on figures.notice (county, noticed_on desc, id desc);
select kernel.secure('figures.notice');

-- ======== figures/outside

-- A number that somebody outside counted, with its source and its time: it stands beside our figures and is never mixed into them.
create table figures.outside (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  code         text not null,
  from_on      date not null,
  to_on        date not null check (to_on >= from_on),
  value        numeric not null,
  source       text not null check (length(source) between 2 and 200),
  -- A post of this county or of the city.
  entered_by   uuid not null,
  entered_at   timestamptz not null,
  withdrawn_at timestamptz,
  reason       text,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  check ((withdrawn_at is null) = (reason is null))
);
create unique index outside_once on figures.outside (county, place, code, from_on, to_on) where withdrawn_at is null;
create index outside_in_order on figures.outside (county, to_on desc, id desc);
select kernel.secure('figures.outside');

-- ======== figures/rollup

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
