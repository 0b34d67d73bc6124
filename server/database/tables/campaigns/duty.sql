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
