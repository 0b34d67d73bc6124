-- Who works: units, persons with an account, posts with dates, deputies, credentials.
create schema staff;
grant usage on schema staff to anhe_app, anhe_job;
