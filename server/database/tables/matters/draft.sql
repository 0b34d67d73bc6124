-- What someone was writing when the browser closed: kept for its author's post only, encrypted.
create table matters.draft (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  post       uuid not null,
  matter     uuid,
  form       text not null,
  sealed     bytea not null,
  changed_at timestamptz not null,
  primary key (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create index draft_of_post on matters.draft (county, post, form);
select kernel.secure('matters.draft', 'select, insert, update, delete');
