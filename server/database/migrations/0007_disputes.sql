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
  -- Its clauses and what was answered, encrypted; null where it is a plain text.
  clauses      uuid,
  -- Keyed digest of all terms: what a signature is bound to.
  digest       text check (digest ~ '^[0-9a-f]{64}$'),
  -- Codes of findings against mandatory law that were not answered: they stop the seal.
  stops        text[] not null default '{}',
  -- Marriage, adoption, inheritance and the like: no electronic signature (Electronic Signature Law art 3).
  paper_only   boolean not null default false,
  primary key (county, id),
  unique (county, matter, version),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, facts) references matters.content (county, id),
  foreign key (county, content) references matters.content (county, id),
  foreign key (county, clauses) references matters.content (county, id),
  check ((status = 'effective') = (effective_on is not null)),
  check (form = 'written' or copies = 0),
  check (performance = 'on-the-spot' or perform_by is not null)
);
create unique index one_effective_agreement on disputes.agreement (county, matter) where status = 'effective';
create index oral_register on disputes.agreement (county, agreed_on, id) where form = 'oral' and status = 'effective';
select kernel.secure('disputes.agreement');

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
  -- The total that was stated for a group's roster.
  group_stated  numeric(14, 2) check (group_stated is null or group_stated >= 0),
  performed     text check (performed in ('full', 'part', 'none')),
  ledger        text check (ledger in ('open', 'breach', 'performed')),
  confirmation  text check (confirmation in ('applied', 'confirmed', 'rejected', 'not-accepted', 'withdrawn')),
  review        text check (review in ('applied', 'confirmed', 'rejected', 'not-accepted', 'withdrawn')),
  -- In a family matter: whose side was asked apart, and whether the sides are better not in one room. Whose answer said
  -- so lies under seal; all of it ends when the matter is closed.
  asked_apart   uuid[] not null default '{}',
  kept_apart    boolean not null default false,
  -- A party asked for another mediator and has no answer yet.
  challenge     uuid,
  -- Sealed notes that are kept: what closing must see to.
  sealed_notes  smallint not null default 0 check (sealed_notes >= 0),
  primary key (county, matter),
  check ((origin = 'screening') = (round is not null)),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, committee) references staff.unit (county, id),
  foreign key (county, offered_by) references staff.unit (county, id),
  check (returned_on is null or origin = 'handed-in')
);
-- Not by the county first: where the database does not know yet how many rows there are, it would take such an index for
-- a dispute's own key, by half of it.
create index dispute_of_round on disputes.dispute (round) where round is not null;
create index dispute_by_acceptance on disputes.dispute (committee, accepted_on);
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
  -- Relation of each guest and who agreed to it (art 20), in the order of their names in the text.
  guests    jsonb not null default '[]',
  guest_names uuid,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, record) references matters.content (county, id)
);
create index session_of_matter on disputes.session (county, matter, held_on);
select kernel.secure('disputes.session');
