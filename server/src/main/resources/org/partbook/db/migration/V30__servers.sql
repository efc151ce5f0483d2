-- The servers that are at this database. Each renews its row every second; whose row is older than
-- some seconds has gone. None of it has to outlive a crash of the database, so it isn't logged.
create unlogged table server_present (
  -- Which run of a server: after each start it is another one.
  run text primary key,
  -- The data folder, which is one server's.
  place text not null,
  -- For people.
  name text not null,
  -- In what the servers have to agree, as a JSON object. Secrets are keyed hashes.
  settings text not null,
  -- How far its clock is ahead of the database's, in milliseconds.
  clock_ahead bigint not null,
  -- What it tells the others, such as how often whom it has answered.
  said bytea not null,
  seen_at timestamptz not null
) with (fillfactor = 50);
