-- Made by scripts/build-first-migration.ts from server/database/tables; do not edit.

-- ======== kernel/_schema

-- The ground under every capability: commands, events, outbox, series, files, keys, audit, dated reference rows.
create schema kernel;
comment on schema kernel is 'What every capability stands on';
grant usage on schema kernel to anhe_app, anhe_job;

-- A scope is a set of ranges over place codes: '[610524,610525)' is a county with all below it.
create type kernel.place_range as range (subtype = text, collation = "C", multirange_type_name = kernel.place_ranges);

-- The ranges of the acting post, set for this transaction only. Unset means nothing is visible.
create function kernel.scope() returns kernel.place_ranges
  language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('anhe.scope', true), ''), '{}')::kernel.place_ranges $$;

-- The one matter this transaction is narrowed to (a shared matter, a receipt), or null.
create function kernel.focus() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('anhe.focus', true), '')::uuid $$;

-- Gives a tenant table the house's row security: area always, the narrowed matter where the table has one.
create function kernel.secure(target regclass, rights text default 'select, insert, update') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant %s on %s to anhe_app', rights, target);
  execute format('create policy area on %s using (place operator(pg_catalog.<@) (select kernel.scope()))', target);
  if exists (select 1 from pg_attribute where attrelid = target and attname = 'matter' and not attisdropped) then
    execute format('create policy focus on %s as restrictive using ((select kernel.focus()) is null or matter = (select kernel.focus()))', target);
  end if;
end $$;

-- Reference rows: everyone who is signed in may read them; they are written only within the writer's area.
create function kernel.secure_directory(target regclass, rights text default 'select, insert, update') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant %s on %s to anhe_app', rights, target);
  execute format('create policy directory on %s for select using (true)', target);
  execute format('create policy area_insert on %s for insert with check (place operator(pg_catalog.<@) (select kernel.scope()))', target);
  if position('update' in rights) > 0 then
    execute format('create policy area_update on %s for update using (place operator(pg_catalog.<@) (select kernel.scope()))', target);
  end if;
end $$;

-- A place's code after codes moved: the longest old code that holds it counts; `inside` keeps the digits below it.
create function kernel.moved_place(place text, olds text[], news text[], inside boolean[]) returns text
  language sql immutable parallel safe
  as $$
    select coalesce((
      select case when m.old = place or not m.keep then m.new else m.new || substr(place, length(m.old) + 1) end
        from unnest(olds, news, inside) as m(old, new, keep) where place like m.old || '%' order by length(m.old) desc limit 1), place)
  $$;

-- Append-only: rows that nobody changes after they are written, whatever grants say.
create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- Raises unless every part of a command's one statement touched as many rows as its decision said.
create function kernel.expect_rows(touched int[], expected int[]) returns boolean language plpgsql as $$
begin
  if touched is distinct from expected then
    raise exception 'a change touched % rows instead of %', touched, expected using errcode = 'serialization_failure';
  end if;
  return true;
end $$;

-- ======== kernel/access_log

-- Reveals of personal data, exports and refusals: append-only, shown to the person concerned.
create table kernel.access_log (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid,
  party       uuid,
  actor       text not null,
  unit        uuid,
  operation   text not null,
  outcome     text not null check (outcome in ('read', 'exported', 'refused')),
  fields      text[] not null default '{}',
  reason      text,
  recorded_at timestamptz not null default now(),
  primary key (county, id)
);
create index access_log_of_matter on kernel.access_log (county, matter, recorded_at) where matter is not null;
create index access_log_by_time on kernel.access_log (county, recorded_at);
grant select, insert on kernel.access_log to anhe_app;
alter table kernel.access_log enable row level security;
create policy area on kernel.access_log for select using (place operator(pg_catalog.<@) (select kernel.scope()));
create policy focus on kernel.access_log as restrictive for select
  using ((select kernel.focus()) is null or matter = (select kernel.focus()));
-- A refusal is written where the actor has no scope, so writing is free and reading is not.
create policy write on kernel.access_log for insert with check (true);
-- `place` alone may follow a new division code.
grant update (place) on kernel.access_log to anhe_app;
create policy follow on kernel.access_log for update using (place operator(pg_catalog.<@) (select kernel.scope()));
create trigger append_only before update of county, id, matter, party, actor, unit, operation, outcome, fields, reason, recorded_at or delete on kernel.access_log
  for each row execute function kernel.refuse_change();

-- ======== kernel/command

-- Every command once: a twin waits on the key, a repeat gets the stored answer.
create table kernel.command (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  operation   text not null,
  actor       text not null,
  input_hash  bytea not null,
  -- Encrypted: an answer may show a party in clear or a receipt's code.
  answer      bytea,
  recorded_at timestamptz not null default now(),
  primary key (county, id)
);
grant select, insert, update on kernel.command to anhe_app;
alter table kernel.command enable row level security;
-- A command is looked up by its own id only; whose it was is checked against the row.
create policy by_id on kernel.command using (true);

-- ======== kernel/data_key

