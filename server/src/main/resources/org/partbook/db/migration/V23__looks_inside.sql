-- Pictures of a score's pages that anybody may see, of which only the first can be read. `score` is
-- the key of the PDF, `kind` a hash of how its pictures are made: how many pages can be read, in which
-- form, and whose name stands across them.
create table look_inside (
  score      text        not null,
  kind       text        not null,
  blob       text        not null,
  page_count integer     not null,
  made_at    timestamptz not null,
  primary key (score, kind)
);

-- What an import puts into the documents of assets from now on: the blobs of previews, and the PDF
-- that can be looked into where there is no preview.
do $$
declare
  added integer := 1;
begin
  -- An update joins each row once: assets with several previews need another.
  while added > 0 loop
    update asset
    set document = replace(
      document,
      '{"type":"' || type || '","usage":"preview"}',
      '{"type":"' || type || '","usage":"preview","blob":"' || blob || '"}')
    from rendering
    where rendering.asset_id = asset.asset_id and usage = 'preview'
      and position('{"type":"' || type || '","usage":"preview"}' in document) > 0;
    get diagnostics added = row_count;
  end loop;
end
$$;

update asset
set document = left(document, -1) || ',"look_inside":"' || blob || '"}'
from rendering
where rendering.asset_id = asset.asset_id and type = 'pdf' and usage = 'full'
  and not exists (
    select from rendering as other
    where other.asset_id = asset.asset_id and other.usage = 'preview');
