-- Personal data of the parties, in one place, encrypted; one row serves one matter.
create schema parties;
grant usage on schema parties to anhe_app, anhe_job;
