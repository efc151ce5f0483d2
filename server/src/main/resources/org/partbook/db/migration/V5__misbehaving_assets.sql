-- How an asset of the sandbox goes wrong: the name of a misbehaviour. It is written at every start,
-- beside the assets themselves. No foreign key, so that a row may be there before its asset is.
create table asset_misbehaviour (
  asset_id     bigint primary key check (asset_id between 2000000001 and 2000000099),
  misbehaviour text   not null
);
