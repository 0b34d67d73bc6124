-- Where: divisions by national code, groups and grids below villages, each with its days; what old codes became.
create schema places;
comment on schema places is 'Divisions, groups and grids, dated';
grant usage on schema places to anhe_app, anhe_job;
