-- Satisfaction surveys: a frame of closed matters, a draw that anybody can repeat, answers that lead back to nobody.
create schema surveys;
grant usage on schema surveys to anhe_app, anhe_job;
