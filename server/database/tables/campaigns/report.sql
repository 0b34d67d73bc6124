-- What a unit said of its task: how far it is, that it is done, or that there is nothing to do. Its words are sealed.
create table campaigns.report (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  duty        uuid not null,
  version     smallint not null check (version > 0),
  unit        uuid not null,
  amount      int check (amount >= 0),
  done        boolean not null,
  nothing     boolean not null,
  words       bytea not null,
  reported_by uuid not null,
  reported_at timestamptz not null,
  primary key (county, id),
  unique (county, duty, version),
  foreign key (county, duty) references campaigns.duty (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, reported_by) references staff.post (county, id),
  check (not (done and nothing))
);
select kernel.secure('campaigns.report', 'select, insert, update (place)');
