-- Somebody of a patrol was at a point: which, when, how it is known, and who. Never where a telephone was; once a minute and point.
create table patrols.check_in (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  patrol      uuid not null,
  point       uuid not null,
  post        uuid not null,
  at          timestamptz not null,
  way         text not null check (way in ('plate', 'near', 'said')),
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, patrol) references patrols.patrol (county, id),
  foreign key (county, point) references patrols.point (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create unique index one_check_in_a_minute on patrols.check_in (county, patrol, point, date_trunc('minute', at at time zone 'UTC'));
create index check_in_of_point on patrols.check_in (county, point, at desc);
create index check_in_of_place on patrols.check_in (place, at);
select kernel.secure('patrols.check_in', 'select, insert, update (place)');
