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
