-- A receiver says "not mine", names whose and why; a named arbiter decides, and the ground is a precedent. Of organisations, never of persons.
create table requests.objection (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  type       text,
  from_unit  uuid not null,
  named_unit uuid,
  named_words text check (length(named_words) <= 60),
  reason     uuid not null,
  arbiter    uuid not null,
  raised_on  date not null,
  due_on     date not null,
  decided_on date,
  decided_by uuid,
  upheld     boolean,
  to_unit    uuid,
  ground     text check (length(ground) <= 300),
  primary key (county, id),
  foreign key (county, matter) references requests.request (county, matter),
  foreign key (county, from_unit) references staff.unit (county, id),
  foreign key (county, named_unit) references staff.unit (county, id),
  foreign key (county, to_unit) references staff.unit (county, id),
  foreign key (county, arbiter) references staff.unit (county, id),
  foreign key (county, decided_by) references staff.post (county, id),
  check ((decided_on is null) = (upheld is null)),
  check ((decided_on is null) = (ground is null)),
  check ((decided_on is null) = (to_unit is null))
);
create unique index one_objection_at_a_time on requests.objection (county, matter) where decided_on is null;
create index objection_of_request on requests.objection (county, matter);
create index objection_as_precedent on requests.objection (county, type, decided_on desc) where decided_on is not null;
select kernel.secure('requests.objection');
