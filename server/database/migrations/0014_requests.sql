-- The tables of requests as first released; written by scripts/build-first-migrations.ts.

-- ======== requests/_schema

-- What residents ask and what the city answers: from any door to an honest end.
create schema requests;
grant usage on schema requests to anhe_app, anhe_job;

-- ======== requests/request

-- A request beside its matter: by which door it came, where it is, what came of it by the answering unit, what the person says.
create table requests.request (
  county       text not null check (county ~ '^\d{6}$'),
  matter       uuid not null,
  place        text collate "C" not null,
  door         text not null check (door in ('portal', 'desk', 'phone', 'hotline', 'open311', 'service-day', 'meeting', 'field')),
  type         text,
  detail       text,
  department   text,
  -- Neither text nor photo leaves the desk.
  guarded      boolean not null,
  -- How exactly the public list may show the place; null where nothing is published.
  publish      text check (publish in ('point', 'village', 'town')),
  priority     text not null default 'normal' check (priority in ('normal', 'high', 'urgent')),
  -- Texts lie in matters.content.
  said         uuid not null,
  spot         uuid,
  answers      uuid,
  -- WGS 84; `cell` is a code of its neighbourhood, by which the ones nearby are found.
  lat          double precision check (lat between -90 and 90),
  lng          double precision check (lng between -180 and 180),
  cell         text collate "C",
  photos       uuid[] not null default '{}',
  party        uuid not null,
  consent_oral boolean not null default false,
  asked_by     uuid,
  wants_messages boolean not null default false,
  about_unit   uuid,
  outreach     uuid,
  -- The key of the program that filed it; of this county or of the city.
  api_key      uuid,
  doubts       text[] not null default '{}',
  -- Keyed digests of the text and of the device that sent it, for finding what comes again and again; gone after a week.
  said_index   bytea,
  device_index bytea,
  filed_at     timestamptz not null,
  open         boolean not null,
  dispatched_at timestamptz,
  read_at      timestamptz,
  accepted_at  timestamptz,
  asked_person boolean not null default false,
  explained    boolean not null default false,
  extensions   smallint not null default 0,
  outcome      text check (outcome in ('replied', 'solved', 'not-possible')),
  impossible   text,
  replied_at   timestamptz,
  replied_unit uuid,
  -- The last day on which the person may rate, contest or reopen.
  respond_by   date,
  rating       text check (rating in ('good', 'fair', 'poor')),
  said_solved  boolean,
  contested    smallint not null default 0,
  ending       text check (ending in ('confirmed', 'unrated', 'joined', 'withdrawn', 'discarded', 'disputed')),
  joined_to    uuid,
  joiners      int not null default 0 check (joiners >= 0),
  rung         text check (rung in ('deputy', 'leader', 'centre')),
  raised_at    timestamptz,
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id),
  foreign key (county, joined_to) references matters.matter (county, id),
  check ((lat is null) = (lng is null)),
  check (joined_to is null or joined_to <> matter),
  check ((ending = 'joined') = (joined_to is not null)),
  check (ending is null or not open),
  check (outcome is not null or replied_at is null)
);
create index request_nearby on requests.request (county, cell, filed_at desc) where cell is not null;
create index request_public on requests.request (filed_at desc, matter desc) where publish is not null and (ending is null or ending in ('confirmed', 'unrated'));
create index request_by_text on requests.request (county, said_index, filed_at desc) where said_index is not null;
create index request_by_device on requests.request (county, device_index, filed_at desc) where device_index is not null;
create index request_in_order on requests.request (place, filed_at desc, matter desc);
create index request_of_key on requests.request (api_key, filed_at desc) where api_key is not null;
create index request_to_answer on requests.request (county, respond_by) where ending is null and outcome is not null;
create index request_unread on requests.request (county, dispatched_at) where open and accepted_at is null and dispatched_at is not null;
create index request_joined on requests.request (county, joined_to) where joined_to is not null;
create index request_of_outreach on requests.request (county, outreach) where outreach is not null;
select kernel.secure('requests.request');

-- ======== requests/call

