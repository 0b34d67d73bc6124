-- A register's filters under a name, for one post.
create table matters.saved_view (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  post       uuid not null,
  name       text not null check (length(name) between 1 and 30),
  filters    jsonb not null,
  changed_at timestamptz not null,
  primary key (county, id),
  unique (county, post, name),
  foreign key (county, post) references staff.post (county, id)
);
select kernel.secure('matters.saved_view', 'select, insert, update, delete');
