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
