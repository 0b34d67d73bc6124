-- A notice of the police that a dispute turned criminal: which dispute and when. Nothing about anybody is written down here.
create table figures.notice (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  matter       uuid not null,
  unit         uuid not null,
  type         text not null,
  noticed_on   date not null,
  -- A post of this county or of the city.
  recorded_by  uuid not null,
  recorded_at  timestamptz not null,
  withdrawn_at timestamptz,
  -- Why it was withdrawn, encrypted.
  reason       bytea,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  check ((withdrawn_at is null) = (reason is null))
);
create unique index one_notice_a_dispute on figures.notice (county, matter) where withdrawn_at is null;
create index notice_in_order on figures.notice (county, noticed_on desc, id desc);
select kernel.secure('figures.notice');
