-- The tables of matters as first released; written by scripts/build-first-migrations.ts.

-- ======== matters/_schema

-- What is the same for every kind of matter: number, timeline, holder, clock, attachment, receipt.
create schema matters;
grant usage on schema matters to anhe_app, anhe_job;

-- ======== matters/matter

-- One thing in hand. State here results from events; it is written with them, never apart.
create table matters.matter (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  place        text collate "C" not null,
  place_filed  text collate "C" not null,
  kind         text not null check (kind in ('dispute', 'request', 'hazard', 'alarm', 'errand')),
  status       text not null,
  -- What a list shows of it: its type and the masked parties.
  type         text not null,
  party_line   text not null,
  number       text,
  holder_unit  uuid not null,
  holder_post  uuid,
  held_since   timestamptz not null,
  filed_unit   uuid not null,
  filed_on     date not null,
  -- Units that assist and read it; and the one that it is about, which sees nothing of it even where the area is its own.
  let_in       uuid[] not null default '{}',
  kept_out     uuid,
  -- Earliest open clock; null when none runs.
  due_on       date,
  due_clock    text,
  next_step    text,
  -- The transfer that waits for an answer; until then the owner stays.
  pending_transfer uuid,
  -- How far along the five stations of a receipt: filed, accepted, in hand, result, closed.
  station      smallint not null default 0 check (station between 0 and 4),
  open         boolean not null,
  closed_on    date,
  archived_on  date,
  keep_until   date,
  revision     int not null default 0 check (revision >= 0),
  chain        bytea not null check (length(chain) = 32),
  recorded_at  timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, holder_unit) references staff.unit (county, id),
  foreign key (county, filed_unit) references staff.unit (county, id),
  foreign key (county, kept_out) references staff.unit (county, id),
  foreign key (county, holder_post) references staff.post (county, id),
  check (place ~ '^\d{6}(\d{3}(\d{3}(\d{3})?)?)?$'),
  check (open or closed_on is not null),
  check (archived_on is null or not open),
  check (not open or holder_unit is distinct from kept_out)
);
create index matter_by_clock on matters.matter (county, holder_unit, due_on, id) where open;
create index matter_by_place on matters.matter (place, filed_on desc, id desc);
-- Requests are several times as many as disputes: a page of one kind reads none of the others.
create index matter_in_order on matters.matter (county, kind, filed_on desc, id desc);
create index matter_by_number on matters.matter (county, number) where number is not null;
select kernel.secure('matters.matter');

-- ======== matters/attachment

-- A file on a matter: evidence, an identity paper, a signed page. Seen by a person before it counts.
create table matters.attachment (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  file        uuid not null,
  kind        text not null,
  happened_on date not null,
  -- The post that added it; null for what the person sent in themselves.
  added_by    uuid,
  seen_by     uuid,
  seen_at     timestamptz,
  removed_at  timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, file) references kernel.file (county, id)
);
create index attachment_of_matter on matters.attachment (county, matter);
select kernel.secure('matters.attachment');

-- ======== matters/clock

-- A legal or promised time limit of a matter. Its arithmetic is recomputed from these dates and the dated row it names.
create table matters.clock (
  county     text not null check (county ~ '^\d{6}$'),
  matter     uuid not null,
  kind       text not null,
  place      text collate "C" not null,
  started_on date not null,
  due_on     date not null,
  limit_from date not null,
  -- The dated row by which it runs, where that is not the one named like the kind (a promise of a type of request).
  limit_code text,
  -- A limit in hours: from when it counts, when it ends, when it was ended.
  started_at timestamptz,
  due_at     timestamptz,
  stopped_at timestamptz,
  stopped_on date,
  outcome    text check (outcome in ('kept', 'missed', 'dropped')),
  -- Time left out ({from, to, reason}; open while it has no end) and time added ({amount, unit, on}).
  pauses     jsonb not null default '[]',
  extensions jsonb not null default '[]',
  -- Since when it is paused: it presses nobody, and `due_on` is the last day if it ran on from that day.
  paused_on  date,
  primary key (county, matter, kind),
  foreign key (county, matter) references matters.matter (county, id),
  check (due_on >= started_on),
  check ((stopped_on is null) = (outcome is null)),
  check (paused_on is null or stopped_on is null)
);
select kernel.secure('matters.clock');

-- ======== matters/content

-- Free text of events, apart from the chain: encrypted, salted; retention erases text and salt, the digest in the event stays.
create table matters.content (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  kind        text not null,
  sealed      bytea,
  salt        bytea,
  erased_at   timestamptz,
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  check ((erased_at is null) = (sealed is not null and salt is not null))
);
create index content_of_matter on matters.content (county, matter);
select kernel.secure('matters.content');

