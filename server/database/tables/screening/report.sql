-- What one village's committee has to say in one round: a line of work with its day.
create table screening.report (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  round     uuid not null,
  unit      uuid not null,
  status    text not null check (status in ('open', 'reported', 'nil')),
  due_on    date not null,
  filed_on  date,
  version   int not null default 0 check (version >= 0),
  disputes  int not null default 0 check (disputes >= 0),
  hazards   int not null default 0 check (hazards >= 0),
  revision  int not null default 0,
  chain     bytea not null,
  primary key (county, id),
  unique (county, round, unit),
  foreign key (county, round) references screening.round (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  check ((status = 'open') = (version = 0)),
  check ((status = 'open') = (filed_on is null)),
  check (status <> 'nil' or (disputes = 0 and hazards = 0))
);
create index report_of_round on screening.report (county, round, place);
create index report_to_make on screening.report (county, unit, due_on) where status = 'open';
select kernel.secure('screening.report');
