-- Beside the file that copies are put together from (`copy`), a score has one with drawings of its
-- pages, for reading in the browser (`pages`). Each has forms of its own.
alter table prepared_score add column product text not null default 'copy';
alter table prepared_score alter column product drop default;
alter table prepared_score drop constraint prepared_score_pkey;
alter table prepared_score add primary key (score, product, form);

-- The origins whose pages may show a vendor's view links in a frame, such as https://shop.example.
alter table vendor add column frame_origins text[] not null default '{}';
