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
