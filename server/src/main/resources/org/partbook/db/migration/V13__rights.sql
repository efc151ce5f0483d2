-- Who has a right in what is sold. Each import that changes something makes a version, and a sale
-- remembers the version of its day. What a version says is never changed: rows are added by the newest
-- version, and end with a later one, so that only what changes is written.
create table rights_version (
  id             bigint primary key check (id >= 1),
  at             timestamptz not null,
  actor          text        not null,
  parties_sha256 text,
  shares_sha256  text,
  note           text
);

create table party (
  party         text   not null,
  name          text   not null,
  isni          text,
  ipi           text,
  currency      text   not null,
  vat_number    text,
  address       text,
  email         text,
  from_version  bigint not null references rights_version,
  until_version bigint references rights_version,
  primary key (party, from_version),
  check (until_version > from_version)
);

create unique index party_of_today on party (party) where until_version is null;

-- Both days belong to the time in which a share is valid. Territories are written as in the file:
-- nothing is the world, `AT DE` these two, `WORLD -US` all but one. No foreign key to assets, which are
-- never deleted.
create table share (
  id            bigint generated always as identity primary key,
  asset_id      bigint  not null check (asset_id >= 1),
  party         text    not null,
  role          text    not null,
  basis         text    not null check (basis in ('list', 'net', 'copy')),
  value         numeric not null check (value > 0),
  currency      text    check ((currency is not null) = (basis = 'copy')),
  valid_from    date,
  valid_until   date    check (valid_until >= valid_from),
  territories   text    not null,
  from_version  bigint  not null references rights_version,
  until_version bigint  references rights_version,
  check (until_version > from_version),
  check (basis = 'copy' or value <= 100)
);

create index share_of_asset on share (asset_id);
create index share_of_today on share (party) where until_version is null;

create trigger never_changed before update or delete or truncate on rights_version
  for each statement execute function refuse_change();

alter table rights_version enable always trigger never_changed;

create trigger never_truncated before truncate on party
  for each statement execute function refuse_change();

create trigger never_truncated before truncate on share
  for each statement execute function refuse_change();

alter table party enable always trigger never_truncated;
alter table share enable always trigger never_truncated;

-- Only a version that is just being made says anything: what it adds begins with it, what it takes away
-- ends with it. Once it is committed it is past.
create function refuse_another_past() returns trigger
language plpgsql as $$
declare
  newest bigint := (
    select id from rights_version
    where id = (select max(id) from rights_version) and xmin = pg_current_xact_id()::xid);
  ended  bigint;
begin
  if tg_op = 'INSERT' and new.from_version = newest and new.until_version is null then
    return new;
  end if;
  if tg_op = 'UPDATE' then
    ended := new.until_version;
    new.until_version := null;
    if old.until_version is null and ended = newest and new is not distinct from old then
      new.until_version := ended;
      return new;
    end if;
  end if;
  raise exception 'what earlier versions say is not changed in %: % is refused',
      tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end
$$;

-- A temporary table of the same name says nothing.
do $$
begin
  execute format(
    'alter function refuse_another_past() set search_path = %I, pg_temp', current_schema());
end
$$;

create trigger past_stays before insert or update or delete on party
  for each row execute function refuse_another_past();

create trigger past_stays before insert or update or delete on share
  for each row execute function refuse_another_past();

alter table party enable always trigger past_stays;
alter table share enable always trigger past_stays;
