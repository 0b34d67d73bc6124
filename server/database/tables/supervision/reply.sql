-- An answer of the unit that a letter went to, and what was made of it. What both said is sealed.
create table supervision.reply (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  letter     uuid not null,
  version    smallint not null check (version > 0),
  words      bytea not null,
  replied_by uuid not null,
  replied_at timestamptz not null,
  state      text not null check (state in ('waiting', 'accepted', 'returned')),
  remark     bytea,
  -- A post of the unit that wrote the letter, in that unit's county.
  checked_by uuid,
  checked_on date,
  primary key (county, id),
  unique (county, letter, version),
  foreign key (county, letter) references supervision.letter (county, id),
  foreign key (county, replied_by) references staff.post (county, id),
  check ((state = 'waiting') = (checked_on is null)),
  check ((checked_on is null) = (checked_by is null) and (checked_on is null) = (remark is null))
);
create unique index one_reply_at_a_time on supervision.reply (county, letter) where state = 'waiting';
select kernel.secure('supervision.reply');
