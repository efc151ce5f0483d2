create table vendor (
  id             bigint generated always as identity primary key,
  name           text        not null unique,
  catalog_access boolean     not null,
  created_at     timestamptz not null
);

-- A token is shown once and kept as its SHA-256: whoever reads this table can't log in with it.
create table access_token (
  id          bigint generated always as identity primary key,
  vendor_id   bigint      not null references vendor,
  environment text        not null check (environment in ('live', 'sandbox')),
  hash        bytea       not null unique,
  issued_at   timestamptz not null,
  expires_at  timestamptz,
  revoked_at  timestamptz
);

-- The document is what vendors are shown, kept as text because it is only ever passed on whole and
-- must come back as it was; beside it stand the columns that the rules of a sale and the lists need.
-- The fingerprint covers the asset and its files, so that an import writes only what has changed.
-- Assets are never deleted, only withdrawn: sold copies refer to them.
create table asset (
  asset_id    bigint primary key check (asset_id >= 1),
  document    text        not null,
  fingerprint text        not null,
  title       text        not null,
  asset_type  text        not null,
  page_count  bigint,
  min_qty     bigint      not null check (min_qty >= 1),
  world       boolean     not null,
  countries   text[]      not null,
  partable    boolean     not null,
  parts       bigint[]    not null,
  withdrawn   boolean     not null,
  updated_at  timestamptz not null
);

create table rendering (
  asset_id   bigint not null references asset,
  type       text   not null,
  usage      text   not null,
  blob       text   not null,
  bytes      bigint not null,
  page_count integer,
  primary key (asset_id, type, usage)
);

create table asset_image (
  asset_id   bigint not null references asset,
  name       text   not null,
  blob       text   not null,
  media_type text   not null,
  primary key (asset_id, name)
);

-- One line of a vendor's order, and the job of fulfilling it. No foreign keys: vendors and assets are
-- never deleted, and every insert would lock their rows.
create table order_line (
  id              bigint generated always as identity primary key,
  vendor_id       bigint      not null,
  environment     text        not null check (environment in ('live', 'sandbox')),
  order_id        bigint      not null check (order_id >= 1),
  order_line_id   bigint      not null check (order_line_id >= 1),
  asset_id        bigint      not null,
  customer        text        not null,
  country_code    text        not null,
  quantity        bigint      not null check (quantity >= 1),
  unit_price      numeric     not null check (unit_price >= 0),
  line_item_price numeric     not null check (line_item_price >= 0),
  price_mismatch  boolean     not null,
  status          text        not null
                  check (status in ('PROCESSING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  epoch           integer     not null default 0,
  attempts        integer     not null default 0,
  due_at          timestamptz not null,
  deadline        timestamptz not null,
  failure         text,
  score           text,
  registered_at   timestamptz not null,
  completed_at    timestamptz,
  cancelled_at    timestamptz,
  delivered_at    timestamptz,
  unique (vendor_id, environment, order_id, order_line_id)
);

create index order_line_due on order_line (due_at) where status = 'PROCESSING';

-- The ledger: what happened to a line, written in the same transaction, never changed.
create table order_event (
  id      bigint generated always as identity primary key,
  line_id bigint      not null,
  kind    text        not null
          check (kind in ('REGISTERED', 'COMPLETED', 'FAILED', 'RETRIED', 'CANCELLED', 'DELIVERED')),
  at      timestamptz not null,
  detail  text
);

create index order_event_line on order_event (line_id);

-- The newest signs links and tokens; older ones still verify what they signed.
create table signing_key (
  id         integer generated always as identity primary key,
  secret     bytea       not null,
  created_at timestamptz not null
);
