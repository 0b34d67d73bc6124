-- A key of another program that files by Open311: its keyed digest, never the key.
create table requests.api_key (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  name      text not null check (length(name) between 2 and 60),
  key_index bytea not null,
  made_on   date not null,
  ended_on  date,
  primary key (county, id),
  unique (county, key_index)
);
select kernel.secure('requests.api_key');

-- The key that a caller without an area holds, by its county; null when there is none or it was ended.
create function requests.key_of(in_county text, in_key bytea) returns uuid
  language sql stable security definer set search_path = pg_catalog as $$
    select id from requests.api_key where county = in_county and key_index = in_key and ended_on is null
  $$;