-- Envelope keys: personal columns are encrypted under the newest data key; the master key wraps it and lies outside.
create table kernel.data_key (
  id         smallint primary key,
  wrapped    bytea not null,
  created_at timestamptz not null default now()
);
grant select on kernel.data_key to anhe_app, anhe_job;

-- ======== kernel/event

-- What was done, by whom, when: append-only, a hash chain for each stream (a matter, a unit, a place's code list).
-- `bytes` is the canonical envelope; hash = sha256(hash before || bytes). It holds ids, codes and digests, never names or text.
create table kernel.event (
  county      text not null check (county ~ '^\d{6}$'),
  stream      uuid not null,
  seq         int not null check (seq > 0),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid,
  type        text not null,
  version     smallint not null,
  actor       text not null,
  command     uuid not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  bytes       bytea not null,
  hash        bytea not null check (length(hash) = 32),
  xid         xid8 not null default pg_current_xact_id(),
  primary key (county, stream, seq)
);
create index event_by_time on kernel.event (county, recorded_at);
-- `place` alone may follow a new division code.
select kernel.secure('kernel.event', 'select, insert, update (place)');
create trigger append_only before update of bytes, hash, type, seq, actor, occurred_at, recorded_at or delete on kernel.event
  for each row execute function kernel.refuse_change();
-- The jobs seal the chains; an event holds nothing personal.
grant select on kernel.event to anhe_job;
create policy jobs on kernel.event for select to anhe_job using (true);

-- ======== kernel/file

-- Files as stored: the bytes lie in the file store under their digest, encrypted; the row says what they are.
create table kernel.file (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  name        text not null,
  media_type  text not null,
  size        bigint not null check (size > 0),
  digest      bytea not null check (length(digest) = 32),
  actor       text not null,
  recorded_at timestamptz not null default now(),
  primary key (county, id)
);
-- `place` alone may follow a new division code.
select kernel.secure('kernel.file', 'select, insert, update (place)');
-- The jobs sweep stored bytes that no row names.
grant select (digest) on kernel.file to anhe_job;
create policy jobs on kernel.file for select to anhe_job using (true);

-- ======== kernel/migration

-- Which migrations have been applied. Written by the migration runner only, in the transaction of each migration.
CREATE TABLE kernel.migration (
  number integer PRIMARY KEY CHECK (number > 0),
  name text NOT NULL UNIQUE,
  -- Of the file's text, with line ends as \n: an applied file must never change.
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE kernel.migration IS 'Applied migrations, with the hash of each file';

-- ======== kernel/outbox

-- Work to be done after commit; the dispatcher makes jobs of these rows. Exempt from the tenant template.
create table kernel.outbox (
  id          uuid primary key,
  county      text not null,
  task        text not null,
  key         text,
  payload     jsonb not null,
  run_at      timestamptz not null default now(),
  xid         xid8 not null default pg_current_xact_id(),
  recorded_at timestamptz not null default now()
);
grant insert on kernel.outbox to anhe_app;
grant select, delete on kernel.outbox to anhe_job;
create index outbox_in_order on kernel.outbox (xid, recorded_at);

-- ======== kernel/reference

-- What law and a city set: types, articles, remedies, limits, patterns. Dated rows with a source label.
create table kernel.reference (
  list       text not null,
  code       text not null,
  valid_from date not null,
  valid_to   date check (valid_to is null or valid_to > valid_from),
  county     text not null default '610500' check (county ~ '^\d{6}$'),
  position   int not null default 0,
  body       jsonb not null,
  source     text not null check (source <> ''),
  verified   boolean not null,
  primary key (list, code, county, valid_from)
);
grant select on kernel.reference to anhe_app, anhe_job;

-- ======== kernel/seal

-- The daily seal: a Merkle root over the heads of all chains that changed since the last seal, with the root before it.
create table kernel.seal (
  id          int primary key,
  sealed_at   timestamptz not null,
  xid_below   xid8 not null,
  streams     int not null,
  root        bytea not null check (length(root) = 32),
  previous    bytea not null check (length(previous) = 32)
);
create table kernel.seal_leaf (
  seal   int not null references kernel.seal (id),
  county text not null,
  stream uuid not null,
  seq    int not null,
  hash   bytea not null,
  primary key (seal, county, stream)
);
create trigger append_only before update or delete on kernel.seal
  for each row execute function kernel.refuse_change();
create trigger append_only before update or delete on kernel.seal_leaf
  for each row execute function kernel.refuse_change();
grant select, insert on kernel.seal, kernel.seal_leaf to anhe_job;
grant select on kernel.seal, kernel.seal_leaf to anhe_app;

-- ======== kernel/series

-- Human numbers: gapless within unit, series and year. `last` is raised in the command's own transaction.
create table kernel.series (
  county text not null check (county ~ '^\d{6}$'),
  unit   uuid not null,
  name   text not null,
  year   smallint not null check (year between 2000 and 2200),
  last   int not null check (last >= 0),
  primary key (county, unit, name, year)
);
grant select, insert, update on kernel.series to anhe_app;
alter table kernel.series enable row level security;
-- A counter holds no data of anyone; which unit's series may be drawn is the operation's policy.
create policy counters on kernel.series using (true);

-- ======== kernel/setting

-- What the installation remembers about itself: when demo data was made, the seed, the release that migrated last.
create table kernel.setting (
  name       text primary key,
  value      jsonb not null,
  changed_at timestamptz not null default now()
);
grant select on kernel.setting to anhe_app, anhe_job;

-- ======== places/_schema

-- Where: divisions by national code, groups and grids below villages, each with its days; what old codes became.
create schema places;
comment on schema places is 'Divisions, groups and grids, dated';
grant usage on schema places to anhe_app, anhe_job;

-- ======== places/code_import

-- A file of new codes as compared with those that held; applied once, by a person who saw the comparison.
create table places.code_import (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  -- The area that the file covers completely.
  place        text collate "C" not null,
  file_name    text not null check (length(file_name) between 1 and 200),
  source       text not null check (length(source) between 1 and 200),
  as_of        date not null,
  rows         jsonb not null,
  bad          jsonb not null,
  changes      jsonb not null,
  actor        text not null,
  previewed_at timestamptz not null,
  applied_on   date,
  primary key (county, id)
);
select kernel.secure('places.code_import');

-- ======== places/code_list

-- The stream of events of one place's codes: a county's national codes, a village's groups and grids.
create table places.code_list (
  county   text not null check (county ~ '^\d{6}$'),
  id       uuid not null,
  place    text collate "C" not null,
  revision int not null default 0 check (revision >= 0),
  chain    bytea not null check (length(chain) = 32),
  primary key (county, id),
  unique (county, place)
);
select kernel.secure('places.code_list');

-- ======== places/division

-- A place as it was called between two days. A new name is a new row; the row that holds has no valid_to.
-- Reference rows, the same on every node: read by all, written within the writer's area.
create table places.division (
  place       text collate "C" not null check (place ~ '^[1-8]\d{5}(\d{3}(\d{3}(\d{3})?)?)?$'),
  valid_from  date not null,
  -- First day on which it no longer holds.
  valid_to    date check (valid_to >= valid_from),
  name        text not null check (length(name) between 1 and 60),
  level       text not null generated always as (
    case length(place) when 6 then case right(place, 2) when '00' then 'city' else 'county' end
      when 9 then 'town' when 12 then 'village' else 'cell' end) stored,
  -- First letters of the pinyin, for finding it by keyboard.
  initials    text not null,
  cell        text check (cell in ('group', 'grid')),
  urban_rural text check (urban_rural ~ '^\d{3}$'),
  source      text not null check (source <> ''),
  recorded_at timestamptz not null default now(),
  primary key (place, valid_from),
  check ((cell is not null) = (length(place) = 15))
);
create unique index division_holds_once on places.division (place) where valid_to is null;
select kernel.secure_directory('places.division');
grant select on places.division to anhe_job;

-- The name under which a code is or was last known; the code itself when it never was.
create function places.name_of(code text) returns text
  language sql stable parallel safe
  as $$ select coalesce((select d.name from places.division d where d.place = code order by d.valid_from desc limit 1), code) $$;

-- The names from the county down to the place, joined: 合阳县路井镇新民村. A city is named alone.
create function places.full_name(code text) returns text
  language sql stable parallel safe
  as $$ select string_agg(d.name, '' order by n)
       from unnest(array[6, 9, 12, 15]) n
       cross join lateral (select name from places.division where place = left(code, n) order by valid_from desc limit 1) d
      where n <= length(code) $$;

-- ======== places/successor

-- What an old code became on a day: recoded, split (the part that continues it), merged into another, or raised to the
-- place above. All rows of one day are one map: two codes may swap.
create table places.successor (
  place  text collate "C" not null,
  on_day date not null,
  became text collate "C" not null,
  kind   text not null check (kind in ('recoded', 'split', 'merged', 'raised')),
  primary key (place, on_day),
  check (place <> became)
);
create index successor_of on places.successor (became);
select kernel.secure_directory('places.successor', 'select, insert');
grant select on places.successor to anhe_job;

-- ======== staff/_schema

-- Who works: units, persons with an account, posts with dates, deputies, credentials.
create schema staff;
grant usage on schema staff to anhe_app, anhe_job;

-- ======== staff/person

-- A staff member with (or about to have) an account. Not a party: parties live in `parties`.
create table staff.person (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  name       text not null check (length(name) between 1 and 30),
  phone      text,
  -- What the person types to sign in, and the account it opens; both arise with the first invitation.
  login      text,
  account    text check ((account is null) = (login is null)),
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id)
);
create unique index person_account_once on staff.person (county, account) where account is not null;
create index person_by_account on staff.person (account) where account is not null;
create index person_by_login on staff.person (login) where login is not null;
select kernel.secure_directory('staff.person');

-- ======== staff/credential

-- A mediator's grade or certificate, dated, with its issuer.
create table staff.credential (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  person     uuid not null,
  kind       text not null,
  grade      text,
  issuer     text not null,
  number     text,
  issued_on  date not null,
  valid_to   date check (valid_to is null or valid_to > issued_on),
  primary key (county, id),
  foreign key (county, person) references staff.person (county, id)
);
create index credential_of_person on staff.credential (county, person);
select kernel.secure_directory('staff.credential');

-- ======== staff/unit

-- An organisation: a centre, a committee, a studio, an office, a station, a department's window.
create table staff.unit (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  kind       text not null,
  name       text not null check (length(name) between 2 and 60),
  short_name text not null check (length(short_name) between 1 and 20),
  -- The word before 人调字 in the numbers of a committee.
  number_word text,
  phone      text,
  address    text,
  parent     uuid,
  valid_from date not null,
  valid_to   date check (valid_to is null or valid_to > valid_from),
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, parent) references staff.unit (county, id)
);
create unique index unit_name_once on staff.unit (county, place, name) where valid_to is null;
create index unit_by_place on staff.unit (place, kind);
create index unit_in_order on staff.unit (place, id);
select kernel.secure_directory('staff.unit');

