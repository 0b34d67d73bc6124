-- The tables of requests/doors as first released; written by scripts/build-first-migrations.ts.

-- ======== requests/doors/api_key

-- A key of another program that files by Open311: its keyed digest, never the key.
create table requests.api_key (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  name      text not null check (length(name) between 2 and 60),
  key_index bytea not null,
  made_on   date not null,
  ended_on  date,
  primary key (county, id),
  unique (county, key_index)
);
select kernel.secure('requests.api_key');

-- The key that a caller without an area holds, by its county; null when there is none or it was ended.
create function requests.key_of(in_county text, in_key bytea) returns uuid
  language sql stable security definer set search_path = pg_catalog as $$
    select id from requests.api_key where county = in_county and key_index = in_key and ended_on is null
  $$;

-- ======== requests/doors/forwarding

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

-- ======== requests/doors/open311

-- Requests as another program reads them: what the public list shows, with the true end of each and its course; never a word of the person.
create type requests.open311_row as (
  county text, id uuid, number text, type text, status text, ending text, open boolean, outcome text, door text, holder_name text, place text, place_name text, lat double precision, lng double precision,
  due_on date, due_at timestamptz, joiners int, title text, answer text, photos uuid[], filed_at timestamptz, updated_at timestamptz, course json, shown boolean
);

-- Of what happened to a request, what anybody may know.
create function requests.open311_course() returns text[]
  language sql immutable parallel safe
  as $$ select array['requests.filed', 'requests.cleared', 'requests.dispatched', 'requests.accepted', 'requests.forwarded', 'requests.paused', 'requests.resumed', 'requests.extended', 'requests.replied', 'requests.published',
    'requests.contested', 'requests.reopened', 'requests.rated', 'requests.lapsed', 'requests.joined', 'requests.separated', 'requests.withdrawn', 'requests.discarded', 'requests.restored', 'requests.turned-dispute'] $$;

-- A request that the public list does not show (doubtful, withdrawn, gone on otherwise) is told without place and words to who knows its id.
create function requests.open311_of(m matters.matter, r requests.request) returns requests.open311_row
  language sql stable set search_path = pg_catalog as $$
    select row(m.county, m.id, m.number, r.type, m.status, r.ending, r.open, r.outcome, r.door, p.holder_name, case when s.shown then p.place end, case when s.shown then places.full_name(p.place) end,
        case when s.shown then p.lat end, case when s.shown then p.lng end, p.due_on, c.due_at, r.joiners, case when s.shown then p.title end, case when s.shown then p.answer end,
        case when s.shown then p.photos else '{}' end, r.filed_at, greatest(r.filed_at, e.last_at), e.course, s.shown)::requests.open311_row
      from requests.public_of(m, r) p
     cross join lateral (select requests.is_public(m, r) as shown) s
      left join matters.clock c on c.county = m.county and c.matter = m.id and c.kind = 'reply'
     cross join lateral (
       select max(x.recorded_at) as last_at, coalesce(json_agg(json_build_object('type', x.type, 'at', x.occurred_at) order by x.seq), '[]') as course
         from kernel.event x
        where x.county = m.county and x.stream = m.id and x.type = any(requests.open311_course())
     ) e
  $$;

-- By their ids: whatever there is of published types, newest first.
create function requests.open311_by_id(in_county text, in_counties text[], in_ids uuid[]) returns setof requests.open311_row
  language sql stable security definer set search_path = pg_catalog as $$
    select o.*
      from (select distinct k.county, k.id from unnest(in_counties, in_ids) k (county, id)) k
      join requests.request r on r.county = k.county and r.matter = k.id
      join matters.matter m on m.county = k.county and m.id = k.id
     cross join lateral requests.open311_of(m, r) o
     where r.publish is not null and (in_county is null or k.county = in_county)
     order by r.filed_at desc, r.matter desc
  $$;

