-- How justice offices and bureaus guide committees: reviews of dossiers, returns of statistics, allowances.
create schema guidance;
grant usage on schema guidance to anhe_app, anhe_job;
