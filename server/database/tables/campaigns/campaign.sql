-- A campaign: its plan, its days, its report. Drafted, reviewed and signed by different people; all words are sealed. Its row everybody on the staff may read: a draft is kept back by the policy, and what came of it lies with its places.
create table campaigns.campaign (
  county       text not null check (county ~ '^\d{6}$'),
  id           uuid not null,
  -- The office's own place.
  place        text collate "C" not null,
  kind         text not null,
  status       text not null check (status in ('draft', 'review', 'signing', 'running', 'reporting', 'checking', 'closed', 'cancelled', 'discarded')),
  unit         uuid not null,
  plan         bytea not null,
  from_on      date not null,
  to_on        date not null check (to_on >= from_on),
  places       text[] not null check (cardinality(places) between 1 and 30),
  drafted_by   uuid not null,
  drafted_on   date not null,
  reviewed_by  uuid,
  -- What was said when the plan or the report went back.
  remark       bytea,
  signed_by    uuid,
  number       text,
  published_on date,
  -- How many tasks at places were made of it.
  duties       int not null default 0 check (duties >= 0),
  -- Why it was prolonged; why it was discarded or cancelled.
  longer_for   bytea,
  ended_for    bytea,
  -- What the report rests on, as it was counted, and its text.
  facts        jsonb,
  report       bytea,
  reported_by  uuid,
  closed_by    uuid,
  closed_on    date,
  revision     int not null default 0,
  chain        bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, drafted_by) references staff.post (county, id),
  foreign key (county, reviewed_by) references staff.post (county, id),
  foreign key (county, signed_by) references staff.post (county, id),
  foreign key (county, reported_by) references staff.post (county, id),
  foreign key (county, closed_by) references staff.post (county, id),
  -- Nothing goes out without a signer, a number and a day; nobody signs their own plan or approves their own report.
  check ((status in ('draft', 'review', 'signing', 'discarded')) = (published_on is null)),
  check ((published_on is null) = (signed_by is null) and (published_on is null) = (number is null)),
  check (signed_by <> drafted_by and reviewed_by <> drafted_by),
  check (closed_by <> reported_by),
  check ((facts is null) = (report is null) and (facts is null) = (reported_by is null)),
  check (status not in ('reporting', 'checking', 'closed') or facts is not null),
  check ((status = 'closed') = (closed_on is not null) and (closed_on is null) = (closed_by is null)),
  check ((status in ('cancelled', 'discarded')) = (ended_for is not null))
);
create unique index campaign_number_once on campaigns.campaign (county, unit, number) where number is not null;
create index campaign_of_unit on campaigns.campaign (county, unit, drafted_on desc, id desc);
create index campaign_in_order on campaigns.campaign (drafted_on desc, id desc) where published_on is not null;
select kernel.secure_directory('campaigns.campaign');
