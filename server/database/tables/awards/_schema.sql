-- Ping'an awards of places and organisations: from the application to the end of the term.
create schema awards;
grant usage on schema awards to anhe_app, anhe_job;
