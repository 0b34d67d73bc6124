-- The tables of notices as first released; written by scripts/build-first-migrations.ts.

-- ======== notices/_schema

-- Messages that went out through a gateway, and how that ended.
create schema notices;
grant usage on schema notices to anhe_app, anhe_job;

-- ======== notices/notice

-- One message to one party: the template, the channel it went by, the outcome; never the text nor the number.
create table notices.notice (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  party      uuid,
  channel    text check (channel in ('webhook', 'smtp', 'file')),
  template   text not null,
  about_on   date,
  outcome    text not null check (outcome in ('waiting', 'sent', 'failed')),
  tries      smallint not null default 0,
  sent_at    timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  check ((outcome = 'sent') = (sent_at is not null)),
  check (outcome <> 'sent' or channel is not null)
);
create index notice_of_matter on notices.notice (county, matter);
select kernel.secure('notices.notice');
