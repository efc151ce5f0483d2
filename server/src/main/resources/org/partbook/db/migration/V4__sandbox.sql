-- The ids from 2000000001 to 2000000099 belong to the sandbox's own assets from now on.
do $$
begin
  if exists (select from asset where asset_id between 2000000001 and 2000000099) then
    raise exception 'the catalogue has assets with ids from 2000000001 to 2000000099, which the sandbox needs for its own: they must get other ids before Partbook can be brought up to date';
  end if;
end
$$;

-- What the sandbox remembers of a vendor for a while: which accidents a line has had already, and
-- what the integration report must know in order to judge the next step. `subject` is the number of
-- an order or of an asset, `part` that of a line, or 0.
create table sandbox_memory (
  vendor_id bigint      not null references vendor,
  kind      text        not null,
  subject   bigint      not null,
  part      bigint      not null default 0,
  at        timestamptz not null,
  detail    text        not null default '',
  primary key (vendor_id, kind, subject, part)
);

create index sandbox_memory_at on sandbox_memory (at);

-- The integration report: of each situation the last time that it was met, handled, and handled
-- badly.
create table sandbox_sighting (
  vendor_id bigint      not null references vendor,
  situation text        not null,
  stage     text        not null check (stage in ('MET', 'HANDLED', 'MISHANDLED')),
  at        timestamptz not null,
  what      text        not null,
  primary key (vendor_id, situation, stage)
);
