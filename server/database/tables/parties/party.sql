-- A person or organisation on one matter. `sealed` holds the encrypted personal fields; `masked` is what lists show.
create table parties.party (
  county        text not null check (county ~ '^\d{6}$'),
  id            uuid not null,
  place         text collate "C" not null,
  matter        uuid not null,
  kind          text not null check (kind in ('person', 'organisation')),
  masked_name   text not null,
  masked_contact text not null,
  contact_by    text not null check (contact_by in ('phone', 'village', 'address', 'wechat', 'receipt', 'none')),
  sealed        bytea,
  -- Keyed digests for exact match within one's scope: a repeated filing, never a register.
  name_index    bytea,
  contact_index bytea,
  erased_at     timestamptz,
  revision      int not null default 1,
  recorded_at   timestamptz not null default now(),
  primary key (county, id),
  check (erased_at is null or (sealed is null and name_index is null and contact_index is null))
);
create index party_of_matter on parties.party (county, matter);
create index party_by_contact on parties.party (contact_index, place) where contact_index is not null;
create index party_by_name on parties.party (name_index, place) where name_index is not null;
select kernel.secure('parties.party');
