-- An instalment (or the whole) that was not performed in time, and whether the parties were told of the remedies.
-- after: instalment
create table disputes.breach (
  county        text not null check (county ~ '^\d{6}$'),
  id            uuid not null,
  place         text collate "C" not null,
  matter        uuid not null,
  agreement     uuid not null,
  instalment    uuid,
  happened_on   date not null,
  remedies_told boolean not null,
  note          uuid,
  recorded_at   timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, agreement) references disputes.agreement (county, id),
  foreign key (county, instalment) references disputes.instalment (county, id),
  foreign key (county, note) references matters.content (county, id)
);
create index breach_of_matter on disputes.breach (county, matter);
select kernel.secure('disputes.breach');
