-- What the parts of an ensemble are called, by their asset ids, as its document tells: files and
-- pages of a part that was sold have it in their names. The database derives it, as it does with
-- composers.
create function part_names_of(document text) returns jsonb
language sql immutable parallel safe as $$
  select coalesce(
    jsonb_object_agg(part ->> 'asset_id', part ->> 'instrumentation_part_name'), '{}')
  from jsonb_path_query(document::jsonb,
    '$.packages[*] ?
      (@.asset_id.type() == "number" && @.instrumentation_part_name.type() == "string")') as part
$$;

alter table asset add column part_names jsonb not null
  generated always as (part_names_of(document)) stored;

-- From a part to its ensembles. Most assets have no parts.
create index asset_parts on asset using gin (parts) where parts <> '{}';

-- Of which ensemble the asset was sold as a part, if it was.
alter table order_line add column ensemble_id bigint;