-- ======== staff/post

-- What a person may do, for which unit, in which place, from when to when.
create table staff.post (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  unit       uuid not null,
  person     uuid not null,
  role       text not null,
  title      text,
  valid_from date not null,
  -- The first day after it; a post that never began ends where it starts.
  valid_to   date check (valid_to is null or valid_to >= valid_from),
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, person) references staff.person (county, id)
);
create index post_of_person on staff.post (county, person);
create index post_of_unit on staff.post (county, unit);
select kernel.secure_directory('staff.post');

-- ======== staff/deputy

-- Who stands in for a post, from which day to which.
create table staff.deputy (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  post       uuid not null,
  deputy     uuid not null,
  -- The last day itself counts; one that was called off before it began ends the day before.
  valid_from date not null,
  valid_to   date not null check (valid_to >= valid_from - 1),
  primary key (county, id),
  foreign key (county, post) references staff.post (county, id),
  foreign key (county, deputy) references staff.person (county, id)
);
create index deputy_of_person on staff.deputy (county, deputy, valid_to);
select kernel.secure_directory('staff.deputy');

-- ======== staff/invitation

-- A person was asked to sign in: by a link, good until it expires. The sign-in keeps the link's digest.
create table staff.invitation (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  person      uuid not null,
  expires_at  timestamptz not null,
  primary key (county, id),
  foreign key (county, person) references staff.person (county, id)
);
select kernel.secure_directory('staff.invitation');

