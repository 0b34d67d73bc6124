-- Volunteers and what they do: applications with consent, training, insurance, tasks, confirmed hours. Nothing here rates anybody, and all of it goes with them.
create schema volunteers;
grant usage on schema volunteers to anhe_app, anhe_job;
