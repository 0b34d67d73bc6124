-- The tables of devices as first released; written by scripts/build-first-migrations.ts.

-- ======== devices/_schema

-- Phones of the field: whose each is, what came of what it sent, and what of that somebody has to settle. Never where it was.
create schema devices;
grant usage on schema devices to anhe_app, anhe_job;

-- ======== devices/device

-- A phone set up for one post. Its private key is on it alone; `sequence` is the last act of its outbox that was taken.
create table devices.device (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  unit        uuid not null,
  post        uuid not null,
  -- The member of staff who holds it.
  owner       uuid not null,
  name        text not null check (length(name) between 1 and 40),
  public_key  bytea not null check (length(public_key) = 65),
  state       text not null check (state in ('active', 'locked', 'wiping', 'wiped', 'ended')),
  lock_reason text check (lock_reason in ('away', 'asked', 'copied')),
  enrolled_at timestamptz not null,
  seen_at     timestamptz,
  waiting     int not null default 0 check (waiting >= 0),
  sequence    int not null default 0 check (sequence >= 0),
  revision    int not null default 0,
  chain       bytea not null check (length(chain) = 32),
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, post) references staff.post (county, id),
  foreign key (county, owner) references staff.person (county, id),
  check ((state = 'locked') = (lock_reason is not null))
);
create index device_of_owner on devices.device (county, owner);
create index device_by_seen on devices.device (county, seen_at, id);
select kernel.secure('devices.device');

-- ======== devices/act

-- What became of each act that a phone sent, in its order, once. Of a refused one what was asked for is kept, encrypted, until
-- somebody has settled it.
create table devices.act (
  county      text not null check (county ~ '^\d{6}$'),
  device      uuid not null,
  sequence    int not null check (sequence > 0),
  place       text collate "C" not null,
  unit        uuid not null,
  command     uuid not null,
  operation   text not null,
  at          timestamptz not null,
  clock_off   int not null,
  arrived_at  timestamptz not null,
  outcome     text not null check (outcome in ('done', 'refused')),
  -- Of a refused one: code and wording as it was told, and what it was about.
  problem     jsonb,
  basis       int,
  matter      uuid,
  sealed      bytea,
  settled     text check (settled in ('redone', 'dropped')),
  settled_by  uuid,
  settled_at  timestamptz,
  -- Why, in the words of whoever settled it: about the act, never about a person.
  reason      text,
  primary key (county, device, sequence),
  foreign key (county, device) references devices.device (county, id),
  foreign key (county, settled_by) references staff.post (county, id),
  check ((outcome = 'refused') = (problem is not null)),
  check ((settled is null) = (settled_at is null)),
  check (sealed is null or (outcome = 'refused' and settled is null))
);
create unique index act_by_command on devices.act (county, command);
create index act_to_settle on devices.act (county, unit, arrived_at, device, sequence) where outcome = 'refused' and settled is null;
select kernel.secure('devices.act');

-- ======== devices/held

-- What each phone was sent of its villages, by kind, id and digest, with the page in which it went; not the things themselves.
create table devices.held (
  county  text not null check (county ~ '^\d{6}$'),
  device  uuid not null,
  place   text collate "C" not null,
  -- Arrays of kind, id, digest (null: it was told to give it up) and page.
  things  jsonb not null,
  primary key (county, device),
  foreign key (county, device) references devices.device (county, id)
);
select kernel.secure('devices.held', 'select, insert, update, delete');

-- ======== devices/photo

-- Photographs on their way from phones: what was announced, and what they were kept as. A row lives a week; the photograph itself is
-- kept by the matter that took it up.
create table devices.photo (
  county      text not null check (county ~ '^\d{6}$'),
  device      uuid not null,
  id          uuid not null,
  place       text collate "C" not null,
  name        text not null check (length(name) between 1 and 200),
  media_type  text not null,
  size        int not null check (size > 0),
  digest      bytea not null check (length(digest) = 32),
  begun_at    timestamptz not null,
  -- As it was kept, without where and when it was taken.
  kept_name   text,
  kept_type   text,
  kept_size   int,
  kept_digest bytea,
  issued_at   timestamptz,
  primary key (county, device, id),
  foreign key (county, device) references devices.device (county, id),
  check ((kept_digest is null) = (issued_at is null))
);
select kernel.secure('devices.photo', 'select, insert, update, delete');

-- A piece of one that has not arrived whole.
create table devices.piece (
  county text not null check (county ~ '^\d{6}$'),
  device uuid not null,
  photo  uuid not null,
  at     int not null check (at >= 0),
  place  text collate "C" not null,
  length int not null check (length > 0),
  sealed bytea not null,
  primary key (county, device, photo, at),
  foreign key (county, device, photo) references devices.photo (county, device, id)
);
select kernel.secure('devices.piece', 'select, insert, update, delete');

-- Removes photographs that were begun before a moment, and all of phones that are not used any more, and gives how many. The jobs
-- may do this and nothing else to the tables.
create function devices.forget_photos(before timestamptz) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  removed bigint;
begin
  create temporary table over on commit drop as
    select p.county, p.device, p.id from devices.photo p join devices.device d on d.county = p.county and d.id = p.device where p.begun_at < before or d.state in ('wiped', 'ended');
  delete from devices.piece i using pg_temp.over o where i.county = o.county and i.device = o.device and i.photo = o.id;
  delete from devices.photo p using pg_temp.over o where p.county = o.county and p.device = o.device and p.id = o.id;
  get diagnostics removed = row_count;
  return removed;
end $$;
revoke all on function devices.forget_photos(timestamptz) from public;
grant execute on function devices.forget_photos(timestamptz) to anhe_job;
