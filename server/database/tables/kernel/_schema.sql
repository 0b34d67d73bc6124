-- What every capability stands on: commands, events, jobs, files, keys.
CREATE SCHEMA kernel;
COMMENT ON SCHEMA kernel IS 'What every capability stands on';
GRANT USAGE ON SCHEMA kernel TO anhe_app, anhe_job;
