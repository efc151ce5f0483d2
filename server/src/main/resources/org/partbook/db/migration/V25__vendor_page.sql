-- What vendors' programs asked for, and how it was answered, for 30 days. No foreign keys: every
-- insert would lock the vendor's row.
create table request_log (
  id          bigint generated always as identity primary key,
  vendor_id   bigint      not null,
  environment text        not null check (environment in ('live', 'sandbox')),
  at          timestamptz not null,
  method      text        not null,
  operation   text        not null,
  path        text        not null,
  status      integer     not null,
  error       text,
  fields      text[]      not null,
  micros      bigint      not null,
  request_id  text        not null,
  body        text
);

create index request_log_of on request_log (vendor_id, environment, id);
create index request_log_refused on request_log (vendor_id, environment, id) where status >= 400;

-- All of them, counted by the hour: of a vendor that sends many, only some have a row of their own.
create table request_count (
  vendor_id   bigint      not null,
  environment text        not null check (environment in ('live', 'sandbox')),
  hour        timestamptz not null,
  operation   text        not null,
  status      integer     not null,
  requests    bigint      not null,
  micros      bigint      not null,
  primary key (vendor_id, environment, hour, operation, status)
);

create index request_count_hour on request_count (hour);

-- Beside the tokens and not in their rows, which every request looks at.
create table token_use (
  token_id     bigint      primary key,
  last_used_at timestamptz not null
);

-- Links that open the vendor's page, each once. Of link and session there is a hash only.
create table vendor_link (
  hash       text        primary key,
  vendor_id  bigint      not null,
  expires_at timestamptz not null
);

create table vendor_session (
  hash         text        primary key,
  vendor_id    bigint      not null,
  environment  text        not null check (environment in ('live', 'sandbox')),
  token_id     bigint,
  opened_at    timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null
);

create index vendor_session_end on vendor_session (expires_at);
create index vendor_link_end on vendor_link (expires_at);
