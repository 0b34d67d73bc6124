-- Phones of the field: whose each is, what came of what it sent, and what of that somebody has to settle. Never where it was.
create schema devices;
grant usage on schema devices to anhe_app, anhe_job;
