-- A request that another system works on: sent there and followed by Open311.
create table requests.forwarding (
  county      text not null check (county ~ '^\d{6}$'),
  matter      uuid not null,
  place       text collate "C" not null,
  system      text not null,
  service     text not null,
  -- What the person agreed may go along.
  fields      text[] not null check (fields <@ array['text', 'place', 'answers']),
  external_id text,
  -- Stands for the id until the other system has made one.
  token       text,
  status      text not null check (status in ('waiting', 'sent', 'open', 'closed', 'failed')),
  tries       int not null default 0,
  checked_at  timestamptz,
  primary key (county, matter),
  foreign key (county, matter) references requests.request (county, matter)
);
create index forwarding_to_follow on requests.forwarding (county, checked_at) where status in ('waiting', 'sent', 'open');
select kernel.secure('requests.forwarding');

-- Asks the jobs to look at what other systems work on and nobody looked at since a moment.
create function requests.ask_following(before timestamptz) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  it record;
begin
  for it in
    select f.county, f.matter from requests.forwarding f join matters.matter m on m.county = f.county and m.id = f.matter
     where f.status in ('sent', 'open') and (f.external_id is not null or f.token is not null) and f.checked_at <= before and m.status = 'working'
  loop
    perform kernel.leave_task(it.county, 'requests.follow', 'follow ' || it.matter, jsonb_build_object('county', it.county, 'matter', it.matter));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function requests.ask_following(timestamptz) from public;
grant execute on function requests.ask_following(timestamptz) to anhe_job;
