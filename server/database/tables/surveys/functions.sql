-- after: survey, stratum, drawn, answer

-- Writes a survey's answers anew in an order of chance, under new ids, and touches every row of its draw. PostgreSQL keeps with
-- each row which transaction wrote it: until this has run, whoever reads the database's own columns could put an answer and
-- the matter that was marked with it side by side. Afterwards all rows were written by one.
create function surveys.mix(in_county text, in_survey uuid) returns bigint
  language plpgsql security definer set search_path = pg_catalog as $$
declare
  mixed bigint;
begin
  if not exists (select 1 from surveys.survey s where s.county = in_county and s.id = in_survey and s.place operator(pg_catalog.<@) kernel.scope() and s.status = 'fielding') then
    return 0;
  end if;
  with gone as (delete from surveys.answer a where a.county = in_county and a.survey = in_survey returning a.*)
  insert into surveys.answer (county, id, survey, place, stratum, mode, answered_on, answers)
    select g.county, gen_random_uuid(), g.survey, g.place, g.stratum, g.mode, g.answered_on, g.answers from gone g order by random();
  get diagnostics mixed = row_count;
  update surveys.drawn d set state = d.state where d.survey_county = in_county and d.survey = in_survey;
  return mixed;
end $$;
