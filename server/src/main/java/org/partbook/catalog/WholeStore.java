package org.partbook.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.partbook.blob.BlobKey;
import org.partbook.db.Tx;
import tools.jackson.databind.node.ObjectNode;

/// The SQL that reads assets whole, with all that belongs to them.
final class WholeStore {
  private static final String BY_ID =
      """
      select asset_id, document, withdrawn, personalised
      from asset
      where asset_id = any(?::bigint[])
      order by asset_id
      """;

  private static final String AFTER =
      """
      select asset_id, document, withdrawn, personalised
      from (
        select asset_id, document, withdrawn, personalised,
          sum(octet_length(document)) over (order by asset_id) as bytes,
          row_number() over (order by asset_id) as place
        from (
          select asset_id, document, withdrawn, personalised
          from asset
          where asset_id > ? and asset_id not between ? and ?
          order by asset_id
          limit ?) as next) as measured
      where place = 1 or bytes <= ?
      order by asset_id
      """;

  private static final String RENDERINGS =
      """
      select asset_id, type, usage, blob, bytes, page_count
      from rendering
      where asset_id = any(?::bigint[])
      order by asset_id, type, usage
      """;

  private static final String IMAGES =
      """
      select asset_id, name, blob, media_type
      from asset_image
      where asset_id = any(?::bigint[])
      order by asset_id, name
      """;

  private static final String OWN_NUMBERS =
      """
      select asset_id, name, value
      from asset cross join lateral json_each_text(document::json -> 'own') as own (name, value)
      where asset_id not between ? and ? and name = any(?::text[])
        and document like '%"own":%'
      """;

  /// In bytes of documents: so many are in memory at once.
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  /// One of the publisher's own numbers of an asset.
  record OwnNumber(long assetId, String name, String value) {}

  /// Those of these assets that there are.
  SequencedMap<Long, StoredAsset> byId(Tx tx, List<Long> ids) {
    return whole(tx, tx.list(BY_ID, WholeStore::bare, ids));
  }

  /// The publisher's assets with ids above one, in the order of their ids.
  SequencedMap<Long, StoredAsset> after(Tx tx, long id, int atMost) {
    return whole(
        tx,
        tx.list(
            AFTER,
            WholeStore::bare,
            id,
            AssetId.FIRST_OF_SANDBOX,
            AssetId.LAST_OF_SANDBOX,
            atMost,
            MOST_BYTES));
  }

  /// All own numbers of these names.
  List<OwnNumber> ownNumbers(Tx tx, List<String> names) {
    return tx.list(
        OWN_NUMBERS,
        row ->
            new OwnNumber(row.getLong("asset_id"), row.getString("name"), row.getString("value")),
        AssetId.FIRST_OF_SANDBOX,
        AssetId.LAST_OF_SANDBOX,
        names);
  }

  private static SequencedMap<Long, StoredAsset> whole(Tx tx, List<StoredAsset> bare) {
    var ids = bare.stream().map(one -> one.id().value()).toList();
    var renderings = new LinkedHashMap<Long, List<Rendering>>();
    tx.list(RENDERINGS, row -> note(renderings, row, AssetStore.rendering(row)), ids);
    var images = new LinkedHashMap<Long, List<AssetImage>>();
    tx.list(IMAGES, row -> note(images, row, image(row)), ids);
    var whole = new LinkedHashMap<Long, StoredAsset>();
    for (var one : bare) {
      long id = one.id().value();
      whole.put(
          id,
          new StoredAsset(
              one.id(),
              one.document(),
              one.withdrawn(),
              one.personalised(),
              renderings.getOrDefault(id, List.of()),
              images.getOrDefault(id, List.of())));
    }
    return whole;
  }

  private static <T> T note(Map<Long, List<T>> all, ResultSet row, T one) throws SQLException {
    all.computeIfAbsent(row.getLong("asset_id"), _ -> new ArrayList<>()).add(one);
    return one;
  }

  private static StoredAsset bare(ResultSet row) throws SQLException {
    return new StoredAsset(
        new AssetId(row.getLong("asset_id")),
        (ObjectNode) AssetDocument.parse(row.getBytes("document")),
        row.getBoolean("withdrawn"),
        row.getBoolean("personalised"),
        List.of(),
        List.of());
  }

  private static AssetImage image(ResultSet row) throws SQLException {
    return new AssetImage(
        row.getString("name"), new BlobKey(row.getString("blob")), row.getString("media_type"));
  }
}
