-- A fact of the past that was recorded with a defect: flagged, never refused.
create table disputes.defect (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  code        text not null,
  article     text,
  step        text not null,
  happened_on date not null,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id)
);
create index defect_of_matter on disputes.defect (county, matter);
select kernel.secure('disputes.defect');
