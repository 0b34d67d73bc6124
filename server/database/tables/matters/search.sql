-- Words of a matter for full-text search: parties' names are cut out before, sealed notes never come here.
create table matters.search (
  county text not null check (county ~ '^\d{6}$'),
  matter uuid not null,
  place  text collate "C" not null,
  words  tsvector not null,
  primary key (county, matter),
  foreign key (county, matter) references matters.matter (county, id)
);
create index search_words on matters.search using gin (words);
-- Deleted where a matter turns out to be private: its words are found by nobody.
select kernel.secure('matters.search', 'select, insert, update, delete');
-- The function runs with its owner's rights; it gives ids only, and each is read again under row security.

-- `@@` is not leakproof, so row security would hide the index from it: this function takes the ranges and answers ids,
-- newest first, at most `most` of them, and never over 2000.
create function matters.find(in_scope kernel.place_ranges, in_words tsquery, most int)
  returns table (county text, matter uuid)
  language sql stable security definer set search_path = pg_catalog as $$
    select s.county, s.matter from matters.search s
    where s.words @@ in_words and s.place operator(pg_catalog.<@) in_scope
    order by s.matter desc limit least(most, 2000)
  $$;
