-- The latest backup that was made with Partbook's own command: one row, or none.
create table backup_latest (
  one boolean primary key default true check (one),
  -- Its name in the folder of backups.
  id text not null,
  -- Of which moment it is.
  at timestamptz not null,
  -- How many stored files aren't in it, as they were damaged or gone.
  left_out bigint not null check (left_out >= 0)
);
