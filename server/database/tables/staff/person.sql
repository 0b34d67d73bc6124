-- A staff member with (or about to have) an account. Not a party: parties live in `parties`.
create table staff.person (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  name       text not null check (length(name) between 1 and 30),
  phone      text,
  -- What the person types to sign in, and the account it opens; both arise with the first invitation.
  login      text,
  account    text check ((account is null) = (login is null)),
  revision   int not null default 0,
  chain      bytea not null,
  primary key (county, id)
);
create unique index person_account_once on staff.person (county, account) where account is not null;
create index person_by_account on staff.person (account) where account is not null;
create index person_by_login on staff.person (login) where login is not null;
select kernel.secure_directory('staff.person');
