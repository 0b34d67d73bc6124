-- The tables of kernel as first released; written by scripts/build-first-migrations.ts.

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

-- The post of an actor as events and the access log write it ('post:…', or 'post:…/…' of one who stands in); null of a job,
-- a receipt or the public. Posts are joined by it and so by their key: compared as texts, all posts of a county were read.
create function kernel.post_of(actor text) returns uuid
  language sql immutable parallel safe
  as $$ select case when actor like 'post:%' then substr(split_part(actor, '/', 1), 6)::uuid end $$;

-- The post that acts in this transaction, or null: for the few rows that are one post's alone. A deputy, a receipt's holder
-- and a job act as none.
create function kernel.post() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('anhe.post', true), '')::uuid $$;

-- Gives a tenant table the house's row security: area always, the narrowed matter where the table has one.
-- What is read is held against a value found once for the statement; the one row that is written, directly: a
-- sub-select for each written row is most of what a small statement costs.
create function kernel.secure(target regclass, rights text default 'select, insert, update') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant %s on %s to anhe_app', rights, target);
  execute format('create policy area on %s using (place operator(pg_catalog.<@) (select kernel.scope())) with check (place operator(pg_catalog.<@) kernel.scope())', target);
  if exists (select 1 from pg_attribute where attrelid = target and attname = 'matter' and not attisdropped) then
    execute format('create policy focus on %s as restrictive using (matter is not distinct from coalesce((select kernel.focus()), matter)) with check (matter is not distinct from coalesce(kernel.focus(), matter))', target);
  end if;
end $$;

-- Reference rows: everyone who is signed in may read them; they are written only within the writer's area.
create function kernel.secure_directory(target regclass, rights text default 'select, insert, update') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant %s on %s to anhe_app', rights, target);
  execute format('create policy directory on %s for select using (true)', target);
  execute format('create policy area_insert on %s for insert with check (place operator(pg_catalog.<@) kernel.scope())', target);
  if position('update' in rights) > 0 then
    execute format('create policy area_update on %s for update using (place operator(pg_catalog.<@) (select kernel.scope())) with check (place operator(pg_catalog.<@) kernel.scope())', target);
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
-- What a volunteer is shown: who read their own.
create index access_log_of_party on kernel.access_log (county, party, recorded_at) where party is not null;
create index access_log_by_time on kernel.access_log (county, recorded_at);
grant select, insert on kernel.access_log to anhe_app;
alter table kernel.access_log enable row level security;
create policy area on kernel.access_log for select using (place operator(pg_catalog.<@) (select kernel.scope()));
create policy focus on kernel.access_log as restrictive for select
  using (matter is not distinct from coalesce((select kernel.focus()), matter));
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
  -- Encrypted: an answer may show a party in clear or a receipt's code. Forgotten after some days; the row stays.
  answer      bytea,
  recorded_at timestamptz not null default now(),
  primary key (county, id)
);
grant select, insert, update on kernel.command to anhe_app;
alter table kernel.command enable row level security;
-- A command is looked up by its own id only; whose it was is checked against the row.
create policy by_id on kernel.command using (true);
-- Tiny, and no part of what an update must renew: the night looks at the days since the last one.
create index command_by_time on kernel.command using brin (recorded_at);

-- Forgets the answers of commands older than a moment, and gives how many. Ids made from a source (imports, jobs: version 8)
-- are repeated at any time and keep theirs. The jobs may do this and nothing else to the table.
create function kernel.forget_answers(before timestamptz) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  since timestamptz;
  forgotten bigint;
begin
  select least((value #>> '{}')::timestamptz, before) - interval '1 day' into since from kernel.setting where name = 'answers-forgotten';
  update kernel.command set answer = null
    where recorded_at >= coalesce(since, '-infinity') and recorded_at < before and answer is not null and substr(id::text, 15, 1) <> '8';
  get diagnostics forgotten = row_count;
  insert into kernel.setting (name, value) values ('answers-forgotten', to_jsonb(before))
    on conflict (name) do update set value = excluded.value, changed_at = now();
  return forgotten;
end $$;
revoke all on function kernel.forget_answers(timestamptz) from public;
grant execute on function kernel.forget_answers(timestamptz) to anhe_job;

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
-- Leaves a task for the jobs from inside another function of the house; no account may call it by itself.
create function kernel.leave_task(in_county text, in_task text, in_key text, in_payload jsonb) returns void
  language sql set search_path = pg_catalog
  as $$ insert into kernel.outbox (id, county, task, key, payload) values (gen_random_uuid(), in_county, in_task, in_key, in_payload) $$;
revoke all on function kernel.leave_task(text, text, text, jsonb) from public;
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
  -- The first number of the year: a paper register may have run before. Fixed once it is drawn (last >= start).
  start  int not null default 1 check (start >= 1),
  last   int not null,
  primary key (county, unit, name, year),
  check (last >= start - 1)
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
