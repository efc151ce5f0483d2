-- Keys may be kept encrypted, with a key that isn't in the database (docs/security.md). Then the
-- column that has them in clear is empty.
alter table signing_key
  add column sealed bytea,
  alter column secret drop not null,
  add constraint signing_key_is_kept_once check (num_nonnulls(secret, sealed) = 1);

alter table webhook_secret
  add column sealed bytea,
  alter column secret drop not null,
  add constraint webhook_secret_is_kept_once check (num_nonnulls(secret, sealed) = 1);

alter table log_key
  add column sealed bytea,
  alter column secret drop not null,
  add constraint log_key_is_kept_once check (num_nonnulls(secret, sealed) = 1);

-- The log's key stays what it is for good, but it may be kept in another way: whether it is still
-- the same shows in its public half, which can't be changed.
drop trigger never_changed on log_key;

create trigger never_changed before delete or truncate on log_key
  for each statement execute function refuse_change();

alter table log_key enable always trigger never_changed;

create function key_stays() returns trigger
language plpgsql as $$
begin
  if (new.id, new.origin, new.open, new.created_at)
    is distinct from (old.id, old.origin, old.open, old.created_at) then
    raise exception 'the key of the log stays what it is'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create trigger key_stays before update on log_key
  for each row execute function key_stays();

alter table log_key enable always trigger key_stays;
