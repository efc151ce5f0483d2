-- Who wrote a score, as the contributors in its document tell: several names with commas between
-- them. Links and check pages read it together with the line. The database derives it, so it can't
-- say anything else than the document, whoever imports: this server, or one of before that still
-- runs beside it.
create function composer_of(document text) returns text
language sql immutable parallel safe as $$
  select string_agg(name #>> '{}', ', ')
  from jsonb_path_query(document::jsonb,
    '$.contributors[*] ? (@.role like_regex "composer" flag "i").name') as name
$$;

alter table asset add column composer text generated always as (composer_of(document)) stored;
