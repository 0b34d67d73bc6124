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

-- ======== disputes/call

-- What came of one line of a day's call sheet, and until when that line stays away. The sheet itself is kept nowhere.
create table disputes.call (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  reason      text not null check (reason in ('session', 'instalment', 'look-in', 'follow-up', 'consent', 'signature', 'confirmation', 'handover')),
  about       uuid not null,
  party       uuid,
  result      text not null check (result in ('reached', 'missed', 'later', 'done')),
  called_on   date not null,
  rests_until date not null,
  note        uuid,
  called_by   uuid not null,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, note) references matters.content (county, id),
  foreign key (county, called_by) references staff.post (county, id),
  check (rests_until > called_on)
);
create index call_of_matter on disputes.call (county, matter, rests_until);
create index call_by_day on disputes.call (county, called_by, called_on);
select kernel.secure('disputes.call');

-- ======== disputes/challenge

-- A party's wish for another mediator, with its answer.
create table disputes.challenge (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  party       uuid not null,
  post        uuid not null,
  asked_on    date not null,
  reason      uuid not null,
  upheld      boolean,
  decided_on  date,
  answer      uuid,
  decided_by  uuid,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, post) references staff.post (county, id),
  foreign key (county, reason) references matters.content (county, id),
  check ((upheld is null) = (decided_on is null))
);
create index challenge_of_matter on disputes.challenge (county, matter);
select kernel.secure('disputes.challenge');

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

-- ======== disputes/evidence

-- What a file of evidence proves, whether it is the original, and from which party.
create table disputes.evidence (
  county      text not null check (county ~ '^\d{6}$'),
  attachment  uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  proves      uuid not null,
  form        text not null check (form in ('original', 'copy')),
  party       uuid,
  primary key (county, attachment),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, attachment) references matters.attachment (county, id),
  foreign key (county, proves) references matters.content (county, id)
);
create index evidence_of_matter on disputes.evidence (county, matter);
select kernel.secure('disputes.evidence');

-- ======== disputes/exchange

-- What another platform answered of a dispute: the number it goes by there, and its answer as a text in matters.content.
-- after: dispute
create table disputes.exchange (
  county       text not null check (county ~ '^\d{6}$'),
  matter       uuid not null,
  -- The platform's table, as its dated row is called.
  map          text not null,
  place        text collate "C" not null,
  theirs       text not null,
  sent_on      date,
  answered_on  date not null,
  answer       uuid not null,
  -- Keyed digest of the answer, by which the same one is known again.
  answer_index bytea not null,
  primary key (county, matter, map),
  foreign key (county, matter) references matters.matter (county, id),
  check (sent_on is null or answered_on >= sent_on)
);
create index exchange_by_theirs on disputes.exchange (county, map, theirs);
select kernel.secure('disputes.exchange');

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

-- ======== disputes/group_member

-- A member of a group on one matter: the share, and since when the representatives are authorised. Personal data lies in parties.
create table disputes.group_member (
  county        text not null check (county ~ '^\d{6}$'),
  matter        uuid not null,
  party         uuid not null,
  place         text collate "C" not null,
  amount        numeric(14, 2) check (amount is null or amount >= 0),
  authorised_on date,
  note          uuid,
  enrolled_at   timestamptz not null default now(),
  left_at       timestamptz,
  primary key (county, matter, party),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id),
  foreign key (county, note) references matters.content (county, id)
);
select kernel.secure('disputes.group_member');

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

-- ======== disputes/investigation

-- An inquiry beside the table: a visit, an inquiry, an inspection of the place.
create table disputes.investigation (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  kind        text not null check (kind in ('visit', 'inquiry', 'inspection')),
  happened_on date not null,
  venue       uuid,
  respondent  uuid,
  respondent_words uuid,
  record      uuid not null,
  investigators uuid[] not null,
  read_back   boolean not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, record) references matters.content (county, id)
);
create index investigation_of_matter on disputes.investigation (county, matter);
select kernel.secure('disputes.investigation');

-- ======== disputes/joint_fact

