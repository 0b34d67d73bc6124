-- A unit's responsibility letter of a year, as it was signed on paper; its text is sealed.
create table supervision.pledge (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  from_unit uuid not null,
  unit      uuid not null,
  year      smallint not null check (year between 2000 and 2100),
  signed_on date not null,
  signed_by uuid not null,
  words     bytea not null,
  revision  int not null default 0,
  chain     bytea not null,
  primary key (county, id),
  unique (county, unit, year, from_unit),
  foreign key (county, from_unit) references staff.unit (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, signed_by) references staff.post (county, id),
  check (unit <> from_unit)
);
create index pledge_of_year on supervision.pledge (place, year);
select kernel.secure('supervision.pledge');
