-- What the installation remembers about itself: when demo data was made, the seed, the release that migrated last.
create table kernel.setting (
  name       text primary key,
  value      jsonb not null,
  changed_at timestamptz not null default now()
);
grant select on kernel.setting to anhe_app, anhe_job;
