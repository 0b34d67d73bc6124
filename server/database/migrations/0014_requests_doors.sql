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
  used_on   date,
  ended_on  date,
  primary key (county, id),
  unique (county, key_index)
);
select kernel.secure('requests.api_key');

-- Whether a key of a county holds, for a caller that has no area.
create function requests.key_holds(in_county text, in_key bytea) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
    select exists (select from requests.api_key where county = in_county and key_index = in_key and ended_on is null)
  $$;

-- ======== requests/doors/forwarding

-- A request that another system works on: sent there and followed by Open311.
create table requests.forwarding (
  county      text not null check (county ~ '^\d{6}$'),
  matter      uuid not null,
  place       text collate "C" not null,
  system      text not null,
  service     text not null,
  external_id text,
  status      text not null check (status in ('waiting', 'sent', 'open', 'closed', 'failed')),
  tries       int not null default 0,
  checked_at  timestamptz,
  primary key (county, matter),
  foreign key (county, matter) references requests.request (county, matter)
);
create index forwarding_to_follow on requests.forwarding (county, checked_at) where status in ('waiting', 'sent', 'open');
select kernel.secure('requests.forwarding');

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
select kernel.secure('requests.ticket', 'select, insert, update (place)');
