-- Of an asset without files: which line of a catalogue it was last written from, so that the same line
-- need not be read again.
alter table asset add column line text;

-- The document is read as JSON only where that is needed, for it took most of the time of an import.
-- The outcome is the same for every document that an import has written, so what is stored stays.
--
-- A list begins with its name and `:[`, which can't stand inside a text: there the quote before the
-- colon has a backslash before it. It ends with the next `]`, unless that stands inside a text or ends
-- a list within the list. Where there is any doubt, the whole document is read.
create or replace function composer_of(document text) returns text
language plpgsql immutable parallel safe as $$
declare
  inside text := split_part(split_part(document, '"contributors":[', 2), ']', 1);
  contributors jsonb;
  names jsonb;
begin
  if inside = '' and strpos(document, 'contributors') = 0 and strpos(document, '\u') = 0 then
    return null;
  end if;
  if inside = '' or strpos(inside, '[') > 0 or strpos(inside, '\') > 0
      or octet_length(replace(inside, '"', '')) % 2 <> octet_length(inside) % 2 then
    contributors := document::jsonb -> 'contributors';
  else
    contributors := ('[' || inside || ']')::jsonb;
  end if;
  names := jsonb_path_query_array(
    contributors, '$[*] ? (@.role like_regex "composer" flag "i").name');
  if jsonb_array_length(names) = 1 then
    return names ->> 0;
  end if;
  return (select string_agg(name #>> '{}', ', ') from jsonb_array_elements(names) as name);
end
$$;

create or replace function part_names_of(document text) returns jsonb
language plpgsql immutable parallel safe as $$
begin
  if strpos(document, 'packages') = 0 and strpos(document, '\u') = 0 then
    return '{}';
  end if;
  return (
    select coalesce(
      jsonb_object_agg(part ->> 'asset_id', part ->> 'instrumentation_part_name'), '{}')
    from jsonb_path_query(document::jsonb,
      '$.packages[*] ?
        (@.asset_id.type() == "number" && @.instrumentation_part_name.type() == "string")') as part);
end
$$;
