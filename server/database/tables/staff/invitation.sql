-- A person was asked to sign in: by a link, good until it expires. The sign-in keeps the link's digest.
create table staff.invitation (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  person      uuid not null,
  expires_at  timestamptz not null,
  primary key (county, id),
  foreign key (county, person) references staff.person (county, id)
);
select kernel.secure_directory('staff.invitation');
