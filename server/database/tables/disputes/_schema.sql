-- People's mediation: from intake to the archive.
create schema disputes;
grant usage on schema disputes to anhe_app, anhe_job;
