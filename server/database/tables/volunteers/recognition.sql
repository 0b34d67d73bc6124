-- Thanks to a unit for what its volunteers did together; the words are sealed.
create table volunteers.recognition (
  county   text not null check (county ~ '^\d{6}$'),
  id       uuid not null,
  place    text collate "C" not null,
  unit     uuid not null,
  kind     text not null check (kind in ('thanks', 'model', 'story')),
  given_on date not null,
  words    bytea not null,
  given_by uuid not null,
  revision int not null default 0,
  chain    bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, given_by) references staff.post (county, id)
);
create index recognition_of_unit on volunteers.recognition (county, unit, given_on desc);
select kernel.secure('volunteers.recognition');