-- An answered request that was drawn by chance to be called back, by another unit than the one that answered.
create table requests.call (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  unit       uuid not null,
  sampled_on date not null,
  called_on  date,
  called_by  uuid,
  result     text check (result in ('solved', 'not-solved', 'refused', 'unreached')),
  note       uuid,
  primary key (county, id),
  foreign key (county, matter) references requests.request (county, matter),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, called_by) references staff.post (county, id),
  check ((called_on is null) = (result is null))
);
create unique index one_call_at_a_time on requests.call (county, matter) where called_on is null;
create index call_to_make on requests.call (county, unit, sampled_on) where called_on is null;
select kernel.secure('requests.call');

-- ======== requests/duty

-- Which unit answers for a type or a department in an area, from when to when. The narrowest area goes first, a type's own row before its department's.
create table requests.duty (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  subject    text not null check (subject in ('type', 'department')),
  code       text not null,
  unit       uuid not null,
  valid_from date not null,
  valid_to   date check (valid_to >= valid_from),
  -- The decided objection that became this rule.
  objection  uuid,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id)
);
create index duty_by_code on requests.duty (county, subject, code, place);
create unique index duty_holds_once on requests.duty (county, subject, code, place) where valid_to is null;
select kernel.secure_directory('requests.duty');

-- ======== requests/hand

-- Work that nobody opened or answered was told on, a rung at a time: the deputy, the head of the unit, the centre.
create table requests.hand (
  county    text not null check (county ~ '^\d{6}$'),
  matter    uuid not null,
  rung      text not null check (rung in ('deputy', 'leader', 'centre')),
  why       text not null check (why in ('unread', 'silent', 'overdue', 'no-post')),
  dispatched_at timestamptz not null,
  place     text collate "C" not null,
  unit      uuid not null,
  raised_at timestamptz not null,
  primary key (county, matter, rung, why, dispatched_at),
  foreign key (county, matter) references requests.request (county, matter),
  foreign key (county, unit) references staff.unit (county, id)
);
create index hand_of_unit on requests.hand (county, unit, raised_at desc);
select kernel.secure('requests.hand');

-- ======== requests/help

-- Assistance of another unit; the owner stays who it is.
create table requests.help (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  unit       uuid not null,
  asked_on   date not null,
  due_on     date not null,
  question   uuid not null,
  answered_on date,
  answer     uuid,
  primary key (county, id),
  foreign key (county, matter) references requests.request (county, matter),
  foreign key (county, unit) references staff.unit (county, id),
  check ((answered_on is null) = (answer is null))
);
create unique index one_help_a_unit on requests.help (county, matter, unit) where answered_on is null;
create index help_of_unit on requests.help (county, unit, due_on) where answered_on is null;
select kernel.secure('requests.help');

-- ======== requests/joiner

-- Who joined a request of somebody else ("me too"), with a receipt of their own.
create table requests.joiner (
  county    text not null check (county ~ '^\d{6}$'),
  matter    uuid not null,
  party     uuid not null,
  place     text collate "C" not null,
  remark    uuid,
  wants_messages boolean not null default false,
  joined_at timestamptz not null,
  primary key (county, matter, party),
  foreign key (county, matter) references requests.request (county, matter),
  foreign key (county, party) references parties.party (county, id)
);
select kernel.secure('requests.joiner');

-- ======== requests/objection

-- A receiver says "not mine", names whose and why; a named arbiter decides, and the ground is a precedent. Of organisations, never of persons.
create table requests.objection (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  type       text,
  from_unit  uuid not null,
  named_unit uuid,
  named_words text check (length(named_words) <= 60),
  reason     uuid not null,
  arbiter    uuid not null,
  raised_on  date not null,
  due_on     date not null,
  decided_on date,
  decided_by uuid,
  upheld     boolean,
  to_unit    uuid,
  ground     text check (length(ground) <= 300),
  primary key (county, id),
  foreign key (county, matter) references requests.request (county, matter),
  foreign key (county, from_unit) references staff.unit (county, id),
  foreign key (county, named_unit) references staff.unit (county, id),
  foreign key (county, to_unit) references staff.unit (county, id),
  foreign key (county, arbiter) references staff.unit (county, id),
  foreign key (county, decided_by) references staff.post (county, id),
  check ((decided_on is null) = (upheld is null)),
  check ((decided_on is null) = (ground is null)),
  check ((decided_on is null) = (to_unit is null))
);
create unique index one_objection_at_a_time on requests.objection (county, matter) where decided_on is null;
create index objection_of_request on requests.objection (county, matter);
create index objection_as_precedent on requests.objection (county, type, decided_on desc) where decided_on is not null;
select kernel.secure('requests.objection');

