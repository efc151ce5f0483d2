-- The files that an asset was sold with, one after the other: each that takes another's place is an
-- edition. Of those that are there now nobody has kept when they came.
create table edition (
  asset_id  bigint      not null,
  type      text        not null,
  number    integer     not null,
  blob      text        not null,
  made_at   timestamptz,
  import_id bigint,
  note      text        not null default '',
  weight    text        not null default 'minor' check (weight in ('minor', 'corrected', 'critical')),
  policy    text        not null default 'keep' check (policy in ('keep', 'offer', 'replace')),
  primary key (asset_id, type, number)
);

insert into edition (asset_id, type, number, blob)
select asset_id, type, 1, blob from rendering where usage = 'full';

analyze edition;

-- What a buyer has of a line besides the file that was sold, from the moment on in which it is begun to
-- be received: other renderings of it, and later editions, with theirs. With edition 0 it belongs to
-- what was sold.
create table line_file (
  line_id   bigint      not null,
  edition   integer     not null,
  rendering text        not null,
  blob      text        not null,
  personal  boolean     not null,
  form      integer     not null,
  since     timestamptz not null,
  primary key (line_id, edition, rendering)
);
