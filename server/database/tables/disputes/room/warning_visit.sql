-- A look-in after a warning sign: on the seventh, the thirtieth or the ninetieth day.
create table disputes.warning_visit (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  sign        uuid not null,
  after_days  smallint not null check (after_days in (7, 30, 90)),
  visited_on  date not null,
  record      uuid,
  visited_by  uuid not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  unique (county, sign, after_days),
  foreign key (county, sign) references disputes.warning_sign (county, id)
);
create index warning_visit_of_matter on disputes.warning_visit (county, matter);
select kernel.secure('disputes.warning_visit');
