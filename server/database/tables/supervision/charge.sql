-- Which unit answers for what in which place, from when to when.
create table supervision.charge (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  unit       uuid not null,
  charge     text not null check (charge in ('disputes', 'requests', 'hazards', 'patrols', 'screening')),
  valid_from date not null,
  -- The first day after it.
  valid_to   date check (valid_to >= valid_from),
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id)
);
create unique index one_in_charge on supervision.charge (county, place, charge) where valid_to is null;
select kernel.secure_directory('supervision.charge');
