-- The tables of requests/similar as first released; written by scripts/build-first-migrations.ts.

-- ======== requests/similar/type_habit

-- How many requests of a type were filed over the past year, and how many of them were joined to another: counted by night, over
-- all counties, for saying how likely two that lie near each other are one thing.
create table requests.type_habit (
  type   text collate "C" primary key,
  filed  int not null check (filed >= 0),
  joined int not null check (joined >= 0),
  check (joined <= filed)
);
grant select on requests.type_habit to anhe_app;

-- Counts anew what was filed since a moment, and answers how many types there were.
create function requests.count_habits(since timestamptz) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  types bigint;
begin
  delete from requests.type_habit;
  insert into requests.type_habit (type, filed, joined)
    select r.type, count(*), count(*) filter (where r.ending = 'joined') from requests.request r
     where r.type is not null and r.filed_at >= since and r.ending is distinct from 'discarded' group by r.type;
  get diagnostics types = row_count;
  return types;
end $$;
revoke all on function requests.count_habits(timestamptz) from public;
grant execute on function requests.count_habits(timestamptz) to anhe_job;

-- ======== requests/similar/word

-- How common a word is: the share of matters whose text holds it, counted on a sample by night. Rare words are not here, so
-- that nobody is known by one; a word that is not here counts as rarer than all that are.
create table requests.word (
  word  text collate "C" primary key,
  share real not null check (share > 0 and share <= 1)
);
grant select on requests.word to anhe_app;

-- Counts the words anew on about `sampled` texts, and answers how many words are common enough to be kept.
create function requests.count_words(sampled int default 20000) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  whole double precision;
  looked bigint;
  kept bigint;
begin
  select greatest(c.reltuples, 0) into whole from pg_class c where c.oid = 'matters.search'::regclass;
  -- Whole pages are read; a table that fits is read whole.
  create temporary table looked_at on commit drop as
    select s.words from matters.search s tablesample system (least(100, greatest(0.01, 100 * sampled / greatest(whole, 1)))) repeatable (1);
  select count(*) into looked from pg_temp.looked_at;
  delete from requests.word;
  insert into requests.word (word, share)
    select w.word, w.ndoc::real / looked from ts_stat('select words from pg_temp.looked_at') w where w.ndoc >= 5 and length(w.word) <= 64;
  get diagnostics kept = row_count;
  return kept;
end $$;
revoke all on function requests.count_words(int) from public;
grant execute on function requests.count_words(int) to anhe_job;

-- Matters whose words are most like these, the likest first: ids and how alike, each to be read again under row security.
-- `@@` is not leakproof, so that this function takes the ranges, as `matters.find` does.
-- 1. The eight rarest words of two characters or more (fewer where so many texts hold them that more than `most_read` would be read), alone,
--    in pairs and in threes, are taken for the question, the most telling first, as long as by the words' shares some `budget` matters are
--    expected to hold one of them (words that belong together meet `together` times as often as by chance, and mostly more often still:
--    what is found is some times that). Where more than `looked` are found, those that hold four of the words are added: of a phrase that
--    is often written the newest are not the likest.
-- 2. What the index finds, the newest `looked` of each, is weighed: the sum of -ln(share) of the words that it holds (a single character
--    for a fifth, as it mostly belongs to a word that counts by itself), a little less the longer the text is (BM25, k1 1.2, b 0.05, over
--    100 words: who tells a long story has said the same as who tells it in a line).
--    Words of about one weight are weighed together: of a text without positions ts_rank answers how many of them it holds, as a
--    share of those asked for, times 0.1 over pi squared / 6; `label` takes that back.
create function requests.find_alike(in_scope kernel.place_ranges, in_tokens text[], in_most int)
  returns table (county text, matter uuid, alike real)
  language plpgsql stable security definer set search_path = pg_catalog set jit = off set enable_seqscan = off as $$
declare
  budget constant double precision := 80;
  together constant double precision := 10;
  most_read constant double precision := 40000;
  looked constant int := 1000;
  label constant double precision := 16.449340668;
  question tsquery;
  closer tsquery;
  groups tsquery[];
  weights double precision[];
