-- A matter that was drawn for a survey. It lies in the matter's county; the survey may be the city's. It says that an answer
-- came, and neither when nor by which way nor what: nothing here leads to a row of `surveys.answer`.
create table surveys.drawn (
  county        text not null check (county ~ '^\d{6}$'),
  id            uuid not null,
  place         text collate "C" not null,
  matter        uuid not null,
  survey_county text not null check (survey_county ~ '^\d{6}$'),
  survey        uuid not null,
  kind          text not null check (kind in ('dispute', 'request')),
  stratum       text collate "C" not null,
  -- Its place in the draw of its stratum.
  rank          int not null check (rank > 0),
  -- The units that handled it: they enter no answer about it.
  handled_by    uuid[] not null,
  -- Of the answer code, which is made from the installation's secret and kept nowhere.
  code_index    bytea not null,
  state         text not null default 'open' check (state in ('open', 'answered', 'declined')),
  primary key (county, id),
  unique (county, code_index),
  unique (county, survey, matter),
  foreign key (county, matter) references matters.matter (county, id)
);
create index drawn_in_order on surveys.drawn (survey_county, survey, stratum, rank);
create index drawn_of_matter on surveys.drawn (county, matter);
select kernel.secure('surveys.drawn');

-- Narrows this transaction to the survey and the place of a code, and answers whether there is one.
create function surveys.open_code(in_county text, in_code bytea) returns boolean
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  found record;
begin
  select d.place as matter_place, s.place as survey_place into found
    from surveys.drawn d join surveys.survey s on s.county = d.survey_county and s.id = d.survey
    where d.county = in_county and d.code_index = in_code and s.status <> 'cancelled';
  perform set_config('anhe.scope', case when found.matter_place is null then '{}' else '{[' || found.matter_place || ',' || found.matter_place || '~),[' || found.survey_place || ',' || found.survey_place || '~)}' end, true);
  return found.matter_place is not null;
end $$;
