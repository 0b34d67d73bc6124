-- What a station heard on a morning: villages of its area that nobody leads. One a day; which of them somebody leads by now is read.
create table policing.gap_notice (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  unit        uuid not null,
  day         date not null,
  villages    text[] not null check (cardinality(villages) > 0),
  recorded_at timestamptz not null,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  unique (county, unit, day),
  foreign key (county, unit) references staff.unit (county, id)
);
create index gap_notice_in_order on policing.gap_notice (county, unit, day desc);
select kernel.secure('policing.gap_notice');

-- Each county is asked to tell its stations, once a day.
create function policing.ask_gaps(today date) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  found record;
begin
  for found in select distinct u.county from staff.unit u where u.kind = 'police' and u.valid_from <= today and (u.valid_to is null or today < u.valid_to)
  loop
    perform kernel.leave_task(found.county, 'policing.notice-gaps', 'gaps ' || today, jsonb_build_object('county', found.county, 'day', today));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function policing.ask_gaps(date) from public;
grant execute on function policing.ask_gaps(date) to anhe_job;
