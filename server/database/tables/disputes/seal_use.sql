-- The register of the committee seal's use.
create table disputes.seal_use (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  matter       uuid not null,
  unit         uuid not null,
  agreement    uuid not null,
  used_on      date not null,
  copies       smallint not null check (copies between 1 and 50),
  across_pages boolean not null,
  kept_by      uuid not null,
  recorded_at  timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, agreement) references disputes.agreement (county, id)
);
create index seal_register on disputes.seal_use (county, unit, used_on, id);
select kernel.secure('disputes.seal_use');
