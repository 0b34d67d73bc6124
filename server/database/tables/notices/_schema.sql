-- Messages that went out through a gateway, and how that ended.
create schema notices;
grant usage on schema notices to anhe_app, anhe_job;
