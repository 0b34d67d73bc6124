-- The tables of disputes/after as first released; written by scripts/build-first-migrations.ts.

-- ======== disputes/after/application

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

-- ======== disputes/after/instalment

-- One thing to be done under an agreement: who, for whom, how much or what, until when. A replaced schedule stays.
create table disputes.instalment (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  agreement   uuid not null,
  position    smallint not null check (position > 0),
  payer       uuid not null,
  payee       uuid not null,
  amount      numeric(14, 2) check (amount is null or amount > 0),
  what        uuid,
  how         uuid,
  due_on      date not null,
  replaced_at timestamptz,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, agreement) references disputes.agreement (county, id),
  foreign key (county, what) references matters.content (county, id),
  foreign key (county, how) references matters.content (county, id),
  check (payer <> payee),
  check (amount is not null or what is not null)
);
create unique index instalment_in_order on disputes.instalment (county, agreement, position) where replaced_at is null;
create index instalment_of_matter on disputes.instalment (county, matter);
select kernel.secure('disputes.instalment');

-- ======== disputes/after/breach

-- An instalment (or the whole) that was not performed in time, and whether the parties were told of the remedies.
-- after: instalment
create table disputes.breach (
  county        text not null check (county ~ '^\d{6}$'),
  id            uuid not null,
  place         text collate "C" not null,
  matter        uuid not null,
  agreement     uuid not null,
  instalment    uuid,
  happened_on   date not null,
  remedies_told boolean not null,
  note          uuid,
  recorded_at   timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, agreement) references disputes.agreement (county, id),
  foreign key (county, instalment) references disputes.instalment (county, id),
  foreign key (county, note) references matters.content (county, id)
);
create index breach_of_matter on disputes.breach (county, matter);
select kernel.secure('disputes.breach');

-- ======== disputes/after/payment

-- A record of performance, or the reversal of one: what was recorded by mistake is never deleted.
-- after: instalment
create table disputes.payment (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  agreement   uuid not null,
  entry       uuid not null,
  instalment  uuid,
  amount      numeric(14, 2) check (amount is null or amount > 0),
  complete    boolean not null,
  happened_on date not null,
  how         text not null check (how in ('transfer', 'cash', 'goods', 'act', 'other')),
  note        uuid,
  proofs      uuid[] not null default '{}',
  reverses    uuid,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, agreement) references disputes.agreement (county, id),
  foreign key (county, instalment) references disputes.instalment (county, id),
  foreign key (county, note) references matters.content (county, id),
  foreign key (county, reverses) references disputes.payment (county, id),
  check (reverses is null or note is not null)
);
create unique index reversed_once on disputes.payment (county, reverses) where reverses is not null;
create index payment_of_matter on disputes.payment (county, matter, happened_on);
select kernel.secure('disputes.payment');
