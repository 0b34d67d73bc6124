-- Campaigns: what a city or county asks of its places for some weeks, what units did, and the report. Of work, places and units, never of persons.
create schema campaigns;
grant usage on schema campaigns to anhe_app, anhe_job;
