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
