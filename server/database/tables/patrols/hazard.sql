-- A hazard beside its matter: what and where it is, who mends it, whether it was guarded, mended and looked at again. Its texts lie in matters.content.
create table patrols.hazard (
  county     text not null check (county ~ '^\d{6}$'),
  matter     uuid not null,
  place      text collate "C" not null,
  kind       text not null,
  severity   text not null check (severity in ('general', 'serious', 'major')),
  source     text not null check (source in ('patrol', 'visit', 'told', 'screening')),
  -- The spot in words, and what is to be said of it.
  spot       uuid not null,
  said       uuid,
  guard      uuid,
  -- Of the spot itself, put on the map by hand.
  lat        double precision check (lat between -90 and 90),
  lng        double precision check (lng between -180 and 180),
  point      uuid,
  patrol     uuid,
  danger     boolean not null,
  found_on   date not null,
  -- The moment, where it is known.
  found_at   timestamptz,
  open       boolean not null,
  mender     text check (mender in ('unit', 'owner')),
  extensions smallint not null default 0,
  mended_on  date,
  mended_by  uuid,
  void_why   text check (void_why in ('none', 'twice', 'other')),
  same       uuid,
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, point) references patrols.point (county, id),
  foreign key (county, patrol) references patrols.patrol (county, id),
  foreign key (county, mended_by) references staff.post (county, id),
  foreign key (county, same) references matters.matter (county, id),
  check ((lat is null) = (lng is null)),
  check ((mended_on is null) = (mended_by is null)),
  check (mended_on >= found_on),
  check (same is distinct from matter),
  check (void_why is null or not open)
);
create index hazard_of_point on patrols.hazard (county, point, kind) where point is not null;
create index hazard_nearby on patrols.hazard (county, kind, lat) where lat is not null;
create index hazard_of_place on patrols.hazard (place, found_on desc);
create index hazard_of_patrol on patrols.hazard (county, patrol) where patrol is not null;
select kernel.secure('patrols.hazard');
