-- Figures: what is counted from events, at the finest grain, and put together for reading. Of matters and organisations, never of persons.
create schema figures;
grant usage on schema figures to anhe_app, anhe_job;

-- An id in the order of its moment, for entries that are made in the database.
create function figures.entry_id(at timestamptz) returns uuid
  language sql volatile parallel safe
  as $$ select (overlay(overlay(gen_random_uuid()::text placing substr(h, 1, 8) || '-' || substr(h, 9, 4) from 1 for 13) placing '7' from 15 for 1))::uuid
          from (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as h) m $$;
