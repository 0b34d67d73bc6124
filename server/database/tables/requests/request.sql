-- A request beside its matter: by which door it came, where it is, what came of it by the answering unit, what the person says.
create table requests.request (
  county       text not null check (county ~ '^\d{6}$'),
  matter       uuid not null,
  place        text collate "C" not null,
  door         text not null check (door in ('portal', 'desk', 'phone', 'hotline', 'open311', 'service-day', 'meeting', 'field')),
  type         text,
  detail       text,
  department   text,
  -- Neither text nor photo leaves the desk.
  guarded      boolean not null,
  -- How exactly the public list may show the place; null where nothing is published.
  publish      text check (publish in ('point', 'village', 'town')),
  priority     text not null default 'normal' check (priority in ('normal', 'high', 'urgent')),
  -- Texts lie in matters.content.
  said         uuid not null,
  spot         uuid,
  answers      uuid,
  -- WGS 84; `cell` is a code of its neighbourhood, by which the ones nearby are found.
  lat          double precision check (lat between -90 and 90),
  lng          double precision check (lng between -180 and 180),
  cell         text collate "C",
  photos       uuid[] not null default '{}',
  party        uuid not null,
  consent_oral boolean not null default false,
  asked_by     uuid,
  wants_messages boolean not null default false,
  about_unit   uuid,
  outreach     uuid,
  -- The key of the program that filed it; of this county or of the city.
  api_key      uuid,
  doubts       text[] not null default '{}',
  -- Keyed digests of the text and of the device that sent it, for finding what comes again and again; gone after a week.
  said_index   bytea,
  device_index bytea,
  filed_at     timestamptz not null,
  open         boolean not null,
  dispatched_at timestamptz,
  read_at      timestamptz,
  accepted_at  timestamptz,
  asked_person boolean not null default false,
  explained    boolean not null default false,
  extensions   smallint not null default 0,
  outcome      text check (outcome in ('replied', 'solved', 'not-possible')),
  impossible   text,
  replied_at   timestamptz,
  replied_unit uuid,
  -- The last day on which the person may rate, contest or reopen.
  respond_by   date,
  rating       text check (rating in ('good', 'fair', 'poor')),
  said_solved  boolean,
  contested    smallint not null default 0,
  ending       text check (ending in ('confirmed', 'unrated', 'joined', 'withdrawn', 'discarded', 'disputed')),
  joined_to    uuid,
  joiners      int not null default 0 check (joiners >= 0),
  rung         text check (rung in ('deputy', 'leader', 'centre')),
  raised_at    timestamptz,
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id),
  foreign key (county, party) references parties.party (county, id),
  foreign key (county, joined_to) references matters.matter (county, id),
  check ((lat is null) = (lng is null)),
  check (joined_to is null or joined_to <> matter),
  check ((ending = 'joined') = (joined_to is not null)),
  check (ending is null or not open),
  check (outcome is not null or replied_at is null)
);
create index request_nearby on requests.request (county, cell, filed_at desc) where cell is not null;
create index request_public on requests.request (filed_at desc, matter desc) where publish is not null and (ending is null or ending in ('confirmed', 'unrated'));
create index request_by_text on requests.request (county, said_index, filed_at desc) where said_index is not null;
create index request_by_device on requests.request (county, device_index, filed_at desc) where device_index is not null;
create index request_in_order on requests.request (place, filed_at desc, matter desc);
create index request_of_key on requests.request (api_key, filed_at desc) where api_key is not null;
create index request_to_answer on requests.request (county, respond_by) where ending is null and outcome is not null;
create index request_unread on requests.request (county, dispatched_at) where open and accepted_at is null and dispatched_at is not null;
create index request_joined on requests.request (county, joined_to) where joined_to is not null;
create index request_of_outreach on requests.request (county, outreach) where outreach is not null;
select kernel.secure('requests.request');
