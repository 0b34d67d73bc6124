-- An account to be made for a person: the reaction to it is idempotent.
create table staff.invitation (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  person      uuid not null,
  login       text not null,
  token_hash  bytea,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  primary key (county, id),
  foreign key (county, person) references staff.person (county, id)
);
select kernel.secure_directory('staff.invitation');
