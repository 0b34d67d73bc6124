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
