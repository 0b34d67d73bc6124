-- An officer was in a village: when, and what was looked at. `words` holds the sealed words of all items together.
create table policing.visit (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  post        uuid not null,
  happened_on date not null,
  words       bytea,
  recorded_at timestamptz not null,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create index visit_in_order on policing.visit (place, happened_on desc, id desc);
select kernel.secure('policing.visit');
