package org.partbook.catalog;

import java.time.Instant;
import org.partbook.db.Tx;

/// The SQL of what the catalogue was: the imports, the numbers of changes, and assets as they were
/// before they were written again.
final class HistoryStore {
  private static final String ADD_IMPORT =
      "insert into catalog_import (at, actor, kind, source) values (?, ?, ?, ?) returning id";

  /// Others who write wait here until this transaction has ended, so that numbers become visible in
  /// their order.
  private static final String TAKE_NUMBERS =
      "update catalog_state set head = head + ? returning head";

  private static final String BEGIN_ANEW =
      "update catalog_state set origin = substr(md5(gen_random_uuid()::text), 1, 16)";

  private static final String KEEP =
      """
      insert into asset_before (
        asset_id, from_no, until_no, until_at, import_id, replaced_by, document, fingerprint, line,
        title, asset_type, page_count, min_qty, world, countries, partable, parts, withdrawn,
        personalised, updated_at, renderings, images)
      select
        asset_id, asset.change_no, next.change_no, ?, asset.import_id, next.import_id, asset.document,
        asset.fingerprint, asset.line, asset.title, asset.asset_type, asset.page_count,
        asset.min_qty, asset.world, asset.countries, asset.partable, asset.parts, asset.withdrawn,
        asset.personalised, asset.updated_at,
        (select coalesce(
            jsonb_agg(
              jsonb_build_object(
                'type', type, 'usage', usage, 'blob', blob, 'bytes', bytes, 'pages', page_count)
              order by type, usage),
            '[]')
          from rendering where rendering.asset_id = asset.asset_id),
        (select coalesce(
            jsonb_agg(
              jsonb_build_object('name', name, 'blob', blob, 'media_type', media_type)
              order by name),
            '[]')
          from asset_image where asset_image.asset_id = asset.asset_id)
      from asset join changed_asset as next using (asset_id)
      """;

  private static final String FORGET =
      """
      with old as (
        select asset_id, from_no
        from asset_before
        where until_at < ?
        order by until_no
        limit ?
      ), gone as (
        delete from asset_before using old
        where asset_before.asset_id = old.asset_id and asset_before.from_no = old.from_no
        returning until_no
      )
      update catalog_state set kept_from = gone.until_no
      from (select max(until_no) as until_no, count(*) as rows from gone) as gone
      where gone.rows > 0
      returning gone.rows
      """;

  /// Cursors of before are none of this catalogue any more.
  void beginAnew(Tx tx) {
    tx.update(BEGIN_ANEW);
  }

  /// Records an import that begins to change something.
  ///
  /// @return its number
  long addImport(Tx tx, Instant now, ImportOrigin origin) {
    return tx.one(
            ADD_IMPORT,
            row -> row.getLong("id"),
            now,
            origin.actor().name(),
            origin.kind(),
            origin.source())
        .orElseThrow();
  }

  /// Takes numbers for so many changes, and makes others who write wait until this is over.
  Edit begin(Tx tx, long importId, int changes, Instant now) {
    long head = tx.one(TAKE_NUMBERS, row -> row.getLong("head"), changes).orElseThrow();
    return new Edit(importId, head - changes + 1, now);
  }

  /// Keeps what those assets are that are about to be replaced, which lie in the temporary table.
  void keep(Tx tx, Instant now) {
    tx.update(KEEP, now);
  }

  /// Forgets what was replaced before a moment, the oldest first.
  ///
  /// @return how much was forgotten, `most` if there may be more
  long forget(Tx tx, Instant before, int most) {
    return tx.one(FORGET, row -> row.getLong("rows"), before, most).orElse(0L);
  }
}