-- ======== staff/post_area

-- Further places of a post, such as the villages in a community officer's care. Without rows the post's own place counts.
create table staff.post_area (
  county text not null check (county ~ '^\d{6}$'),
  post   uuid not null,
  area   text collate "C" not null check (area ~ '^\d{4}(\d{2}(\d{3}(\d{3}(\d{3})?)?)?)?$'),
  place  text collate "C" not null,
  primary key (county, post, area),
  foreign key (county, post) references staff.post (county, id)
);
select kernel.secure_directory('staff.post_area', 'select, insert, delete');
create policy area_delete on staff.post_area for delete using (place operator(pg_catalog.<@) (select kernel.scope()));

-- ======== parties/_schema

-- Personal data of the parties, in one place, encrypted; one row serves one matter.
create schema parties;
grant usage on schema parties to anhe_app, anhe_job;

-- ======== parties/party

-- A person or organisation on one matter. `sealed` holds the encrypted personal fields; `masked` is what lists show.
create table parties.party (
  county        text not null check (county ~ '^\d{6}$'),
  id            uuid not null,
  place         text collate "C" not null,
  matter        uuid not null,
  kind          text not null check (kind in ('person', 'organisation')),
  masked_name   text not null,
  masked_contact text not null,
  contact_by    text not null check (contact_by in ('phone', 'village', 'address', 'wechat', 'none')),
  sealed        bytea,
  -- Keyed digests for exact match within one's scope: a repeated filing, never a register.
  name_index    bytea,
  contact_index bytea,
  erased_at     timestamptz,
  revision      int not null default 1,
  recorded_at   timestamptz not null default now(),
  primary key (county, id),
  check (erased_at is null or (sealed is null and name_index is null and contact_index is null))
);
create index party_of_matter on parties.party (county, matter);
create index party_by_contact on parties.party (contact_index, place) where contact_index is not null;
create index party_by_name on parties.party (name_index, place) where name_index is not null;
select kernel.secure('parties.party');

-- ======== matters/_schema

-- What is the same for every kind of matter: number, timeline, holder, clock, attachment, receipt.
create schema matters;
grant usage on schema matters to anhe_app, anhe_job;

-- ======== matters/matter