-- ======== matters/draft

-- What someone was writing when the browser closed: kept for its author's post only, encrypted.
create table matters.draft (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  post       uuid not null,
  matter     uuid,
  form       text not null,
  sealed     bytea not null,
  changed_at timestamptz not null,
  primary key (county, id),
  foreign key (county, post) references staff.post (county, id)
);
create index draft_of_post on matters.draft (county, post, form);
select kernel.secure('matters.draft', 'select, insert, update, delete');

-- ======== matters/handover

-- A matter handed on: help asked of another unit (referral), or its owner to change (transfer). Two areas see the row:
-- the matter's and the receiver's, which may lie outside it. It names no person and holds no text.
create table matters.handover (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  matter      uuid not null,
  kind        text not null check (kind in ('referral', 'transfer')),
  status      text not null check (status in ('asked', 'accepted', 'refused', 'taken-back', 'reported', 'ended')),
  from_unit   uuid not null,
  to_unit     uuid not null,
  -- The receiver's own place: its area sees the row.
  to_place    text collate "C" not null,
  ground      text not null check (ground in ('consent', 'duty', 'secrecy')),
  -- What the receiver may read, as the parties were told.
  fields      text[] not null check (cardinality(fields) > 0),
  -- Texts lie in matters.content.
  purpose     uuid not null,
  reason      uuid,
  result      uuid,
  -- What the receiver's list shows of a matter that it cannot see yet.
  matter_kind text not null,
  type        text not null,
  number      text,
  asked_on    date not null,
  due_on      date not null,
  answered_on date,
  ended_on    date,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, from_unit) references staff.unit (county, id),
  foreign key (county, to_unit) references staff.unit (county, id),
  check (from_unit <> to_unit),
  check ((status = 'asked') = (answered_on is null)),
  check (kind = 'referral' or status in ('asked', 'accepted', 'refused', 'taken-back')),
  check (kind = 'transfer' or (ended_on is not null) = (status in ('reported', 'ended')))
);
create unique index one_transfer_at_a_time on matters.handover (county, matter) where kind = 'transfer' and status = 'asked';
create unique index one_referral_a_unit on matters.handover (county, matter, to_unit) where kind = 'referral' and status in ('asked', 'accepted');
create index handover_to_unit on matters.handover (county, to_unit, due_on) where status in ('asked', 'accepted');
create index handover_from_unit on matters.handover (county, from_unit, due_on) where status in ('asked', 'accepted');
create index handover_of_matter on matters.handover (county, matter);
select kernel.secure('matters.handover');
drop policy area on matters.handover;
create policy area on matters.handover
  using (place operator(pg_catalog.<@) (select kernel.scope()) or to_place operator(pg_catalog.<@) (select kernel.scope()))
  with check (place operator(pg_catalog.<@) kernel.scope() or to_place operator(pg_catalog.<@) kernel.scope());

-- Narrows this transaction to the one matter that another unit shares with the acting one, and answers whether there is one.
create function matters.open_shared(in_county text, in_matter uuid, in_unit uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found_place text;
begin
  select m.place into found_place
    from matters.handover h join matters.matter m on m.county = h.county and m.id = h.matter
    where h.county = in_county and h.matter = in_matter and h.to_unit = in_unit and h.status in ('asked', 'accepted') limit 1;
  if found_place is null then
    return false;
  end if;
  perform set_config('anhe.focus', in_matter::text, true);
  perform set_config('anhe.scope', '{[' || found_place || ',' || found_place || '~)}', true);
  return true;
end $$;

-- ======== matters/handover_told

-- What each party was told of a handover, whether it agreed, and when it took its consent back.
-- after: handover
create table matters.handover_told (
  county       text not null check (county ~ '^\d{6}$'),
  handover     uuid not null,
  party        uuid not null,
  place        text collate "C" not null,
  matter       uuid not null,
  how          text not null check (how in ('read-out', 'paper', 'phone')),
  agrees       boolean not null,
  told_on      date not null,
  withdrawn_on date,
  primary key (county, handover, party),
  foreign key (county, handover) references matters.handover (county, id),
  foreign key (county, party) references parties.party (county, id)
);
select kernel.secure('matters.handover_told');

-- ======== matters/matter_party

-- Which party stands on which side of a matter.
create table matters.matter_party (
  county   text not null check (county ~ '^\d{6}$'),
  matter   uuid not null,
  party    uuid not null,
  place    text collate "C" not null,
  side     text not null check (side in ('applicant', 'respondent', 'third')),
  position smallint not null check (position > 0),
  -- A member of a group, or one who left it; null for a party that stands for itself.
  standing text check (standing in ('member', 'left')),
  primary key (county, matter, party),
  -- A party serves one matter: there is no register of persons.
  unique (county, party),
  unique (county, matter, position),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id)
);
select kernel.secure('matters.matter_party');

