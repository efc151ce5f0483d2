-- Statements: a draft says for whom and for when, a closed one has a number and a document, and is
-- never changed. Where one ends in the journal stands with it, so that every entry is in one statement
-- of a party at most, and none is forgotten that was written late.
create table statement (
  id           bigint generated always as identity primary key,
  kind         text        not null check (kind in ('vendor', 'holder')),
  party        text        not null,
  currency     text        not null,
  period_from  date        not null,
  period_until date        not null check (period_until >= period_from),
  zone         text        not null,
  rates        text        not null,
  drafted_at   timestamptz not null,
  number       text unique,
  previous     bigint references statement,
  log_size     bigint,
  last_id      bigint,
  header       text,
  document     text,
  bytes        bigint,
  entries      bigint,
  due          numeric,
  closed_at    timestamptz,
  check ((closed_at is null) = (document is null))
);

create index statement_of_party on statement (kind, party, currency, period_until);

create function refuse_change_of_closed() returns trigger
language plpgsql as $$
begin
  if old.closed_at is not null then
    raise exception 'statement % is closed: % is refused', old.number, lower(tg_op)
      using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;

create trigger closed_stays before update or delete on statement
  for each row execute function refuse_change_of_closed();

create trigger never_truncated before truncate on statement
  for each statement execute function refuse_change();

alter table statement enable always trigger closed_stays;
alter table statement enable always trigger never_truncated;
