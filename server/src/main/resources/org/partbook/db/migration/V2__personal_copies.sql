-- The code of a copy is random and not derived from our numbers: whoever has one knows nothing of
-- any other, and it stays what it is when keys change. 80 of the 122 random bits of a UUID are kept.
--
-- `form` is the version in which the score was prepared when the line was completed: what a buyer has
-- begun to receive stays byte for byte what it is, also after scores have been prepared anew.
alter table order_line
  add column code      bytea   not null default substring(sha256(uuid_send(gen_random_uuid())) for 10),
  add column rendering text    not null default 'pdf',
  add column personal  boolean not null default true,
  add column form      integer not null default 1;

create unique index order_line_code on order_line (code);

alter table asset add column personalised boolean not null default true;

-- A score, rewritten once so that personal copies of it cost next to nothing. `score` is the key of
-- the file that was imported, `blob` that of the prepared one.
create table prepared_score (
  score       text        not null,
  form        integer     not null,
  blob        text        not null,
  page_count  integer,
  prepared_at timestamptz not null,
  primary key (score, form)
);
