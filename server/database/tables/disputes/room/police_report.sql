-- That the police were told of what the dispute may turn into (art 25). It does not end the mediation.
create table disputes.police_report (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  kind        text not null check (kind in ('public-order', 'crime')),
  reported_on date not null,
  unit        uuid not null,
  account     uuid not null,
  reported_by uuid not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, unit) references matters.content (county, id),
  foreign key (county, account) references matters.content (county, id)
);
create index police_report_of_matter on disputes.police_report (county, matter);
select kernel.secure('disputes.police_report');