-- One thing in hand. State here results from events; it is written with them, never apart.
create table matters.matter (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  place_filed  text collate "C" not null,
  kind         text not null check (kind in ('dispute', 'request', 'hazard', 'alarm')),
  status       text not null,
  -- What a list shows of it: its type and the masked parties.
  type         text not null,
  party_line   text not null,
  number       text,
  holder_unit  uuid not null,
  holder_post  uuid,
  held_since   timestamptz not null,
  filed_unit   uuid not null,
  filed_on     date not null,
  -- Earliest open clock; null when none runs.
  due_on       date,
  due_clock    text,
  next_step    text,
  -- How far along the five stations of a receipt: filed, accepted, in hand, result, closed.
  station      smallint not null default 0 check (station between 0 and 4),
  open         boolean not null,
  closed_on    date,
  archived_on  date,
  keep_until   date,
  revision     int not null default 0 check (revision >= 0),
  chain        bytea not null check (length(chain) = 32),
  recorded_at  timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, holder_unit) references staff.unit (county, id),
  foreign key (county, filed_unit) references staff.unit (county, id),
  foreign key (county, holder_post) references staff.post (county, id),
  check (place ~ '^\d{6}(\d{3}(\d{3}(\d{3})?)?)?$'),
  check (open or closed_on is not null),
  check (archived_on is null or not open)
);
create index matter_by_clock on matters.matter (county, holder_unit, due_on, id) where open;
create index matter_by_place on matters.matter (place, filed_on desc, id desc);
create index matter_in_order on matters.matter (county, filed_on desc, id desc);
create index matter_by_number on matters.matter (county, number) where number is not null;
select kernel.secure('matters.matter');

-- ======== matters/attachment

-- A file on a matter: evidence, an identity paper, a signed page. Seen by a person before it counts.
create table matters.attachment (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  file        uuid not null,
  kind        text not null,
  happened_on date not null,
  added_by    uuid not null,
  seen_by     uuid,
  seen_at     timestamptz,
  removed_at  timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, file) references kernel.file (county, id)
);
create index attachment_of_matter on matters.attachment (county, matter);
select kernel.secure('matters.attachment');

-- ======== matters/clock

-- A legal or promised time limit of a matter. Its arithmetic is recomputed from these dates and the dated row it names.
create table matters.clock (
  county     text not null check (county ~ '^\d{6}$'),
  matter     uuid not null,
  kind       text not null,
  place      text collate "C" not null,
  started_on date not null,
  due_on     date not null,
  limit_from date not null,
  stopped_on date,
  outcome    text check (outcome in ('kept', 'missed', 'dropped')),
  primary key (county, matter, kind),
  foreign key (county, matter) references matters.matter (county, id),
  check (due_on >= started_on),
  check ((stopped_on is null) = (outcome is null))
);
select kernel.secure('matters.clock');

-- ======== matters/content

-- Free text of events, apart from the chain: encrypted, salted; retention erases text and salt, the digest in the event stays.
create table matters.content (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  kind        text not null,
  sealed      bytea,
  salt        bytea,
  erased_at   timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  check ((erased_at is null) = (sealed is not null and salt is not null))
);
create index content_of_matter on matters.content (county, matter);
select kernel.secure('matters.content');

-- ======== matters/draft

-- What someone was writing when the browser closed: kept for its author's post only, encrypted.
create table matters.draft (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  post       uuid not null,
  matter     uuid,
  form       text not null,
  sealed     bytea not null,
  changed_at timestamptz not null,
  primary key (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create index draft_of_post on matters.draft (county, post, form);
select kernel.secure('matters.draft', 'select, insert, update, delete');

-- ======== matters/matter_party

-- Which party stands on which side of a matter.
create table matters.matter_party (
  county   text not null check (county ~ '^\d{6}$'),
  matter   uuid not null,
  party    uuid not null,
  place    text collate "C" not null,
  side     text not null check (side in ('applicant', 'respondent', 'third')),
  position smallint not null check (position > 0),
  primary key (county, matter, party),
  unique (county, matter, position),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id)
);
select kernel.secure('matters.matter_party');

-- ======== matters/number

-- A human number of a matter: acceptance, refusal, agreement, oral register, dossier: a series each.
create table matters.number (
  county text not null check (county ~ '^\d{6}$'),
  matter uuid not null,
  series text not null,
  place  text collate "C" not null,
  unit   uuid not null,
  year   smallint not null,
  value  int not null check (value > 0),
  text   text not null,
  primary key (county, matter, series),
  unique (county, unit, series, year, value),
  foreign key (county, matter) references matters.matter (county, id)
);
select kernel.secure('matters.number');

-- ======== matters/receipt

-- What a party holds to follow the matter without an account: the code's keyed digest, never the code.
create table matters.receipt (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  party      uuid not null,
  code_index bytea not null,
  word_hash  text,
  issued_at  timestamptz not null,
  -- Wrong words and codes since the last right one; after five it rests for a while.
  tries      smallint not null default 0,
  locked_until timestamptz,
  revoked_at timestamptz,
  primary key (county, id),
  unique (county, code_index),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id)
);
create index receipt_of_matter on matters.receipt (county, matter);
select kernel.secure('matters.receipt');

-- Narrows this transaction to the one matter of a valid receipt, and answers whether there is one.
create function matters.open_receipt(in_county text, in_code bytea) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found record;
begin
  select r.matter, m.place into found
    from matters.receipt r join matters.matter m on m.county = r.county and m.id = r.matter
    where r.county = in_county and r.code_index = in_code and r.revoked_at is null;
  perform set_config('anhe.focus', coalesce(found.matter::text, '00000000-0000-0000-0000-000000000000'), true);
  perform set_config('anhe.scope', coalesce('{[' || found.place || ',' || found.place || '~)}', '{}'), true);
  return found.matter is not null;
