-- What was noticed of a score when it was prepared or drawn, for its publisher: an array of objects
-- with `kind`, `pages` and `text`. Null where that was done before this was kept.
alter table prepared_score add column findings jsonb;
