-- What the catalogue was, so that what changed between two moments can be told.
--
-- Every time an asset is written it takes the next number. Who writes holds the row of
-- catalog_state until the end of the transaction, so numbers become visible in their order: of all
-- numbers up to the head nothing is missing, now or later.
create table catalog_state (
  id        smallint primary key default 1 check (id = 1),
  origin    text     not null,
  head      bigint   not null,
  kept_from bigint   not null default 0
);

comment on column catalog_state.origin is 'tells this catalogue from others, such as one that was restored';
comment on column catalog_state.kept_from is 'the number from which on it is known what the catalogue was';

-- What is brought in at once, and can be taken back at once.
create table catalog_import (
  id     bigint generated always as identity primary key,
  at     timestamptz not null,
  actor  text        not null,
  kind   text        not null,
  source text        not null
);

create sequence numbering;

alter table asset
  add column change_no bigint not null default nextval('numbering'),
  add column import_id bigint;

alter table asset alter column change_no drop default;

insert into catalog_state (origin, head)
select substr(md5(gen_random_uuid()::text), 1, 16), coalesce(max(change_no), 0) from asset;

drop sequence numbering;

-- For a server of before, which may still be running while this one starts: what it adds gets a
-- number, too.
create function next_change() returns bigint
language sql volatile as $$
  update catalog_state set head = head + 1 returning head
$$;

alter table asset alter column change_no set default next_change();

create unique index asset_in_order on asset (change_no);
create index asset_of_import on asset (import_id);

-- What an asset was before it was written again: from the number that it had until the one that it
-- got then.
create table asset_before (
  asset_id    bigint      not null,
  from_no     bigint      not null,
  until_no    bigint      not null,
  until_at    timestamptz not null,
  import_id   bigint,
  replaced_by bigint      not null,
  document    text        not null,
  fingerprint text        not null,
  line        text,
  title       text        not null,
  asset_type  text        not null,
  page_count  bigint,
  min_qty     bigint      not null,
  world       boolean     not null,
  countries   text[]      not null,
  partable    boolean     not null,
  parts       bigint[]    not null,
  withdrawn   boolean     not null,
  personalised boolean    not null,
  updated_at  timestamptz not null,
  renderings  jsonb       not null,
  images      jsonb       not null,
  primary key (asset_id, from_no)
);

create unique index asset_before_in_order on asset_before (from_no);
create index asset_before_by_end on asset_before (until_no);
create index asset_before_by_import on asset_before (replaced_by);
