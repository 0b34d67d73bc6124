-- Which migrations have been applied. Written by the migration runner only, in the transaction of each migration.
CREATE TABLE kernel.migration (
  number integer PRIMARY KEY CHECK (number > 0),
  name text NOT NULL UNIQUE,
  -- Of the file's text, with line ends as \n: an applied file must never change.
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE kernel.migration IS 'Applied migrations, with the hash of each file';
