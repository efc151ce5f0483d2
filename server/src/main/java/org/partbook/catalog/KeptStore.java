package org.partbook.catalog;

import java.util.Optional;
import java.util.OptionalInt;
import org.partbook.blob.BlobKey;
import org.partbook.catalog.KeptFiles.Kept;
import org.partbook.db.Tx;

/// The SQL that finds files among those that an asset has or had.
final class KeptStore {
  private static final String RENDERING =
      """
      select bytes, page_count
      from (
        select rendering.bytes, rendering.page_count
        from rendering join asset using (asset_id)
        where rendering.asset_id = ? and blob = ? and type = ? and usage = ?
          and (usage <> 'full' or personalised = ?)
        union all
        select (file ->> 'bytes')::bigint, (file ->> 'pages')::integer
        from asset_before cross join lateral jsonb_array_elements(renderings) as file
        where asset_id = ? and file ->> 'blob' = ? and file ->> 'type' = ? and file ->> 'usage' = ?
          and (file ->> 'usage' <> 'full' or personalised = ?)) as kept
      limit 1
      """;

  private static final String IMAGE =
      """
      select media_type
      from (
        select media_type
        from asset_image
        where asset_id = ? and blob = ?
        union all
        select image ->> 'media_type'
        from asset_before cross join lateral jsonb_array_elements(images) as image
        where asset_id = ? and image ->> 'blob' = ?) as kept
      limit 1
      """;

  private static final String IS_KEPT =
      """
      select exists (select from rendering where asset_id = ? and blob = ?)
        or exists (select from asset_image where asset_id = ? and blob = ?)
        or exists (
          select
          from asset_before cross join lateral jsonb_array_elements(renderings || images) as file
          where asset_id = ? and file ->> 'blob' = ?) as kept
      """;

  /// A rendering of the asset that is prepared as this one should be.
  Optional<Kept> rendering(Tx tx, Asset asset, BlobKey blob, String type, String usage) {
    long id = asset.id().value();
    return tx.one(
        RENDERING,
        row -> {
          long bytes = row.getLong("bytes");
          int pages = row.getInt("page_count");
          return new Kept(
              blob, bytes, row.wasNull() ? OptionalInt.empty() : OptionalInt.of(pages), "");
        },
        id,
        blob.sha256(),
        type,
        usage,
        asset.personalised(),
        id,
        blob.sha256(),
        type,
        usage,
        asset.personalised());
  }

  Optional<Kept> image(Tx tx, Asset asset, BlobKey blob) {
    long id = asset.id().value();
    return tx.one(
        IMAGE,
        row -> new Kept(blob, 0, OptionalInt.empty(), row.getString("media_type")),
        id,
        blob.sha256(),
        id,
        blob.sha256());
  }

  boolean isKept(Tx tx, Asset asset, BlobKey blob) {
    long id = asset.id().value();
    var sha256 = blob.sha256();
    return tx.one(IS_KEPT, row -> row.getBoolean("kept"), id, sha256, id, sha256, id, sha256)
        .orElseThrow();
  }
}