begin
  with size as (select greatest(c.reltuples, 1000)::double precision as texts from pg_class c where c.oid = 'matters.search'::regclass),
  token as materialized (
    select t.token, coalesce(w.share, 5e-5)::double precision as share, length(t.token) as letters,
           ('''' || replace(replace(t.token, '\', '\\'), '''', '''''') || '''')::tsquery as query
      from (select distinct u.token from unnest(in_tokens[1:300]) as u(token)) t left join requests.word w on w.word = t.token
  ),
  reading as (select row_number() over (order by share, letters desc, token) as at, share, query, sum(share * texts) over (order by share, letters desc, token) as read from token, size where letters >= 2 order by share, letters desc, token limit 8),
  rare as materialized (select at, share, query from reading where at <= 4 or read <= most_read),
  mix as (
    select at as head, query as first, null::text as rest, share * texts as expected from rare, size
    union all
    select a.at, a.query, b.query::text, least(a.share, b.share, a.share * b.share * together) * texts from rare a join rare b on b.at > a.at, size
    union all
    select a.at, a.query, '(' || (b.query && c.query)::text || ')', least(a.share, b.share, c.share, a.share * b.share * c.share * together * together) * texts
      from rare a join rare b on b.at > a.at join rare c on c.at > b.at, size
  ),
  taken as (select mix.*, sum(expected) over (order by expected, head, rest) as so_far, row_number() over (order by expected, head, rest) as at from mix),
  -- By their rarest word, so that a text without it is done with at once.
  headed as (
    select case when bool_or(rest is null) then first::text else '(' || first::text || ' & (' || string_agg(rest, ' | ') || '))' end as query
      from taken where taken.so_far <= budget or taken.at = 1 group by head, first
  ),
  -- Only single characters: all of them.
  asked as (
    select coalesce((select string_agg(headed.query, ' | ')::tsquery from headed), (select string_agg(token.query::text, ' & ')::tsquery from token)) as query
  ),
  four as (
    select string_agg('(' || a.query::text || ' & (' || a.rest || '))', ' | ')::tsquery as query from (
      select a.at, a.query, string_agg('(' || b.query::text || ' & (' || b.rest || '))', ' | ') as rest from rare a join lateral (
        select b.at, b.query, string_agg('(' || c.query::text || ' & (' || c.rest || '))', ' | ') as rest from rare b join lateral (
          select c.at, c.query, string_agg(d.query::text, ' | ') as rest from rare c join rare d on d.at > c.at group by c.at, c.query
        ) c on c.at > b.at group by b.at, b.query
      ) b on b.at > a.at group by a.at, a.query
    ) a
  ),
  weighed as (select query, -ln(share) * case when letters >= 2 then 1 else 0.2 end as weight from token),
  heavy as (select string_agg(query::text, ' | ')::tsquery as query, sum(weight) * label as weight from weighed group by round(weight))
  select (select asked.query from asked), (select four.query from four), array_agg(heavy.query), array_agg(heavy.weight) into question, closer, groups, weights from heavy;
  if question is null then
    return;
  end if;
  return query
    with found as materialized (
      select s.county, s.matter, s.words from matters.search s where s.words @@ question and s.place operator(pg_catalog.<@) in_scope order by s.matter desc limit looked
    ), close as materialized (
      select s.county, s.matter, s.words from matters.search s
       where (select count(*) from found) >= looked and s.words @@ closer and s.place operator(pg_catalog.<@) in_scope order by s.matter desc limit looked
    ), candidate as (
      select * from found union all select * from close where close.matter not in (select found.matter from found)
    )
    select f.county, f.matter, held.weight
      -- Taken out of its storage once, not for each weight.
      from candidate f cross join lateral (select f.words || ''::tsvector as words offset 0) v
      cross join lateral (
        select (sum(ts_rank(v.words, u.query) * u.weight) * 2.2 / (1 + 1.2 * (0.95 + 0.05 * length(v.words) / 100.0)))::real as weight from unnest(groups, weights) as u(query, weight)
      ) held
     order by held.weight desc, f.matter desc limit least(in_most, 50);
end $$;
