-- The yearly report of a place: what was issued, kept as it was. Of matters, places and organisations, never of persons.
create schema yearly;
grant usage on schema yearly to anhe_app;