-- Facts that all parties confirmed by signing: what was conceded stays in the room, this does not (courts' rules arts 18, 22).
create table disputes.joint_fact (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  happened_on date not null,
  content     uuid not null,
  -- Who signed and how: a paper seen by the post.
  signatures  jsonb not null,
  seen_by     uuid not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, content) references matters.content (county, id)
);
create index joint_fact_of_matter on disputes.joint_fact (county, matter);
select kernel.secure('disputes.joint_fact');

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

-- ======== disputes/planned_session

-- A session that is going to be held: when, where, who is to come. Its id is the UID of its calendar entry.
create table disputes.planned_session (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  mediator    uuid not null,
  day         date not null,
  time        text not null check (time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  minutes     smallint not null check (minutes between 10 and 480),
  venue       uuid,
  invited     uuid[] not null,
  told        text not null check (told in ('read-out', 'paper', 'phone')),
  state       text not null default 'planned' check (state in ('planned', 'cancelled')),
  -- Goes up with every change (RFC 5545 SEQUENCE).
  sequence    smallint not null default 0,
  changed_at  timestamptz not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, mediator) references staff.post (county, id)
);
create index planned_session_of_matter on disputes.planned_session (county, matter);
select kernel.secure('disputes.planned_session');
create index planned_session_by_day on disputes.planned_session (county, mediator, day);

-- ======== disputes/police_report

-- That the police were told of what the dispute may turn into (art 25). It does not end the mediation.
create table disputes.police_report (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  kind        text not null check (kind in ('public-order', 'crime')),
  reported_on date not null,
  unit        uuid not null,
  account     uuid not null,
  reported_by uuid not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, unit) references matters.content (county, id),
  foreign key (county, account) references matters.content (county, id)
);
create index police_report_of_matter on disputes.police_report (county, matter);
select kernel.secure('disputes.police_report');

-- ======== disputes/representation

-- Who acts for whom on a matter: elected representatives of a group, agents, guardians, with their powers and the paper of it.
create table disputes.representation (
  county         text not null check (county ~ '^\d{6}$'),
  id             uuid not null,
  place          text collate "C" not null,
  matter         uuid not null,
  representative uuid not null,
  kind           text not null check (kind in ('elected', 'agent', 'guardian')),
  powers         text not null check (powers in ('general', 'special')),
  -- For all members of the group who authorised it; else for the parties named.
  whole_group    boolean not null,
  represents     uuid[] not null,
  from_on        date not null,
  to_on          date,
  authority      uuid,
  recorded_at    timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, representative) references parties.party (county, id),
  foreign key (county, authority) references matters.attachment (county, id),
  check (whole_group or cardinality(represents) > 0)
);
create index representation_of_matter on disputes.representation (county, matter);
select kernel.secure('disputes.representation');

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

-- ======== disputes/sealed_note