end $$;

-- ======== matters/receipt_pass

-- A second factor shown for a receipt: a code sent to the party, or the pass after it was given. Short-lived.
create table matters.receipt_pass (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  receipt    uuid not null,
  code_hash  text,
  token_index bytea,
  expires_at timestamptz not null,
  primary key (county, id),
  foreign key (county, receipt) references matters.receipt (county, id)
);
create index receipt_pass_of_receipt on matters.receipt_pass (county, receipt, expires_at);
select kernel.secure('matters.receipt_pass');

-- ======== matters/saved_view

-- A register's filters under a name, for one post.
create table matters.saved_view (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  post       uuid not null,
  name       text not null check (length(name) between 1 and 30),
  filters    jsonb not null,
  changed_at timestamptz not null,
  primary key (county, id),
  unique (county, post, name),
  foreign key (county, post) references staff.post (county, id)
);
select kernel.secure('matters.saved_view', 'select, insert, update, delete');

-- ======== matters/search

-- Words of a matter for full-text search: parties' names are cut out before, sealed notes never come here.
create table matters.search (
  county text not null check (county ~ '^\d{6}$'),
  matter uuid not null,
  place  text collate "C" not null,
  words  tsvector not null,
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id)
);
create index search_words on matters.search using gin (words);
select kernel.secure('matters.search');
-- The function runs with its owner's rights; it gives ids only, and each is read again under row security.

-- `@@` is not leakproof, so row security would hide the index from it: this function takes the ranges and answers ids,
-- newest first, at most `most` of them.
create function matters.find(in_scope kernel.place_ranges, in_words tsquery, most int)
  returns table (county text, matter uuid)
  language sql stable security definer set search_path = pg_catalog as $$
    select s.county, s.matter from matters.search s
    where s.words @@ in_words and s.place operator(pg_catalog.<@) in_scope
    order by s.matter desc limit least(most, 2000)
  $$;

-- ======== disputes/_schema

-- People's mediation: from intake to the archive.
create schema disputes;
grant usage on schema disputes to anhe_app, anhe_job;

-- ======== disputes/agreement

-- A written or oral agreement (arts 28 to 31). A changed text is a new version and voids earlier signatures.
create table disputes.agreement (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  matter       uuid not null,
  form         text not null check (form in ('oral', 'written')),
  version      smallint not null check (version > 0),
  status       text not null check (status in ('draft', 'effective', 'void')),
  facts        uuid not null,
  content      uuid not null,
  performance  text not null check (performance in ('on-the-spot', 'by-date', 'instalments')),
  perform_by   date,
  perform_how  uuid,
  amount       numeric(14, 2) check (amount is null or amount >= 0),
  copies       smallint not null check (copies between 0 and 50),
  agreed_on    date not null,
  effective_on date,
  primary key (county, id),
  unique (county, matter, version),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, facts) references matters.content (county, id),
  foreign key (county, content) references matters.content (county, id),
  check ((status = 'effective') = (effective_on is not null)),
  check (form = 'written' or copies = 0),
  check (performance = 'on-the-spot' or perform_by is not null)
);
create unique index one_effective_agreement on disputes.agreement (county, matter) where status = 'effective';
create index oral_register on disputes.agreement (county, agreed_on, id) where form = 'oral' and status = 'effective';
select kernel.secure('disputes.agreement');

-- ======== disputes/consent

-- What each party was told and whether it agrees to be mediated (arts 17, 23; rules of 2002 art 30).
create table disputes.consent (
  county      text not null check (county ~ '^\d{6}$'),
  matter      uuid not null,
  party       uuid not null,
  place       text collate "C" not null,
  told_on     date not null,
  told_how    text not null check (told_how in ('read-out', 'paper', 'phone')),
  answer      text not null check (answer in ('consented', 'refused', 'open')),
  answered_on date,
  primary key (county, matter, party),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id),
  check ((answer = 'open') = (answered_on is null))
);
select kernel.secure('disputes.consent');

-- ======== disputes/defect

-- A fact of the past that was recorded with a defect: flagged, never refused.
create table disputes.defect (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  code        text not null,
  article     text,
  step        text not null,
  happened_on date not null,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id)
);
create index defect_of_matter on disputes.defect (county, matter);
select kernel.secure('disputes.defect');

-- ======== disputes/dispute

-- The dispute's own facts; one row for each matter of that kind.
create table disputes.dispute (
  county        text not null check (county ~ '^\d{6}$'),
  matter        uuid not null,
  place         text collate "C" not null,
  type          text not null,
  origin        text not null check (origin in ('written', 'oral', 'initiative')),
  happened_on   date not null,
  committee     uuid not null,
  amount        numeric(14, 2) check (amount is null or amount >= 0),
  outcome       text check (outcome in ('oral', 'written', 'failed', 'withdrawn', 'declined', 'not-admissible')),
  accepted_on   date,
  agreed_on     date,
  effective_on  date,
  performed     text check (performed in ('full', 'part', 'none')),
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, committee) references staff.unit (county, id)
);
select kernel.secure('disputes.dispute');

