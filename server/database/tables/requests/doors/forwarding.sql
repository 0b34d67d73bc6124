-- A request that another system works on: sent there and followed by Open311.
create table requests.forwarding (
  county      text not null check (county ~ '^\d{6}$'),
  matter      uuid not null,
  place       text collate "C" not null,
  system      text not null,
  service     text not null,
  external_id text,
  status      text not null check (status in ('waiting', 'sent', 'open', 'closed', 'failed')),
  tries       int not null default 0,
  checked_at  timestamptz,
  primary key (county, matter),
  foreign key (county, matter) references requests.request (county, matter)
);
create index forwarding_to_follow on requests.forwarding (county, checked_at) where status in ('waiting', 'sent', 'open');
select kernel.secure('requests.forwarding');