-- That something was written under seal after a talk with one side: whose, by which post. Its text lies in sealed_text.
create table disputes.sealed_note (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  party       uuid not null,
  -- Who may read it: the post that wrote it, or the one it was passed to with the party's consent.
  post        uuid not null,
  happened_on date not null,
  state       text not null default 'kept' check (state in ('kept', 'destroyed')),
  passed_on   date,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create index sealed_note_of_matter on disputes.sealed_note (county, matter);
select kernel.secure('disputes.sealed_note');
create index sealed_note_of_post on disputes.sealed_note (county, post) where state = 'kept';

-- Asks the jobs to empty the rooms of posts that ended before a day, unless somebody followed; gives how many. The jobs may
-- do this and nothing else to the table.
create function disputes.ask_emptying(before date) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  room record;
begin
  for room in
    select distinct n.county, n.matter, n.post from disputes.sealed_note n join staff.post p on p.county = n.county and p.id = n.post
     where n.state = 'kept' and p.valid_to <= before
  loop
    perform kernel.leave_task(room.county, 'disputes.empty-room', 'empty-room ' || room.matter || ' ' || room.post, jsonb_build_object('county', room.county, 'matter', room.matter, 'post', room.post));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function disputes.ask_emptying(date) from public;
grant execute on function disputes.ask_emptying(date) to anhe_job;

-- ======== disputes/sealed_text

-- The text of a sealed note, encrypted: of the one post alone, whatever its area; gone for good once the note is destroyed.
create table disputes.sealed_text (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  -- Who wrote it. Who may read it now stands in the note.
  written_by  uuid not null,
  sealed      bytea not null,
  -- Salt of the digest that the event keeps; it goes with the text.
  salt        bytea not null,
  primary key (county, id),
  foreign key (county, id) references disputes.sealed_note (county, id)
);
select kernel.secure('disputes.sealed_text', 'select, insert');
-- Beyond the area: only who may read the note, and nobody writes in another's name.
create policy reader on disputes.sealed_text as restrictive for select
  using (exists (select 1 from disputes.sealed_note n where n.county = sealed_text.county and n.id = sealed_text.id and n.post = (select kernel.post())));
create policy writer on disputes.sealed_text as restrictive for insert with check (written_by = kernel.post());

-- A destroyed note loses its text in the same breath, and a text follows its note to a new division code: by the account
-- that owns the tables, so that nobody has to be able to read it for that.
create function disputes.follow_sealed_note() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.state = 'destroyed' then
    delete from disputes.sealed_text where county = new.county and id = new.id;
  else
    update disputes.sealed_text set place = new.place where county = new.county and id = new.id;
  end if;
  return null;
end $$;
revoke all on function disputes.follow_sealed_note() from public;
create trigger text_follows after update of state, place on disputes.sealed_note for each row execute function disputes.follow_sealed_note();

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

-- ======== disputes/signature

-- Who signed an agreement, how and by which road (art 29): on paper, on the screen before a post, by phone with a receipt.
create table disputes.signature (
  county      text not null check (county ~ '^\d{6}$'),
  agreement   uuid not null,
  signer      uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  as_what     text not null check (as_what in ('party', 'agent', 'mediator', 'recorder', 'witness')),
  how         text not null check (how in ('signature', 'fingerprint', 'seal')),
  way         text not null default 'paper' check (way in ('paper', 'screen', 'phone')),
  signed_on   date not null,
  -- The post before whom it was done; nobody, by phone.
  seen_by     uuid,
  -- Who signed for the signer; null where the signer did.
  by_party    uuid,
  -- Digest of the text that was signed.
  text_digest text check (text_digest ~ '^[0-9a-f]{64}$'),
  image       uuid,
  -- Which paper was shown; its number is not kept.
  shown       text check (shown in ('id-card', 'household-book', 'passport', 'licence', 'known')),
  -- Who read the text out, and who witnessed it: encrypted texts.
  reader      uuid,
  witness     uuid,
  recorded_at timestamptz not null default now(),
  primary key (county, agreement, signer, as_what),
  foreign key (county, agreement) references disputes.agreement (county, id),
  foreign key (county, image) references matters.attachment (county, id),
  check (way = 'phone' or seen_by is not null),
  check (way = 'paper' or text_digest is not null)
);
select kernel.secure('disputes.signature');

-- ======== disputes/warning_sign

-- A sign that the dispute may turn violent, with what is done about it and who looks in. It belongs to the matter and ends with it.
create table disputes.warning_sign (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  kind        text not null,
  noted_on    date not null,
  owner       uuid not null,
  precaution  uuid,
  ended_on    date,
  -- Days on which somebody looked in; the list of what is due needs the next one alone.
  next_visit_on date,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, owner) references staff.post (county, id),
  check (ended_on is null or next_visit_on is null)
);
create index warning_sign_of_matter on disputes.warning_sign (county, matter);
select kernel.secure('disputes.warning_sign');
create index warning_sign_due on disputes.warning_sign (county, owner, next_visit_on) where next_visit_on is not null;

-- ======== disputes/warning_visit

-- A look-in after a warning sign: on the seventh, the thirtieth or the ninetieth day.
create table disputes.warning_visit (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  sign        uuid not null,
  after_days  smallint not null check (after_days in (7, 30, 90)),
  visited_on  date not null,
  record      uuid,
  visited_by  uuid not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  unique (county, sign, after_days),
  foreign key (county, sign) references disputes.warning_sign (county, id)
);
create index warning_visit_of_matter on disputes.warning_visit (county, matter);
select kernel.secure('disputes.warning_visit');

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