-- ======== disputes/follow_up

-- A follow-up after an agreement: performed or not, satisfied or not, what else was seen (rules of 2002 arts 36, 37).
create table disputes.follow_up (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  happened_on date not null,
  how         text not null check (how in ('visit', 'phone', 'met')),
  performed   text not null check (performed in ('full', 'part', 'none')),
  satisfied   text not null check (satisfied in ('yes', 'partly', 'no', 'not-asked')),
  record      uuid,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id)
);
create index follow_up_of_matter on disputes.follow_up (county, matter, happened_on);
select kernel.secure('disputes.follow_up');

-- ======== disputes/mediator

-- Who mediates: chosen by the parties or appointed by the committee (People's Mediation Law art 19).
create table disputes.mediator (
  county      text not null check (county ~ '^\d{6}$'),
  matter      uuid not null,
  post        uuid not null,
  place       text collate "C" not null,
  chosen      text not null check (chosen in ('chosen', 'appointed')),
  from_on     date not null,
  to_on       date,
  conflict    text not null check (conflict in ('none', 'accepted')),
  primary key (county, matter, post),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, post) references staff.post (county, id)
);
select kernel.secure('disputes.mediator');

-- ======== disputes/seal_use

-- The register of the committee seal's use.
create table disputes.seal_use (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  matter       uuid not null,
  unit         uuid not null,
  agreement    uuid not null,
  used_on      date not null,
  copies       smallint not null check (copies between 1 and 50),
  across_pages boolean not null,
  kept_by      uuid not null,
  recorded_at  timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, agreement) references disputes.agreement (county, id)
);
create index seal_register on disputes.seal_use (county, unit, used_on, id);
select kernel.secure('disputes.seal_use');

-- ======== disputes/session

-- A mediation session with its record (art 27; rules of 2002 arts 28 to 32).
create table disputes.session (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  matter    uuid not null,
  held_on   date not null,
  venue     uuid,
  public    boolean not null,
  record    uuid not null,
  recorder  uuid not null,
  read_back boolean not null,
  present   uuid[] not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, record) references matters.content (county, id)
);
create index session_of_matter on disputes.session (county, matter, held_on);
select kernel.secure('disputes.session');

-- ======== disputes/signature

-- Who signed an agreement and how, on paper, seen by a person (art 29).
create table disputes.signature (
  county     text not null check (county ~ '^\d{6}$'),
  agreement  uuid not null,
  signer     uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  as_what    text not null check (as_what in ('party', 'mediator', 'recorder', 'witness')),
  how        text not null check (how in ('signature', 'fingerprint', 'seal')),
  signed_on  date not null,
  seen_by    uuid not null,
  primary key (county, agreement, signer, as_what),
  foreign key (county, agreement) references disputes.agreement (county, id)
);
select kernel.secure('disputes.signature');

-- ======== notices/_schema

-- Messages that went out through a gateway, and how that ended.
create schema notices;
grant usage on schema notices to anhe_app, anhe_job;

-- ======== notices/notice

-- One message to one party: the template, the channel it went by, the outcome; never the text nor the number.
create table notices.notice (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  party      uuid,
  channel    text check (channel in ('webhook', 'smtp', 'file')),
  template   text not null,
  outcome    text not null check (outcome in ('waiting', 'sent', 'failed')),
  tries      smallint not null default 0,
  sent_at    timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  check ((outcome = 'sent') = (sent_at is not null)),
  check (outcome <> 'sent' or channel is not null)
);
create index notice_of_matter on notices.notice (county, matter);
select kernel.secure('notices.notice');

-- ======== sign_in/_schema

-- Signing in: accounts, passwords, passkeys, second factors, cards. The tables with names in mixed case are those of the
-- library better-auth, as it describes them itself; a test asks it whether they still fit. Only the account anhe_auth
-- reads and writes here.
create schema sign_in;
comment on schema sign_in is 'Accounts and sign-ins, apart from everything else';
grant usage on schema sign_in to anhe_auth;

-- ======== sign_in/user

-- An account, for one person of the staff who was invited. The address in `email` repeats the login and leads nowhere.
create table sign_in."user" (
  "id"                  uuid primary key default pg_catalog.gen_random_uuid(),
  "name"                text not null,
  "email"               text not null unique,
  "emailVerified"       boolean not null,
  "image"               text,
  "createdAt"           timestamptz not null default current_timestamp,
  "updatedAt"           timestamptz not null default current_timestamp,
  "username"            text unique,
  "displayUsername"     text,
  "twoFactorEnabled"    boolean,
  "phoneNumber"         text unique,
  "phoneNumberVerified" boolean,
  "county"              text not null,
  "person"              text not null
);
grant select, insert, update, delete on sign_in."user" to anhe_auth;

-- ======== sign_in/account

