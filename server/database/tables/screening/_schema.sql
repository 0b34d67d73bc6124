-- Rounds of screening: villages report early disputes and hazards, or sign that there are none. Of matters, never of persons.
create schema screening;
grant usage on schema screening to anhe_app, anhe_job;