-- ======== requests/publication

-- What the answering unit wrote for the public: no name, no word of the person.
create table requests.publication (
  county     text not null check (county ~ '^\d{6}$'),
  matter     uuid not null,
  place      text collate "C" not null,
  title      text not null check (length(title) between 2 and 60),
  answer     text not null check (length(answer) between 2 and 2000),
  photos     uuid[] not null default '{}',
  published_at timestamptz not null,
  published_by uuid not null,
  withdrawn_at timestamptz,
  primary key (county, matter),
  foreign key (county, matter) references requests.request (county, matter),
  foreign key (county, published_by) references staff.post (county, id)
);
select kernel.secure('requests.publication');

-- ======== requests/public_functions

-- What a caller without an area may see and do: each function answers or opens exactly that, whatever the rows hold.
-- after: request, publication

-- The public face of requests: what the type allows, never a word of the person.
create type requests.public_row as (
  county text, id uuid, number text, type text, status text, place text, place_name text, lat double precision, lng double precision, filed_on date, due_on date,
  holder_name text, joiners int, outcome text, closed_on date, title text, answer text, photos uuid[], updated_at timestamptz, filed_at timestamptz
);

create function requests.public_place(place text, publish text) returns text
  language sql immutable parallel safe
  as $$ select case publish when 'town' then left(place, 9) else left(place, 12) end $$;

create function requests.public_of(m matters.matter, r requests.request) returns requests.public_row
  language sql stable set search_path = pg_catalog as $$
    select row(m.county, m.id, m.number, r.type, m.status, requests.public_place(m.place, r.publish), places.name_of(requests.public_place(m.place, r.publish)),
        case when r.publish = 'point' then r.lat end, case when r.publish = 'point' then r.lng end, m.filed_on, c.due_on,
        h.name, r.joiners, r.outcome, m.closed_on, p.title, p.answer, coalesce(p.photos, '{}'),
        greatest(r.filed_at, r.accepted_at, r.replied_at, p.published_at), r.filed_at)::requests.public_row
      from staff.unit h
      left join matters.clock c on c.county = m.county and c.matter = m.id and c.kind = 'reply'
      left join requests.publication p on p.county = m.county and p.matter = m.id and p.withdrawn_at is null
     where h.county = m.county and h.id = m.holder_unit
  $$;

-- Whether anybody may see that there is one: what its type publishes, and what is neither in doubt nor ended another way.
create function requests.is_public(m matters.matter, r requests.request) returns boolean
  language sql immutable parallel safe
  as $$ select r.publish is not null and (r.ending is null or r.ending in ('confirmed', 'unrated')) and m.status <> 'doubtful' $$;

create function requests.public_page(in_county text, in_from text, in_to text, in_types text[], in_open boolean, in_overdue date, in_since date, in_until date, in_at timestamptz, in_id uuid, in_most int)
  returns setof requests.public_row
  language sql stable security definer set search_path = pg_catalog as $$
    select (requests.public_of(m, r)).*
      from requests.request r
      join matters.matter m on m.county = r.county and m.id = r.matter
     where requests.is_public(m, r)
       and (in_county is null or r.county = in_county)
       and (in_from is null or (r.place >= in_from and r.place < in_to))
       and (in_types is null or r.type = any(in_types))
       and (in_open is null or r.open = in_open)
       and (in_overdue is null or (r.open and m.due_on < in_overdue))
       and (in_since is null or m.filed_on >= in_since) and (in_until is null or m.filed_on <= in_until)
       and (in_at is null or (r.filed_at, r.matter) < (in_at, in_id))
     order by r.filed_at desc, r.matter desc limit least(in_most, 1000)
  $$;

-- One of them, by its key.
create function requests.public_one(in_county text, in_matter uuid) returns setof requests.public_row
  language sql stable security definer set search_path = pg_catalog as $$
    select (requests.public_of(m, r)).*
      from requests.request r
      join matters.matter m on m.county = r.county and m.id = r.matter
     where r.county = in_county and r.matter = in_matter and requests.is_public(m, r)
  $$;

