-- The tables of disputes as first released; written by scripts/build-first-migrations.ts.

-- ======== disputes/_schema

-- People's mediation: from intake to the archive.
create schema disputes;
grant usage on schema disputes to anhe_app, anhe_job;

-- ======== disputes/agreement

-- A written or oral agreement (arts 28 to 31). A changed text is a new version and voids earlier signatures.
create table disputes.agreement (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  matter       uuid not null,
  form         text not null check (form in ('oral', 'written')),
  version      smallint not null check (version > 0),
  status       text not null check (status in ('draft', 'effective', 'void')),
  facts        uuid not null,
  content      uuid not null,
  performance  text not null check (performance in ('on-the-spot', 'by-date', 'instalments')),
  perform_by   date,
  perform_how  uuid,
  amount       numeric(14, 2) check (amount is null or amount >= 0),
  copies       smallint not null check (copies between 0 and 50),
  agreed_on    date not null,
  effective_on date,
  primary key (county, id),
  unique (county, matter, version),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, facts) references matters.content (county, id),
  foreign key (county, content) references matters.content (county, id),
  check ((status = 'effective') = (effective_on is not null)),
  check (form = 'written' or copies = 0),
  check (performance = 'on-the-spot' or perform_by is not null)
);
create unique index one_effective_agreement on disputes.agreement (county, matter) where status = 'effective';
create index oral_register on disputes.agreement (county, agreed_on, id) where form = 'oral' and status = 'effective';
select kernel.secure('disputes.agreement');

-- ======== disputes/application

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

-- ======== disputes/instalment

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

-- ======== disputes/breach

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

-- ======== disputes/consent

-- What each party was told and whether it agrees to be mediated (arts 17, 23; rules of 2002 art 30).
create table disputes.consent (
  county      text not null check (county ~ '^\d{6}$'),
  matter      uuid not null,
  party       uuid not null,
  place       text collate "C" not null,
  told_on     date not null,
  told_how    text not null check (told_how in ('read-out', 'paper', 'phone')),
  answer      text not null check (answer in ('consented', 'refused', 'open')),
  answered_on date,
  primary key (county, matter, party),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id),
  check ((answer = 'open') = (answered_on is null))
);
select kernel.secure('disputes.consent');

-- ======== disputes/defect

-- A fact of the past that was recorded with a defect: flagged, never refused.
create table disputes.defect (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  code        text not null,
  article     text,
  step        text not null,
  happened_on date not null,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id)
);
create index defect_of_matter on disputes.defect (county, matter);
select kernel.secure('disputes.defect');

-- ======== disputes/dispute

-- The dispute's own facts; one row for each matter of that kind.
create table disputes.dispute (
  county        text not null check (county ~ '^\d{6}$'),
  matter        uuid not null,
  place         text collate "C" not null,
  type          text not null,
  origin        text not null check (origin in ('written', 'oral', 'initiative', 'handed-in', 'screening')),
  -- The round of screening in which it was found.
  round         uuid,
  happened_on   date not null,
  committee     uuid not null,
  -- The unit that offered it to the committee, when that is not the one that filed it.
  offered_by    uuid,
  -- When what came of it was reported to the organ that handed it in.
  returned_on   date,
  amount        numeric(14, 2) check (amount is null or amount >= 0),
  outcome       text check (outcome in ('oral', 'written', 'failed', 'withdrawn', 'declined', 'not-admissible', 'not-taken', 'elsewhere')),
  accepted_on   date,
  agreed_on     date,
  effective_on  date,
  performed     text check (performed in ('full', 'part', 'none')),
  ledger        text check (ledger in ('open', 'breach', 'performed')),
  confirmation  text check (confirmation in ('applied', 'confirmed', 'rejected', 'not-accepted', 'withdrawn')),
  review        text check (review in ('applied', 'confirmed', 'rejected', 'not-accepted', 'withdrawn')),
  primary key (county, matter),
  check ((origin = 'screening') = (round is not null)),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, committee) references staff.unit (county, id),
  foreign key (county, offered_by) references staff.unit (county, id),
  check (returned_on is null or origin = 'handed-in')
);
create index dispute_of_round on disputes.dispute (county, round) where round is not null;
create index dispute_by_acceptance on disputes.dispute (county, committee, accepted_on);
select kernel.secure('disputes.dispute');

-- ======== disputes/follow_up

