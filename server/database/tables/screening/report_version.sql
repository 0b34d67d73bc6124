-- A report as it was signed; a correction is a new row. `sealed` holds where hazards are, in words, and why it was corrected.
create table screening.report_version (
  county      text not null check (county ~ '^\d{6}$'),
  report      uuid not null,
  version     int not null check (version > 0),
  place       text collate "C" not null,
  nil         boolean not null,
  matters     uuid[] not null,
  sealed      bytea not null,
  signed_by   uuid not null,
  recorded_at timestamptz not null,
  primary key (county, report, version),
  foreign key (county, report) references screening.report (county, id),
  foreign key (county, signed_by) references staff.post (county, id)
);
select kernel.secure('screening.report_version', 'select, insert, update (place)');
