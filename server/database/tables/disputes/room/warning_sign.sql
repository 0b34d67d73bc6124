-- A sign that the dispute may turn violent, with what is done about it and who looks in. It belongs to the matter and ends with it.
create table disputes.warning_sign (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  kind        text not null,
  noted_on    date not null,
  owner       uuid not null,
  precaution  uuid,
  ended_on    date,
  -- Days on which somebody looked in; the list of what is due needs the next one alone.
  next_visit_on date,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, owner) references staff.post (county, id),
  check (ended_on is null or next_visit_on is null)
);
create index warning_sign_of_matter on disputes.warning_sign (county, matter);
select kernel.secure('disputes.warning_sign');
create index warning_sign_due on disputes.warning_sign (county, owner, next_visit_on) where next_visit_on is not null;
