-- The address of a person's calendar of shifts, one for each post that asked for it: the keyed digest of its token, never the token.
create table patrols.feed (
  county      text not null check (county ~ '^\d{6}$'),
  post        uuid not null,
  -- Of the link itself: making it anew is another one.
  id          uuid not null,
  place       text collate "C" not null,
  token_index bytea not null,
  made_at     timestamptz not null,
  primary key (county, post),
  unique (county, token_index),
  foreign key (county, post) references staff.post (county, id)
);
select kernel.secure('patrols.feed');