-- A follow-up after an agreement: performed or not, satisfied or not, what else was seen (rules of 2002 arts 36, 37).
create table disputes.follow_up (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  happened_on date not null,
  how         text not null check (how in ('visit', 'phone', 'met')),
  performed   text not null check (performed in ('full', 'part', 'none')),
  satisfied   text not null check (satisfied in ('yes', 'partly', 'no', 'not-asked')),
  record      uuid,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id)
);
create index follow_up_of_matter on disputes.follow_up (county, matter, happened_on);
select kernel.secure('disputes.follow_up');

-- ======== disputes/hand_in

-- The organ that handed a dispute in, with its letter (委托移送), and what was reported back. Organs, never persons.
-- after: dispute
create table disputes.hand_in (
  county      text not null check (county ~ '^\d{6}$'),
  matter      uuid not null,
  place       text collate "C" not null,
  organ       text not null check (organ in ('court', 'procuratorate', 'police', 'petitions', 'other')),
  unit        uuid,
  -- Name of the organ and number of its letter, as texts in matters.content.
  name        uuid not null,
  letter      uuid,
  received_on date not null,
  platform    text check (platform in ('before-filing', 'ordinary', 'summary')),
  returned_on date,
  result      uuid,
  return_letter uuid,
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  check (platform is null or organ = 'court'),
  check ((returned_on is null) = (result is null))
);
select kernel.secure('disputes.hand_in');

-- ======== disputes/mediator

-- Who mediates: chosen by the parties or appointed by the committee (People's Mediation Law art 19).
create table disputes.mediator (
  county      text not null check (county ~ '^\d{6}$'),
  matter      uuid not null,
  post        uuid not null,
  place       text collate "C" not null,
  chosen      text not null check (chosen in ('chosen', 'appointed')),
  from_on     date not null,
  to_on       date,
  conflict    text not null check (conflict in ('none', 'accepted')),
  primary key (county, matter, post),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, post) references staff.post (county, id)
);
select kernel.secure('disputes.mediator');

-- ======== disputes/payment

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

-- ======== disputes/seal_use

-- The register of the committee seal's use.
create table disputes.seal_use (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  matter       uuid not null,
  unit         uuid not null,
  agreement    uuid not null,
  used_on      date not null,
  copies       smallint not null check (copies between 1 and 50),
  across_pages boolean not null,
  kept_by      uuid not null,
  recorded_at  timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, agreement) references disputes.agreement (county, id)
);
create index seal_register on disputes.seal_use (county, unit, used_on, id);
select kernel.secure('disputes.seal_use');

-- ======== disputes/session

-- A mediation session with its record (art 27; rules of 2002 arts 28 to 32).
create table disputes.session (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  matter    uuid not null,
  held_on   date not null,
  venue     uuid,
  public    boolean not null,
  record    uuid not null,
  recorder  uuid not null,
  read_back boolean not null,
  present   uuid[] not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, record) references matters.content (county, id)
);
create index session_of_matter on disputes.session (county, matter, held_on);
select kernel.secure('disputes.session');

-- ======== disputes/signature

-- Who signed an agreement and how, on paper, seen by a person (art 29).
create table disputes.signature (
  county     text not null check (county ~ '^\d{6}$'),
  agreement  uuid not null,
  signer     uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  as_what    text not null check (as_what in ('party', 'mediator', 'recorder', 'witness')),
  how        text not null check (how in ('signature', 'fingerprint', 'seal')),
  signed_on  date not null,
  seen_by    uuid not null,
  primary key (county, agreement, signer, as_what),
  foreign key (county, agreement) references disputes.agreement (county, id)
);
select kernel.secure('disputes.signature');

-- ======== disputes/way

-- Another way of settling the dispute that runs or ran beside mediation: with whom, since when, and what came of it.
create table disputes.way (
  county   text not null check (county ~ '^\d{6}$'),
  id       uuid not null,
  matter   uuid not null,
  place    text collate "C" not null,
  kind     text not null check (kind in ('police', 'administrative', 'arbitration', 'ruling', 'reconsideration', 'lawsuit')),
  organ    uuid not null,
  since    date not null,
  ended_on date,
  result   uuid,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  check (ended_on is null or ended_on >= since),
  check ((ended_on is null) = (result is null))
);
create index way_of_matter on disputes.way (county, matter);
select kernel.secure('disputes.way');
