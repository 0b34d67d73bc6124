-- The ground under every capability: commands, events, outbox, series, files, keys, audit, dated reference rows.
create schema kernel;
comment on schema kernel is 'What every capability stands on';
grant usage on schema kernel to anhe_app, anhe_job;

-- A scope is a set of ranges over place codes: '[610524,610525)' is a county with all below it.
create type kernel.place_range as range (subtype = text, collation = "C", multirange_type_name = kernel.place_ranges);

-- The ranges of the acting post, set for this transaction only. Unset means nothing is visible.
create function kernel.scope() returns kernel.place_ranges
  language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('anhe.scope', true), ''), '{}')::kernel.place_ranges $$;

-- The one matter this transaction is narrowed to (a shared matter, a receipt), or null.
create function kernel.focus() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('anhe.focus', true), '')::uuid $$;

-- The post of an actor as events and the access log write it ('post:…', or 'post:…/…' of one who stands in); null of a job,
-- a receipt or the public. Posts are joined by it and so by their key: compared as texts, all posts of a county were read.
create function kernel.post_of(actor text) returns uuid
  language sql immutable parallel safe
  as $$ select case when actor like 'post:%' then substr(split_part(actor, '/', 1), 6)::uuid end $$;

-- The post that acts in this transaction, or null: for the few rows that are one post's alone. A deputy, a receipt's holder
-- and a job act as none.
create function kernel.post() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('anhe.post', true), '')::uuid $$;

-- Gives a tenant table the house's row security: area always, the narrowed matter where the table has one.
-- What is read is held against a value found once for the statement; the one row that is written, directly: a
-- sub-select for each written row is most of what a small statement costs.
create function kernel.secure(target regclass, rights text default 'select, insert, update') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant %s on %s to anhe_app', rights, target);
  execute format('create policy area on %s using (place operator(pg_catalog.<@) (select kernel.scope())) with check (place operator(pg_catalog.<@) kernel.scope())', target);
  if exists (select 1 from pg_attribute where attrelid = target and attname = 'matter' and not attisdropped) then
    execute format('create policy focus on %s as restrictive using (matter is not distinct from coalesce((select kernel.focus()), matter)) with check (matter is not distinct from coalesce(kernel.focus(), matter))', target);
  end if;
end $$;

-- Reference rows: everyone who is signed in may read them; they are written only within the writer's area.
create function kernel.secure_directory(target regclass, rights text default 'select, insert, update') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('grant %s on %s to anhe_app', rights, target);
  execute format('create policy directory on %s for select using (true)', target);
  execute format('create policy area_insert on %s for insert with check (place operator(pg_catalog.<@) kernel.scope())', target);
  if position('update' in rights) > 0 then
    execute format('create policy area_update on %s for update using (place operator(pg_catalog.<@) (select kernel.scope())) with check (place operator(pg_catalog.<@) kernel.scope())', target);
  end if;
end $$;

-- A place's code after codes moved: the longest old code that holds it counts; `inside` keeps the digits below it.
create function kernel.moved_place(place text, olds text[], news text[], inside boolean[]) returns text
  language sql immutable parallel safe
  as $$
    select coalesce((
      select case when m.old = place or not m.keep then m.new else m.new || substr(place, length(m.old) + 1) end
        from unnest(olds, news, inside) as m(old, new, keep) where place like m.old || '%' order by length(m.old) desc limit 1), place)
  $$;

-- Append-only: rows that nobody changes after they are written, whatever grants say.
create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- Raises unless every part of a command's one statement touched as many rows as its decision said.
create function kernel.expect_rows(touched int[], expected int[]) returns boolean language plpgsql as $$
begin
  if touched is distinct from expected then
    raise exception 'a change touched % rows instead of %', touched, expected using errcode = 'serialization_failure';
  end if;
  return true;
end $$;
