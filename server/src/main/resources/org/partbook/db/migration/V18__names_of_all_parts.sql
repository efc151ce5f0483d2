-- What the parts of an ensemble are called: by their names, or else by their codes. Parts that would be
-- called the same are numbered in the order of the set, so that no two files have one name; a number
-- with which a part would be called as another one is left out. An asset that is named twice is called
-- as it was the last time.
create or replace function part_names_of(document text) returns jsonb
language plpgsql immutable parallel safe as $$
begin
  if strpos(document, 'packages') = 0 and strpos(document, '\u') = 0 then
    return '{}';
  end if;
  return (
    with part as (
      select distinct on (asset) asset, sequence, place, name
      from (
        select entry ->> 'asset_id' as asset, entry -> 'sequence' as sequence, place,
          btrim(
            coalesce(
              jsonb_path_query_first(
                entry, '$.instrumentation_part_name ? (@ like_regex "\\S")'),
              jsonb_path_query_first(
                entry, '$.instrumentation_part_code ? (@ like_regex "\\S")')) #>> '{}') as name
        from jsonb_path_query(
            document::jsonb, '$.packages[*] ? (@.asset_id.type() == "number")')
          with ordinality as listed (entry, place)) as named
      where name is not null
      order by asset, place desc),
    counted as (
      select asset, name, count(*) over same as alike,
        row_number() over (same order by sequence, place) as number
      from part
      window same as (partition by lower(name)))
    select coalesce(
      jsonb_object_agg(
        asset,
        case when alike = 1 then name else name || ' ' || (
          select free
          from generate_series(1, number + (select count(*) from part)) as free
          where lower(name || ' ' || free) not in (select lower(other.name) from part as other)
          order by free
          offset number - 1
          limit 1)
        end),
      '{}')
    from counted);
end
$$;

-- The database derives the names anew of whatever is written.
update asset set document = document
where strpos(document, 'packages') > 0 or strpos(document, '\u') > 0;
