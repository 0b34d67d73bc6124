-- Supervision of work: what rules find late or lying, and the letters that units get about it. Of matters and units, never of persons.
create schema supervision;
grant usage on schema supervision to anhe_app, anhe_job;
