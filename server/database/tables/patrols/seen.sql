-- What was seen on a patrol and is no hazard, in sealed words.
create table patrols.seen (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  patrol      uuid not null,
  point       uuid,
  post        uuid not null,
  at          timestamptz not null,
  words       bytea not null,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, patrol) references patrols.patrol (county, id),
  foreign key (county, point) references patrols.point (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create index seen_on_patrol on patrols.seen (county, patrol, at);
select kernel.secure('patrols.seen', 'select, insert, update (place)');
