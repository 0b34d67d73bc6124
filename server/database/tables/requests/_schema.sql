-- What residents ask and what the city answers: from any door to an honest end.
create schema requests;
grant usage on schema requests to anhe_app, anhe_job;
