-- The tables of guidance as first released; written by scripts/build-first-migrations.ts.

-- ======== guidance/_schema

-- How justice offices and bureaus guide committees: reviews of dossiers, returns of statistics, allowances.
create schema guidance;
grant usage on schema guidance to anhe_app, anhe_job;

-- ======== guidance/publication

-- One public notice of allowances, and the payment sheet made after it.
create table guidance.publication (
  county   text not null check (county ~ '^\d{6}$'),
  id       uuid not null,
  place    text collate "C" not null,
  unit     uuid not null,
  from_on  date not null,
  until_on date not null check (until_on >= from_on),
  sheet_on date check (sheet_on is null or sheet_on > until_on),
  made_by  uuid not null,
  revision int not null default 0,
  chain    bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, made_by) references staff.post (county, id)
);
create index publication_in_order on guidance.publication (county, from_on desc, id desc);
select kernel.secure('guidance.publication');

-- ======== guidance/allowance

-- An allowance declared for one dispute. One dispute is paid once: of those that are not refused or withdrawn there is one.
create table guidance.allowance (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  unit        uuid not null,
  mediator    uuid not null,
  class       text not null,
  class_from  date not null,
  amount      numeric(10, 2) not null check (amount > 0),
  status      text not null check (status in ('declared', 'checked', 'approved', 'noticed', 'paid', 'refused', 'withdrawn')),
  evidence    uuid[] not null,
  note        uuid not null,
  check_note  uuid,
  reason      uuid,
  declared_on date not null,
  publication uuid,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, mediator) references staff.post (county, id),
  foreign key (county, publication) references guidance.publication (county, id),
  check (status not in ('noticed', 'paid') or publication is not null),
  check (status not in ('refused', 'withdrawn') or reason is not null)
);
create unique index one_allowance_for_a_dispute on guidance.allowance (county, matter) where status not in ('refused', 'withdrawn');
create index allowance_in_order on guidance.allowance (county, declared_on desc, id desc);
create index allowance_of_publication on guidance.allowance (county, publication) where publication is not null;
select kernel.secure('guidance.allowance');

-- ======== guidance/objection

-- What was said against an allowance on notice, and the bureau's answer. Who said it is not written down.
create table guidance.objection (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  allowance   uuid not null,
  received_on date not null,
  said        uuid not null,
  upheld      boolean,
  answer      uuid,
  primary key (county, id),
  foreign key (county, allowance) references guidance.allowance (county, id),
  check ((upheld is null) = (answer is null))
);
create index objection_of_allowance on guidance.objection (county, allowance);
select kernel.secure('guidance.objection');

-- ======== guidance/review

-- The review of one closed dispute's dossier; it begins with the first act of the justice office.
create table guidance.review (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  status      text not null check (status in ('returned', 'handed-in', 'passed')),
  round       smallint not null check (round > 0),
  due_on      date,
  reviewed_on date not null,
  revision    int not null default 0,
  chain       bytea not null,
  primary key (county, id),
  unique (county, matter),
  foreign key (county, matter) references matters.matter (county, id),
  check ((status = 'passed') = (due_on is null))
);
create index review_by_clock on guidance.review (county, status, due_on);
select kernel.secure('guidance.review');

-- ======== guidance/review_round

-- One round of a review: what was said of which part of the dossier, and the committee's answer. The words lie with the matter.
create table guidance.review_round (
  county      text not null check (county ~ '^\d{6}$'),
  review      uuid not null,
  round       smallint not null check (round > 0),
  place       text collate "C" not null,
  matter      uuid not null,
  result      text not null check (result in ('passed', 'returned')),
  reviewed_by uuid not null,
  reviewed_at timestamptz not null,
  note        uuid,
  -- Part and text lie side by side.
  parts       smallint[] not null,
  remarks     uuid[] not null check (cardinality(remarks) = cardinality(parts)),
  answer      uuid,
  answered_by uuid,
  answered_at timestamptz,
  primary key (county, review, round),
  foreign key (county, review) references guidance.review (county, id),
  foreign key (county, reviewed_by) references staff.post (county, id),
  check ((result = 'returned') = (cardinality(parts) > 0)),
  check ((answer is null) = (answered_at is null))
);
select kernel.secure('guidance.review_round');

-- ======== guidance/statistics_return

-- A unit's return of statistics for one period. Counted figures are kept as they went in; what is locked stays.
create table guidance.statistics_return (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  unit         uuid not null,
  period       text not null check (period ~ '^2[01]\d\d-(0[1-9]|1[0-2]|Q[1-4])$'),
  status       text not null check (status in ('draft', 'submitted', 'returned', 'locked')),
  typed        jsonb not null,
  figures      jsonb,
  -- Corrections of earlier periods with their reasons, and why it was sent back: encrypted.
  corrections  bytea,
  sent_back    bytea,
  submitted_on date,
  locked_on    date,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  unique (county, unit, period),
  foreign key (county, unit) references staff.unit (county, id),
  check (status not in ('submitted', 'locked') or (figures is not null and submitted_on is not null)),
  check ((status = 'locked') = (locked_on is not null))
);
create index return_of_period on guidance.statistics_return (county, period, place);
select kernel.secure('guidance.statistics_return');

-- A locked month cannot change, whoever writes.
create function guidance.keep_locked() returns trigger language plpgsql as $$
begin
  raise exception 'a locked return stays as it is' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_locked before update of typed, figures, corrections, status, submitted_on, locked_on on guidance.statistics_return
  for each row when (old.status = 'locked') execute function guidance.keep_locked();
