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
