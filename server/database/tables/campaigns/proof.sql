-- A file by which a unit shows what it did.
create table campaigns.proof (
  county text not null check (county ~ '^\d{6}$'),
  id     uuid not null,
  place  text collate "C" not null,
  duty   uuid not null,
  report uuid not null,
  file   uuid not null,
  primary key (county, id),
  foreign key (county, duty) references campaigns.duty (county, id),
  foreign key (county, report) references campaigns.report (county, id),
  foreign key (county, file) references kernel.file (county, id)
);
create index proof_of_duty on campaigns.proof (county, duty);
select kernel.secure('campaigns.proof', 'select, insert, update (place)');
