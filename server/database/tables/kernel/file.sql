-- Files as stored: the bytes lie in the file store under their digest, encrypted; the row says what they are.
create table kernel.file (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  name        text not null,
  media_type  text not null,
  size        bigint not null check (size > 0),
  digest      bytea not null check (length(digest) = 32),
  actor       text not null,
  recorded_at timestamptz not null default now(),
  primary key (county, id)
);
-- `place` alone may follow a new division code.
select kernel.secure('kernel.file', 'select, insert, update (place)');
-- The jobs sweep stored bytes that no row names.
grant select (digest) on kernel.file to anhe_job;
create policy jobs on kernel.file for select to anhe_job using (true);
