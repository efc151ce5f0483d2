-- What vendors can be told of: one log for each vendor and environment, numbered without gaps. Whoever
-- writes in any of them has one lock for it, so the numbers become visible in their order. `key` names
-- the log in ids and cursors; what was deleted because of its age is known by `gone`.
create table event_log (
  vendor_id   bigint not null references vendor,
  environment text   not null,
  key         bytea  not null default substring(sha256(uuid_send(gen_random_uuid())) for 8),
  last_number bigint not null default 0,
  gone        bigint not null default 0,
  gone_at     timestamptz,
  primary key (vendor_id, environment)
);

-- `subject` is what events are about, and keeps the order of those about the same thing.
create table event (
  vendor_id   bigint      not null,
  environment text        not null,
  number      bigint      not null,
  type        text        not null,
  at          timestamptz not null,
  subject     bigint      not null,
  data        text        not null,
  primary key (vendor_id, environment, number)
);

create index event_in_time on event using brin (at) with (pages_per_range = 32, autosummarize);

-- How far the journal was drawn from. What happened before there were events isn't told.
create table event_position (
  last_id bigint not null
);

insert into event_position
select case when is_called then last_value else last_value - 1 end from journal_id;

-- Where a vendor wants to be told. `position` is the number of the last event that was looked at.
create table webhook_endpoint (
  id            bigint generated always as identity primary key,
  vendor_id     bigint      not null references vendor,
  environment   text        not null,
  url           text        not null,
  types         text[]      not null,
  scheme        text        not null,
  position      bigint      not null,
  created_at    timestamptz not null,
  disabled_at   timestamptz,
  disabled_why  text,
  failures      integer     not null default 0,
  failing_since timestamptz,
  paused_until  timestamptz
);

create index webhook_endpoint_of on webhook_endpoint (vendor_id, environment);

-- More than one for a while, when it is changed.
create table webhook_secret (
  id          bigint generated always as identity primary key,
  endpoint_id bigint      not null references webhook_endpoint on delete cascade,
  secret      bytea       not null,
  open        bytea,
  created_at  timestamptz not null,
  ends_at     timestamptz
);

create index webhook_secret_of on webhook_secret (endpoint_id);

create table webhook_delivery (
  id            bigint generated always as identity primary key,
  endpoint_id   bigint      not null references webhook_endpoint on delete cascade,
  number        bigint      not null,
  type          text        not null,
  subject       bigint      not null,
  attempts      integer     not null default 0,
  forgiven      integer     not null default 0,
  due_at        timestamptz not null,
  claimed_until timestamptz,
  created_at    timestamptz not null,
  done_at       timestamptz
);

create index webhook_delivery_due on webhook_delivery (endpoint_id, due_at) where done_at is null;
create index webhook_delivery_subject on webhook_delivery (endpoint_id, subject, number)
  where done_at is null;
create index webhook_delivery_claimed on webhook_delivery (endpoint_id)
  where claimed_until is not null;
create index webhook_delivery_of on webhook_delivery (endpoint_id, id);
create index webhook_delivery_done on webhook_delivery (done_at) where done_at is not null;

create table webhook_attempt (
  delivery_id bigint      not null references webhook_delivery on delete cascade,
  attempt     integer     not null,
  at          timestamptz not null,
  took_millis bigint      not null,
  status      integer,
  answer      text        not null,
  problem     text,
  primary key (delivery_id, attempt)
);

create index webhook_attempt_in_time on webhook_attempt (at);

-- Which logs have events of the catalogue, and how far each has followed it. One begins when somebody
-- first asks for its events: whoever never does costs nothing.
create table event_follow (
  vendor_id   bigint not null references vendor,
  environment text   not null,
  cursor      text   not null,
  primary key (vendor_id, environment)
);