-- What the public list shows of a span in which it was filed: one page, newest first.
create function requests.open311_filed(in_county text, in_types text[], in_open boolean, in_from timestamptz, in_to timestamptz, in_skip int, in_most int) returns setof requests.open311_row
  language sql stable security definer set search_path = pg_catalog as $$
    select o.*
      from (
        select r.county, r.matter, r.filed_at from requests.request r join matters.matter m on m.county = r.county and m.id = r.matter
         where requests.is_public(m, r) and r.filed_at >= in_from and r.filed_at <= in_to
           and (in_county is null or r.county = in_county) and (in_types is null or r.type = any(in_types)) and (in_open is null or r.open = in_open)
         order by r.filed_at desc, r.matter desc offset in_skip limit least(in_most, 1000)
      ) k
      join requests.request r on r.county = k.county and r.matter = k.matter
      join matters.matter m on m.county = k.county and m.id = k.matter
     cross join lateral requests.open311_of(m, r) o
     order by k.filed_at desc, k.matter desc
  $$;

-- The same by the span in which it changed last; filed at any time, or within a span of its own.
create function requests.open311_changed(
  in_county text, in_types text[], in_open boolean, in_from timestamptz, in_to timestamptz, in_changed_from timestamptz, in_changed_to timestamptz, in_skip int, in_most int
) returns setof requests.open311_row
  language sql stable security definer set search_path = pg_catalog as $$
    with touched as (
      select x.county, x.stream from places.division d join kernel.event x on x.county = d.place
       where length(d.place) = 6 and d.valid_to is null and (in_county is null or d.place = in_county)
         and x.recorded_at >= in_changed_from and x.recorded_at <= in_changed_to and x.type = any(requests.open311_course())
       group by x.county, x.stream
    )
    select o.*
      from (
        select r.county, r.matter, r.filed_at from touched t join requests.request r on r.county = t.county and r.matter = t.stream join matters.matter m on m.county = r.county and m.id = r.matter
         where requests.is_public(m, r) and (in_types is null or r.type = any(in_types)) and (in_open is null or r.open = in_open)
           and (in_from is null or r.filed_at >= in_from) and (in_to is null or r.filed_at <= in_to)
           and not exists (select from kernel.event y where y.county = t.county and y.stream = t.stream and y.recorded_at > in_changed_to and y.type = any(requests.open311_course()))
         order by r.filed_at desc, r.matter desc offset in_skip limit least(in_most, 1000)
      ) k
      join requests.request r on r.county = k.county and r.matter = k.matter
      join matters.matter m on m.county = k.county and m.id = k.matter
     cross join lateral requests.open311_of(m, r) o
     order by k.filed_at desc, k.matter desc
  $$;

-- ======== requests/doors/outreach

-- A visit to a village: a service day with its windows, or a courtyard meeting with what was promised. A head count, no list of who came.
create table requests.outreach (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  kind      text not null check (kind in ('service-day', 'meeting')),
  unit      uuid not null,
  held_on   date not null,
  topic     text not null check (length(topic) between 2 and 100),
  people    int not null check (people between 0 and 10000),
  groups    text[] not null default '{}',
  revision  int not null default 0,
  chain     bytea not null,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id)
);
create index outreach_in_order on requests.outreach (place, held_on desc, id desc);
select kernel.secure('requests.outreach');

-- ======== requests/doors/routing_model

-- What was learned from the city's own history about which department answers: one row a training, the newest counts. It holds weights of word pieces, no message and no person.
create table requests.routing_model (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  made_at   timestamptz not null,
  labels    text[] not null,
  examples  int not null check (examples > 0),
  accuracy  double precision,
  macro_f1  double precision,
  model     bytea not null,
  primary key (county, id)
);
create index routing_model_newest on requests.routing_model (county, made_at desc);
select kernel.secure_directory('requests.routing_model', 'select, insert');

-- ======== requests/doors/ticket

-- A ticket of another system that came in as a request; its number comes in once.
create table requests.ticket (
  county   text not null check (county ~ '^\d{6}$'),
  system   text not null,
  ticket   text not null,
  matter   uuid not null,
  place    text collate "C" not null,
  received_on date not null,
  -- A keyed digest of what it said, by which one that comes again with other words is told.
  said_index bytea not null,
  primary key (county, system, ticket),
  foreign key (county, matter) references requests.request (county, matter)
);
create index ticket_of_matter on requests.ticket (county, matter);
select kernel.secure('requests.ticket');
