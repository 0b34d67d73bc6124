-- Points, shifts, patrols and hazards: what is looked at in a place, and what is found. Nothing here says where a person is or went.
create schema patrols;
grant usage on schema patrols to anhe_app, anhe_job;
