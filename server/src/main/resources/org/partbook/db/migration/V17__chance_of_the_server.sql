-- A database that was built without a library for it opens the system's device for each random number,
-- which costs a sale more than its row. What is random in a sale comes with it, from the server; where
-- none comes, the database draws as before.
do $$
begin
  execute format(
    'create function code_of_now(chance bytea) returns bytea
     language sql stable parallel safe
     return substring(sha256(%L::bytea || int8send(extract(epoch from now())::bigint / 60)) for 2)
       || chance',
    sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
end
$$;

alter table order_line alter column code
  set default code_of_now(substring(sha256(uuid_send(gen_random_uuid())) for 8));
