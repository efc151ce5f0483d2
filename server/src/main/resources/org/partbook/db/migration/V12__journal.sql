-- Everything that happened, written once. It takes the place of the ledger of the lines, and has what
-- happened to the catalogue, to vendors and to their tokens as well.
--
-- Nobody writes a line meanwhile, who would do so without its entry. All that is changed below is
-- locked at once, in the order in which a registration reads it, so that nobody who has begun and this
-- wait for each other.
lock table access_token, vendor, order_line, order_event in access exclusive mode;

create sequence journal_id;

create table journal (
  id        bigint      not null default nextval('journal_id'),
  at        timestamptz not null,
  kind      text        not null,
  actor     text        not null,
  line_id   bigint      not null default 0,
  vendor_id bigint,
  currency  text,
  quantity  bigint,
  net       numeric,
  body      text        not null,
  salt      bytea       not null default uuid_send(gen_random_uuid())
);

alter sequence journal_id owned by journal.id;

-- A name is beside the journal, where it can be erased. What the journal has of it is its hash with
-- this salt.
alter table order_line
  add column customer_salt  bytea  not null default uuid_send(gen_random_uuid()),
  add column token_id       bigint,
  add column title          text,
  add column edition        text,
  add column list_price     numeric,
  add column currency       text,
  add column terms_id       bigint,
  add column rights_version bigint,
  add column net_due        numeric,
  add column flags          text[] not null default '{}',
  add column refunded       bigint not null default 0,
  add column ended_at       timestamptz,
  add column erased_at      timestamptz;

-- Names that a line had before it got another one.
create table former_name (
  line_id  bigint      not null,
  customer text        not null,
  salt     bytea       not null,
  until    timestamptz not null,
  primary key (line_id, until)
);

create index former_name_folded on former_name (lower(left(customer, 200)) text_pattern_ops);

-- By which the publisher finds a buyer, by the name or its beginning. An index can't hold all of a
-- very long one.
create index order_line_customer on order_line (lower(left(customer, 200)) text_pattern_ops);

update order_line set flags = array['mismatch'] where price_mismatch;

-- Of what was sold before, the journal says what the line has, and that it was said afterwards: of
-- which token, on which terms and under which title it was sold, nobody has kept.
insert into journal (id, at, kind, actor, line_id, vendor_id, quantity, body)
select event.id, event.at, event.kind, 'unknown', line_id, vendor_id,
  case
    when environment <> 'live' then null
    when event.kind = 'COMPLETED' then line.quantity
    when event.kind = 'CANCELLED' and line.completed_at is not null then -line.quantity
  end,
  case
    when event.kind = 'REGISTERED' then
      json_build_object(
        'environment', environment,
        'order', order_id,
        'order_line', order_line_id,
        'asset', asset_id,
        'ensemble', ensemble_id,
        'customer', encode(sha256(customer_salt || convert_to(customer, 'UTF8')), 'hex'),
        'country', country_code,
        'copies', line.quantity,
        'unit_price', trim_scale(unit_price)::text,
        'line_price', trim_scale(line_item_price)::text,
        'migrated', true)::text
    when detail is not null then
      json_build_object('detail', detail, 'migrated', true)::text
    else '{"migrated":true}'
  end
from order_event as event join order_line as line on line.id = line_id
order by event.id;

select setval('journal_id', (select coalesce(max(id), 0) + 1 from journal), false);

-- Who was there before, and with which tokens.
insert into journal (at, kind, actor, vendor_id, body)
select created_at, 'VENDOR_ADDED', 'unknown', id,
  json_build_object('name', name, 'catalog_access', catalog_access, 'migrated', true)::text
from vendor
order by id;

insert into journal (at, kind, actor, vendor_id, body)
select issued_at, 'TOKEN_ISSUED', 'unknown', vendor_id,
  json_build_object('token', id, 'environment', environment, 'migrated', true)::text
from access_token
order by id;

drop table order_event;

alter table journal add primary key (line_id, id);

-- Rows lie in the order in which they were written, so the least of indexes is enough.
create index journal_in_order on journal using brin (id) with (pages_per_range = 32, autosummarize);
create index journal_in_time on journal using brin (at) with (pages_per_range = 32, autosummarize);

alter table journal set (
  autovacuum_vacuum_insert_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02);

create function refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'nothing is changed in %: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end
$$;

create trigger never_changed before update or delete or truncate on journal
  for each statement execute function refuse_change();

-- Also for a session that says that it replays what another database has checked.
alter table journal enable always trigger never_changed;

-- What was agreed with a vendor, from when on. Each row is JSON, as it is in the journal too; nothing
-- is changed in it, a later one takes its place.
create table vendor_terms (
  id         bigint generated always as identity primary key,
  vendor_id  bigint      not null references vendor,
  valid_from timestamptz not null,
  terms      text        not null,
  created_at timestamptz not null
);

create index vendor_terms_of on vendor_terms (vendor_id, valid_from, id);

create trigger never_changed before update or delete or truncate on vendor_terms
  for each statement execute function refuse_change();

alter table vendor_terms enable always trigger never_changed;

-- Whether a vendor may sell, and by which terms at the latest, stands beside each of its tokens: a sale
-- is held against its token anyhow.
alter table vendor
  add column suspended_at timestamptz,
  add column latest_terms bigint not null default 0;

alter table access_token
  add column latest_terms bigint  not null default 0,
  add column suspended    boolean not null default false;

-- How much there is in these, nobody would count for minutes.
analyze journal;
analyze order_line;
