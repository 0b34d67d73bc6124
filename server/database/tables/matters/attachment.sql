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
