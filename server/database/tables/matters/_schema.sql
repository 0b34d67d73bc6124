-- What is the same for every kind of matter: number, timeline, holder, clock, attachment, receipt.
create schema matters;
grant usage on schema matters to anhe_app, anhe_job;