-- ======== matters/number

-- A human number of a matter: acceptance, refusal, agreement, oral register, dossier: a series each. An agreement made anew
-- after a court's rejection has a number of its own beside the old one.
create table matters.number (
  county text not null check (county ~ '^\d{6}$'),
  matter uuid not null,
  series text not null,
  place  text collate "C" not null,
  unit   uuid not null,
  year   smallint not null,
  value  int not null check (value > 0),
  text   text not null,
  primary key (county, matter, series, year, value),
  unique (county, unit, series, year, value),
  foreign key (county, matter) references matters.matter (county, id)
);
select kernel.secure('matters.number');

-- ======== matters/receipt

-- What a party holds to follow the matter without an account: the code's keyed digest, never the code.
create table matters.receipt (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  party      uuid not null,
  code_index bytea not null,
  word_hash  text,
  issued_at  timestamptz not null,
  -- Wrong words and codes since the last right one; after five it rests for a while.
  tries      smallint not null default 0,
  locked_until timestamptz,
  revoked_at timestamptz,
  primary key (county, id),
  unique (county, code_index),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id)
);
create index receipt_of_matter on matters.receipt (county, matter);
select kernel.secure('matters.receipt');

-- Narrows this transaction to the one matter of a valid receipt, and answers whether there is one.
create function matters.open_receipt(in_county text, in_code bytea) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found record;
begin
  select r.matter, m.place into found
    from matters.receipt r join matters.matter m on m.county = r.county and m.id = r.matter
    where r.county = in_county and r.code_index = in_code and r.revoked_at is null;
  perform set_config('anhe.focus', coalesce(found.matter::text, '00000000-0000-0000-0000-000000000000'), true);
  perform set_config('anhe.scope', coalesce('{[' || found.place || ',' || found.place || '~)}', '{}'), true);
  return found.matter is not null;
end $$;

-- ======== matters/receipt_pass

-- A second factor shown for a receipt: a code sent to the party, or the pass after it was given. Short-lived.
create table matters.receipt_pass (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  matter     uuid not null,
  receipt    uuid not null,
  code_hash  text,
  token_index bytea,
  expires_at timestamptz not null,
  primary key (county, id),
  foreign key (county, receipt) references matters.receipt (county, id)
);
create index receipt_pass_of_receipt on matters.receipt_pass (county, receipt, expires_at);
select kernel.secure('matters.receipt_pass');

-- Removes passes and codes that ended before a moment, and gives how many. The jobs may do this and nothing else to the table.
create function matters.forget_passes(before timestamptz) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  removed bigint;
begin
  delete from matters.receipt_pass where expires_at < before;
  get diagnostics removed = row_count;
  return removed;
end $$;
revoke all on function matters.forget_passes(timestamptz) from public;
grant execute on function matters.forget_passes(timestamptz) to anhe_job;

-- ======== matters/saved_view

-- A register's filters under a name, for one post.
create table matters.saved_view (
  county     text not null check (county ~ '^\d{6}$'),
  id         uuid not null,
  place      text collate "C" not null,
  post       uuid not null,
  name       text not null check (length(name) between 1 and 30),
  filters    jsonb not null,
  changed_at timestamptz not null,
  primary key (county, id),
  unique (county, post, name),
  foreign key (county, post) references staff.post (county, id)
);
select kernel.secure('matters.saved_view', 'select, insert, update, delete');

-- ======== matters/search

-- Words of a matter for full-text search: parties' names are cut out before, sealed notes never come here.
create table matters.search (
  county text not null check (county ~ '^\d{6}$'),
  matter uuid not null,
  place  text collate "C" not null,
  words  tsvector not null,
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id)
);
create index search_words on matters.search using gin (words);
-- Deleted where a matter turns out to be private: its words are found by nobody.
select kernel.secure('matters.search', 'select, insert, update, delete');
-- The function runs with its owner's rights; it gives ids only, and each is read again under row security.

-- `@@` is not leakproof, so row security would hide the index from it: this function takes the ranges and answers ids,
-- newest first, at most `most` of them, and never over 2000.
create function matters.find(in_scope kernel.place_ranges, in_words tsquery, most int)
  returns table (county text, matter uuid)
  language sql stable security definer set search_path = pg_catalog as $$
    select s.county, s.matter from matters.search s
    where s.words @@ in_words and s.place operator(pg_catalog.<@) in_scope
    order by s.matter desc limit least(most, 2000)
  $$;
