-- What makes the journal provable: a log of the commitments to its entries, in the order of their
-- numbers (docs/ledger.md). Of the log the database has its key, how far it goes, and which entry
-- each of its tiles begins with; the tiles themselves are files.

-- One key for good: whoever has noted it can check every later checkpoint.
create table log_key (
  id         smallint    primary key default 1 check (id = 1),
  origin     text        not null,
  secret     bytea       not null,
  open       bytea       not null,
  created_at timestamptz not null
);

create trigger never_changed before update or delete or truncate on log_key
  for each statement execute function refuse_change();

alter table log_key enable always trigger never_changed;

create table log_state (
  id      smallint    primary key default 1 check (id = 1),
  size    bigint      not null,
  last_id bigint      not null,
  root    bytea       not null,
  at      timestamptz not null
);

insert into log_state (size, last_id, root, at) values (0, 0, sha256(''), now());

create function only_grows() returns trigger
language plpgsql as $$
begin
  if new.size <= old.size or new.last_id <= old.last_id then
    raise exception 'the log has % entries, and % would be fewer', old.size, new.size
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create trigger only_grows before update on log_state
  for each row execute function only_grows();

alter table log_state enable always trigger only_grows;

create trigger never_lost before delete or truncate on log_state
  for each statement execute function refuse_change();

alter table log_state enable always trigger never_lost;

-- Each tile has 256 entries. With the first one's number, the place of any other is found by counting
-- at most 255.
create table log_mark (
  tile     bigint primary key,
  first_id bigint not null unique
);

create trigger never_changed before update or delete or truncate on log_mark
  for each statement execute function refuse_change();

alter table log_mark enable always trigger never_changed;