-- A way in: the password of an account (scrypt), or its identity at a provider.
-- after: user
create table sign_in."account" (
  "id"                    uuid primary key default pg_catalog.gen_random_uuid(),
  "accountId"             text not null,
  "providerId"            text not null,
  "userId"                uuid not null references sign_in."user" ("id") on delete cascade,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope"                 text,
  "password"              text,
  "createdAt"             timestamptz not null default current_timestamp,
  "updatedAt"             timestamptz not null
);
create index "account_userId_idx" on sign_in."account" ("userId");
grant select, insert, update, delete on sign_in."account" to anhe_auth;

-- ======== sign_in/card

-- A printed card of one-time codes; its number, codes and PIN are kept as keyed digests.
-- after: user
create table sign_in.card (
  id          uuid primary key,
  account     uuid not null references sign_in."user" ("id") on delete cascade,
  number      bytea not null unique,
  -- Empty until its holder chose a PIN, which must happen within some days.
  pin_hash    text,
  activate_by timestamptz not null,
  expires_at  timestamptz not null,
  -- Wrong tries in a row; too many end the card.
  failures    int not null default 0,
  ended_at    timestamptz,
  created_at  timestamptz not null default now()
);
create index card_of_account on sign_in.card (account);
grant select, insert, update on sign_in.card to anhe_auth;

-- ======== sign_in/card_code

-- One numbered code of a card; used once.
create table sign_in.card_code (
  card     uuid not null references sign_in.card (id) on delete cascade,
  position smallint not null,
  digest   bytea not null,
  used_at  timestamptz,
  primary key (card, position)
);
grant select, insert, update (used_at) on sign_in.card_code to anhe_auth;

-- ======== sign_in/link_opened

-- Invitations whose link was made: a repeat must not open it again after it was used.
create table sign_in.link_opened (
  invitation uuid primary key,
  opened_at  timestamptz not null default now()
);
grant select, insert on sign_in.link_opened to anhe_auth;

-- ======== sign_in/passkey

-- A passkey of an account: public key and counter.
-- after: user
create table sign_in."passkey" (
  "id"           uuid primary key default pg_catalog.gen_random_uuid(),
  "name"         text,
  "publicKey"    text not null,
  "userId"       uuid not null references sign_in."user" ("id") on delete cascade,
  "credentialID" text not null,
  "counter"      integer not null,
  "deviceType"   text not null,
  "backedUp"     boolean not null,
  "transports"   text,
  "createdAt"    timestamptz,
  "aaguid"       text
);
create index "passkey_userId_idx" on sign_in."passkey" ("userId");
create index "passkey_credentialID_idx" on sign_in."passkey" ("credentialID");
grant select, insert, update, delete on sign_in."passkey" to anhe_auth;

-- ======== sign_in/rate_limit

-- Tries within a span of time; what is counted is a keyed digest. Lost at a crash, which is no harm.
create unlogged table sign_in.rate_limit (
  key        bytea primary key,
  count      int not null,
  started_at timestamptz not null
);
grant select, insert, update, delete on sign_in.rate_limit to anhe_auth;

-- ======== sign_in/session

-- A sign-in that holds: one browser of one account.
-- after: user
create table sign_in."session" (
  "id"          uuid primary key default pg_catalog.gen_random_uuid(),
  "expiresAt"   timestamptz not null,
  "token"       text not null unique,
  "createdAt"   timestamptz not null default current_timestamp,
  "updatedAt"   timestamptz not null,
  "ipAddress"   text,
  "userAgent"   text,
  "userId"      uuid not null references sign_in."user" ("id") on delete cascade,
  "lastUsedAt"  timestamptz,
  "lastAddress" text
);
create index "session_userId_idx" on sign_in."session" ("userId");
grant select, insert, update, delete on sign_in."session" to anhe_auth;

-- ======== sign_in/twoFactor

-- The second factor of an account: secret and spare codes, encrypted.
-- after: user
create table sign_in."twoFactor" (
  "id"                      uuid primary key default pg_catalog.gen_random_uuid(),
  "secret"                  text not null,
  "backupCodes"             text not null,
  "userId"                  uuid not null references sign_in."user" ("id") on delete cascade,
  "verified"                boolean,
  "failedVerificationCount" integer,
  "lockedUntil"             timestamptz
);
create index "twoFactor_secret_idx" on sign_in."twoFactor" ("secret");
create index "twoFactor_userId_idx" on sign_in."twoFactor" ("userId");
grant select, insert, update, delete on sign_in."twoFactor" to anhe_auth;

-- ======== sign_in/verification

-- What is waited for: an invitation's link, a code sent to a telephone, a second factor. Identifiers are digests.
create table sign_in."verification" (
  "id"         uuid primary key default pg_catalog.gen_random_uuid(),
  "identifier" text not null,
  "value"      text not null,
  "expiresAt"  timestamptz not null,
  "createdAt"  timestamptz not null default current_timestamp,
  "updatedAt"  timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on sign_in."verification" ("identifier");
grant select, insert, update, delete on sign_in."verification" to anhe_auth;
