-- What keeps tens of millions of lines as quick as a hundred thousand.
--
-- Random codes would go to a random page of their index each, so that nearly every sale would read
-- one from the disk and write it whole to the log. The first 16 bits are those of a hash of the
-- minute, so the codes of a minute lie together; with the salt the minute can't be read out of a
-- code. The other 64 bits are random, as all were, and nobody guesses them.
do $$
begin
  execute format(
    'alter table order_line alter column code set default
       substring(sha256(%L::bytea || int8send(extract(epoch from now())::bigint / 60)) for 2)
         || substring(sha256(uuid_send(gen_random_uuid())) for 8)',
    sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
end
$$;

-- By default a fifth of a table has to change before it is looked after: often millions of lines.
alter table order_line set (
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02);

alter table order_event set (
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02);
