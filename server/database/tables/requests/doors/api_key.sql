-- A key of another program that files by Open311: its keyed digest, never the key.
create table requests.api_key (
  county    text not null check (county ~ '^\d{6}$'),
  id        uuid not null,
  place     text collate "C" not null,
  name      text not null check (length(name) between 2 and 60),
  key_index bytea not null,
  made_on   date not null,
  used_on   date,
  ended_on  date,
  primary key (county, id),
  unique (county, key_index)
);
select kernel.secure('requests.api_key');

-- Whether a key of a county holds, for a caller that has no area.
create function requests.key_holds(in_county text, in_key bytea) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
    select exists (select from requests.api_key where county = in_county and key_index = in_key and ended_on is null)
  $$;
