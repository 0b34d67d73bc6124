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
