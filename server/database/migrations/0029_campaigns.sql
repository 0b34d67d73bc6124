-- The tables of campaigns as first released; written by scripts/build-first-migrations.ts.

-- ======== campaigns/_schema

-- Campaigns: what a city or county asks of its places for some weeks, what units did, and the report. Of work, places and units, never of persons.
create schema campaigns;
grant usage on schema campaigns to anhe_app, anhe_job;

-- ======== campaigns/campaign

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

-- ======== campaigns/duty

-- One task of a campaign at one place. `county` is the place's own: a campaign of the city has tasks in every county. What measures it is as the plan was signed.
create table campaigns.duty (
  county          text not null check (county ~ '^\d{6}$'),
  id              uuid not null,
  place           text collate "C" not null,
  campaign_county text not null check (campaign_county ~ '^\d{6}$'),
  campaign        uuid not null,
  -- Which task of the plan, from 0 on.
  task            smallint not null check (task >= 0),
  -- The unit that was named; who has it now is asked of campaigns.holder.
  unit            uuid,
  charge          text check (charge in ('disputes', 'requests', 'hazards', 'patrols', 'screening')),
  measure         text not null check (measure in ('counted', 'reported')),
  figure          text,
  target          int check (target > 0),
  proof           boolean not null,
  status          text not null check (status in ('open', 'asked', 'done', 'nothing')),
  due_on          date not null,
  -- What was reported last, or had been counted when the target was reached.
  amount          int check (amount >= 0),
  done_on         date,
  reports         smallint not null default 0 check (reports >= 0),
  proven          boolean not null default false,
  asked_for       date,
  asked_words     bytea,
  remark          bytea,
  revision        int not null default 0,
  chain           bytea not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  check ((measure = 'counted') = (figure is not null)),
  check ((status in ('done', 'nothing')) = (done_on is not null)),
  check ((status = 'asked') = (asked_for is not null) and (asked_for is null) = (asked_words is null))
);
create index duty_of_campaign on campaigns.duty (campaign, task, place);
create index duty_of_place on campaigns.duty (place, due_on);
create index duty_of_unit on campaigns.duty (county, unit, due_on);
select kernel.secure('campaigns.duty');

-- ======== campaigns/own_functions

-- Which unit has a task today, what a unit sees beyond the areas of its posts, and what the jobs count.
-- after: campaign, duty

-- The unit that was named, while it is at work; then the one in charge of this in the place, or in the nearest that holds it; null where there is none.
create function campaigns.holder(of_county text, of_place text, named uuid, of_charge text, on_day date) returns uuid
  language sql stable as $$
    select coalesce(
      (select u.id from staff.unit u where u.county = of_county and u.id = named and u.valid_from <= on_day and (u.valid_to is null or on_day < u.valid_to)),
      (select c.unit from supervision.charge c
         join staff.unit u on u.county = c.county and u.id = c.unit and u.valid_from <= on_day and (u.valid_to is null or on_day < u.valid_to)
        where c.county = of_county and c.charge = of_charge and c.place in (of_place, left(of_place, 12), left(of_place, 9), left(of_place, 6)) and c.valid_from <= on_day and (c.valid_to is null or on_day < c.valid_to)
        order by length(c.place) desc, c.id limit 1))
  $$;

-- A unit reads and reports its own tasks, whatever area its posts have.
create function campaigns.open_own(in_county text, in_unit uuid, on_day date) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform set_config('anhe.scope', (kernel.scope() + coalesce((
    select range_agg(kernel.place_range(o.place, o.place || '~')) from (
      select distinct d.place from campaigns.duty d where d.county = in_county and campaigns.holder(d.county, d.place, d.unit, d.charge, on_day) = in_unit) o), '{}'::kernel.place_ranges))::text, true);
  return true;
end $$;

-- Asks the jobs to count the tasks of running campaigns, county by county, up to a day.
create function campaigns.ask_counting(until date) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked bigint := 0;
  found record;
begin
  for found in
    select distinct d.county, d.campaign, c.from_on, least(c.to_on, until) as on_day from campaigns.duty d join campaigns.campaign c on c.county = d.campaign_county and c.id = d.campaign
     where c.status = 'running' and c.from_on <= until and d.measure = 'counted' and d.target is not null and d.status in ('open', 'asked')
  loop
    perform kernel.leave_task(found.county, 'campaigns.count', 'campaigns ' || found.county || ' ' || found.campaign || ' ' || until,
      jsonb_build_object('county', found.county, 'campaign', found.campaign, 'from', found.from_on, 'on', found.on_day));
    asked := asked + 1;
  end loop;
  return asked;
end $$;
revoke all on function campaigns.ask_counting(date) from public;
grant execute on function campaigns.ask_counting(date) to anhe_job;

-- ======== campaigns/report

-- What a unit said of its task: how far it is, that it is done, or that there is nothing to do. Its words are sealed.
create table campaigns.report (
  county      text not null check (county ~ '^\d{6}$'),
  id          uuid not null,
  place       text collate "C" not null,
  duty        uuid not null,
  version     smallint not null check (version > 0),
  unit        uuid not null,
  amount      int check (amount >= 0),
  done        boolean not null,
  nothing     boolean not null,
  words       bytea not null,
  reported_by uuid not null,
  reported_at timestamptz not null,
  primary key (county, id),
  unique (county, duty, version),
  foreign key (county, duty) references campaigns.duty (county, id),
  foreign key (county, unit) references staff.unit (county, id),
  foreign key (county, reported_by) references staff.post (county, id),
  check (not (done and nothing))
);
select kernel.secure('campaigns.report', 'select, insert, update (place)');

-- ======== campaigns/proof

-- A file by which a unit shows what it did.
create table campaigns.proof (
  county text not null check (county ~ '^\d{6}$'),
  id     uuid not null,
  place  text collate "C" not null,
  duty   uuid not null,
  report uuid not null,
  file   uuid not null,
  primary key (county, id),
  foreign key (county, duty) references campaigns.duty (county, id),
  foreign key (county, report) references campaigns.report (county, id),
  foreign key (county, file) references kernel.file (county, id)
);
create index proof_of_duty on campaigns.proof (county, duty);
select kernel.secure('campaigns.proof', 'select, insert, update (place)');
