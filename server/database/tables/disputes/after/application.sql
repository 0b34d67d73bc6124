-- What went from an agreement to a court (confirmation), an arbitration commission (review) or the police (no penalty).
create table disputes.application (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  matter       uuid not null,
  agreement    uuid not null,
  kind         text not null check (kind in ('confirmation', 'review', 'no-penalty')),
  applied_on   date not null,
  last_day     date,
  unit         uuid,
  addressee    uuid not null,
  ground       text check (ground in ('invited', 'domicile', 'subject', 'body', 'intermediate')),
  applicants   jsonb not null,
  state        text not null default 'applied' check (state in ('applied', 'confirmed', 'rejected', 'not-accepted', 'withdrawn')),
  result_ground text,
  number       text,
  decided_on   date,
  served_on    date,
  recorded_at  timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, agreement) references disputes.agreement (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, addressee) references matters.content (county, id),
  check ((kind = 'confirmation') = (ground is not null)),
  check ((state = 'applied') = (decided_on is null))
);
create unique index one_running_application on disputes.application (county, matter, kind) where state = 'applied' and kind <> 'no-penalty';
create index application_of_matter on disputes.application (county, matter, applied_on);
select kernel.secure('disputes.application');
