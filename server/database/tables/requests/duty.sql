-- Which unit answers for a type or a department in an area, from when to when. The narrowest area goes first, a type's own row before its department's.
create table requests.duty (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  subject    text not null check (subject in ('type', 'department')),
  code       text not null,
  unit       uuid not null,
  valid_from date not null,
  valid_to   date check (valid_to >= valid_from),
  -- The decided objection that became this rule.
  objection  uuid,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id)
);
create index duty_by_code on requests.duty (county, subject, code, place);
create unique index duty_holds_once on requests.duty (county, subject, code, place) where valid_to is null;
select kernel.secure_directory('requests.duty');
