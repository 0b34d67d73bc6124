-- Assistance of another unit; the owner stays who it is.
create table requests.help (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  unit       uuid not null,
  asked_on   date not null,
  due_on     date not null,
  question   uuid not null,
  answered_on date,
  answer     uuid,
  primary key (county, id),
  foreign key (county, matter) references requests.request (county, matter),
  foreign key (county, unit) references staff.unit (county, id),
  check ((answered_on is null) = (answer is null))
);
create unique index one_help_a_unit on requests.help (county, matter, unit) where answered_on is null;
create index help_of_unit on requests.help (county, unit, due_on) where answered_on is null;
select kernel.secure('requests.help');
