-- Errands that village workers do for residents: who authorised what until when, which papers are held, what came of it.
create schema errands;
grant usage on schema errands to anhe_app, anhe_job;
