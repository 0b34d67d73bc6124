-- The tables of disputes/room as first released; written by scripts/build-first-migrations.ts.

-- ======== disputes/room/challenge

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

-- ======== disputes/room/evidence

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

-- ======== disputes/room/investigation

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

-- ======== disputes/room/joint_fact

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

-- ======== disputes/room/planned_session

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

-- ======== disputes/room/police_report

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

-- ======== disputes/room/sealed_note

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

-- ======== disputes/room/sealed_text

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

-- ======== disputes/room/warning_sign

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

-- ======== disputes/room/warning_visit

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
