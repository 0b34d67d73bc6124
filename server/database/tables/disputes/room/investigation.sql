-- An inquiry beside the table: a visit, an inquiry, an inspection of the place.
create table disputes.investigation (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  kind        text not null check (kind in ('visit', 'inquiry', 'inspection')),
  happened_on date not null,
  venue       uuid,
  respondent  uuid,
  respondent_words uuid,
  record      uuid not null,
  investigators uuid[] not null,
  read_back   boolean not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, record) references matters.content (county, id)
);
create index investigation_of_matter on disputes.investigation (county, matter);
select kernel.secure('disputes.investigation');
