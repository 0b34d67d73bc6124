-- One month for which a county's villages were told apart by workload, with the formula as it stood. Read by all staff.
create table assessment.tier_month (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  month       text not null check (month ~ '^2[01]\d\d-(0[1-9]|1[0-2])$'),
  formula     text not null,
  formula_from date not null,
  villages    int not null check (villages > 0),
  -- Nobody's post where the monthly job did it.
  computed_by uuid,
  computed_on date not null,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  unique (county, month),
  foreign key (county, computed_by) references staff.post (county, id)
);
select kernel.secure_directory('assessment.tier_month');
