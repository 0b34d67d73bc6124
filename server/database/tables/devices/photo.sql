-- Photographs on their way from phones: what was announced, and what they were kept as. A row lives until its photograph is in a
-- matter, and some days at most.
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
