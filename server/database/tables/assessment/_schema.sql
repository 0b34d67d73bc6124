-- Assessment of organisations and places by published schemes, signs for a person to judge, workload of villages. Never of persons.
create schema assessment;
grant usage on schema assessment to anhe_app, anhe_job;
