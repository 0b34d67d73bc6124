-- Who holds an office of the leading group, of its office, or of a unit: a post, from when to when.
create table supervision.office (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  unit       uuid not null,
  office     text not null check (office in ('group-head', 'group-deputy', 'group-member', 'office-head', 'principal', 'in-charge')),
  post       uuid not null,
  valid_from date not null,
  -- The first day after it.
  valid_to   date check (valid_to >= valid_from),
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create unique index one_holder_at_a_time on supervision.office (county, unit, office) where valid_to is null and office in ('group-head', 'office-head', 'principal');
create index office_of_unit on supervision.office (county, unit, valid_from desc);
select kernel.secure_directory('supervision.office');
