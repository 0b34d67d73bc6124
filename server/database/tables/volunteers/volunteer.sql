-- A volunteer of a unit, without a name: where the application stands. Who left or was not taken on has nothing else any more.
create table volunteers.volunteer (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  unit       uuid not null,
  status     text not null check (status in ('applied', 'accepted', 'refused', 'suspended', 'left')),
  way        text not null check (way in ('desk', 'form')),
  wants      text[] not null,
  -- The post under which they sign in, where they have one.
  post       uuid,
  consent    text not null,
  consent_on date not null,
  applied_on date not null check (applied_on >= consent_on),
  ground     text check (ground in ('age', 'place', 'none', 'willing', 'other')),
  -- Why they were not taken on, or are paused; sealed.
  reason     bytea,
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, post) references staff.post (county, id),
  check ((status = 'refused') = (ground is not null)),
  check (reason is null or status in ('refused', 'suspended')),
  check (status not in ('refused', 'left') or (wants = '{}' and post is null))
);
create unique index one_volunteer_a_post on volunteers.volunteer (county, post) where post is not null;
create index volunteer_in_order on volunteers.volunteer (place, applied_on desc, id desc);
select kernel.secure('volunteers.volunteer');