-- Open ones in some cells or, where no position is known, of a place; newest first.
create function requests.public_near(in_county text, in_cells text[], in_from text, in_to text, in_since timestamptz, in_most int)
  returns setof requests.public_row
  language sql stable security definer set search_path = pg_catalog as $$
    select (requests.public_of(m, r)).*
      from requests.request r
      join matters.matter m on m.county = r.county and m.id = r.matter
     where r.county = in_county and r.publish is not null and r.open and m.status <> 'doubtful' and r.filed_at >= in_since
       and (case when cardinality(in_cells) > 0 then r.cell = any(in_cells) else r.place >= in_from and r.place < in_to end)
     order by r.filed_at desc limit least(in_most, 200)
  $$;

-- Narrows this transaction to one request that anybody may join or look at, and answers whether there is one.
create function requests.open_public(in_county text, in_matter uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found_place text;
begin
  select r.place into found_place from requests.request r join matters.matter m on m.county = r.county and m.id = r.matter
    where r.county = in_county and r.matter = in_matter and r.publish is not null and r.ending is distinct from 'discarded' and m.status <> 'doubtful';
  perform set_config('anhe.focus', coalesce(in_matter::text, '00000000-0000-0000-0000-000000000000'), true);
  perform set_config('anhe.scope', coalesce('{[' || found_place || ',' || found_place || '~)}', '{}'), true);
  return found_place is not null;
end $$;

-- Narrows this transaction to a request that somebody without an account is about to file: one that is not there yet, at a place there is.
create function requests.open_filing(in_county text, in_matter uuid, in_place text) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  free boolean;
begin
  select left(in_place, 6) = in_county and exists (select from places.division d where d.place = in_place and d.valid_to is null)
     and not exists (select from matters.matter m where m.county = in_county and m.id = in_matter) into free;
  perform set_config('anhe.focus', in_matter::text, true);
  perform set_config('anhe.scope', case when free then '{[' || in_place || ',' || in_place || '~)}' else '{}' end, true);
  return free;
end $$;

-- How often the same text, and how much from the same device, came since a moment; counts alone.
create function requests.came_again(in_county text, in_text bytea, in_device bytea, in_since timestamptz, out same int, out device int)
  language sql stable security definer set search_path = pg_catalog as $$
    select (select count(*)::int from requests.request r where r.county = in_county and r.said_index = in_text and r.filed_at >= in_since),
           (select count(*)::int from requests.request r where r.county = in_county and r.device_index = in_device and r.filed_at >= in_since)
  $$;

-- What became of the request that this one was joined to: its state, for the receipt of the one that was joined.
create function requests.main_state(in_county text, in_matter uuid) returns table (number text, status text, holder_name text, outcome text, guarded boolean, dispatched_at timestamptz, accepted_at timestamptz, replied_at timestamptz, closed_on date)
  language sql stable security definer set search_path = pg_catalog as $$
    select m.number, m.status, h.name, o.outcome, o.guarded, o.dispatched_at, o.accepted_at, o.replied_at, m.closed_on
      from requests.request o
      join matters.matter m on m.county = o.county and m.id = o.matter
      join staff.unit h on h.county = m.county and h.id = m.holder_unit
     -- By its key, found first: joined by it, whole tables were read as long as nothing was known of them.
     where o.county = in_county and o.matter = (select r.joined_to from requests.request r where r.county = in_county and r.matter = in_matter)
  $$;

-- What was told and answered on the request that this one was joined to: whoever was joined is told the same. Nothing of a private one.
create function requests.main_texts(in_county text, in_matter uuid) returns table (id uuid, kind text, sealed bytea, recorded_at timestamptz, unit_name text)
  language sql stable security definer set search_path = pg_catalog as $$
    select c.id, c.kind, c.sealed, c.recorded_at,
           (select u.name from kernel.event e join staff.post p on p.county = e.county and p.id = kernel.post_of(e.actor) join staff.unit u on u.county = p.county and u.id = p.unit
             where e.county = c.county and e.stream = c.matter and e.recorded_at = c.recorded_at limit 1)
      from requests.request o
      join matters.content c on c.county = o.county and c.matter = o.matter
     where o.county = in_county and o.matter = (select r.joined_to from requests.request r where r.county = in_county and r.matter = in_matter)
       and not o.guarded and c.kind in ('inform', 'reply')
     order by c.recorded_at, c.id
  $$;
