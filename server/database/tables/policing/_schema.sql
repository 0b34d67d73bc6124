-- Which officer looks after which village, what town, police and village do together there, and where and when to patrol. Matters and places, never persons.
create schema policing;
grant usage on schema policing to anhe_app, anhe_job;
