-- A visit to a village: a service day with its windows, or a courtyard meeting with what was promised. A head count, no list of who came.
create table requests.outreach (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  kind      text not null check (kind in ('service-day', 'meeting')),
  unit      uuid not null,
  held_on   date not null,
  topic     text not null check (length(topic) between 2 and 100),
  people    int not null check (people between 0 and 10000),
  groups    text[] not null default '{}',
  revision  int not null default 0,
  chain     bytea not null,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, unit) references staff.unit (county, id)
);
create index outreach_in_order on requests.outreach (place, held_on desc, id desc);
select kernel.secure('requests.outreach');
