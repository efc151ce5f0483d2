package org.partbook.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.partbook.blob.BlobKey;
import org.partbook.db.Tx;

/// The SQL of the catalogue.
final class AssetStore {
  private static final String FIND =
      """
      select asset_id, title, min_qty, world, countries, partable, parts, withdrawn,
        personalised
      from asset
      where asset_id = ?
      """;

  private static final String FIND_KNOWN =
      """
      select asset.asset_id, title, min_qty, world, countries, partable, parts, withdrawn,
        personalised, fingerprint, document, type, blob
      from asset
        left join lateral (
          select type, blob
          from rendering
          where rendering.asset_id = asset.asset_id and usage = 'full'
          order by array_position(array['pdf', 'musicxml', 'audio'], type), type
          limit 1) as goods on true
      where asset.asset_id = ?
      """;

  private static final String GOODS =
      """
      select type, blob, personalised
      from rendering join asset using (asset_id)
      where asset_id = ? and usage = 'full'
      order by array_position(array['pdf', 'musicxml', 'audio'], type), type
      limit 1
      """;

  private static final String GOODS_OF_TYPE =
      """
      select type, blob, personalised
      from rendering join asset using (asset_id)
      where asset_id = ? and usage = 'full' and type = ?
      """;

  private static final String GOODS_OF_THEN =
      """
      select type, blob, personalised
      from edition join asset using (asset_id)
      where asset_id = ? and type = ?
      order by
        coalesce(made_at, '-infinity') <= greatest(?::timestamptz, (
          select max(made_at) from edition as other
          where other.asset_id = edition.asset_id and other.blob = ?)) desc,
        number desc
      limit 1
      """;

  private static final String IMAGE =
      "select name, blob, media_type from asset_image where asset_id = ? and name = ?";

  private static final String PREVIEW =
      """
      select type, blob
      from rendering join asset using (asset_id)
      where asset_id = ? and usage = 'preview' and type = ? and not withdrawn
      """;

  private static final String SHOWN =
      "select title, document from asset where asset_id = ? and not withdrawn";

  Optional<Asset> find(Tx tx, AssetId id) {
    return tx.one(FIND, AssetStore::asset, id.value());
  }

  Optional<KnownAsset> findKnown(Tx tx, AssetId id) {
    return tx.one(FIND_KNOWN, AssetStore::known, id.value());
  }

  private static KnownAsset known(ResultSet row) throws SQLException {
    var hasFile = row.getString("blob") != null;
    return new KnownAsset(
        asset(row),
        row.getString("fingerprint"),
        hasFile ? Optional.of(goods(row)) : Optional.empty(),
        Listing.of(AssetDocument.parse(row.getBytes("document"))));
  }

  Optional<Goods> goods(Tx tx, AssetId id) {
    return tx.one(GOODS, AssetStore::goods, id.value());
  }

  Optional<Goods> goods(Tx tx, AssetId id, String type) {
    return tx.one(GOODS_OF_TYPE, AssetStore::goods, id.value(), type);
  }

  Optional<Goods> goods(Tx tx, AssetId id, String type, Instant then, BlobKey with) {
    return tx.one(GOODS_OF_THEN, AssetStore::goods, id.value(), type, then, with.sha256());
  }

  private static Goods goods(ResultSet row) throws SQLException {
    return new Goods(
        row.getString("type"), new BlobKey(row.getString("blob")), row.getBoolean("personalised"));
  }

  Optional<AssetImage> image(Tx tx, AssetId id, String name) {
    return tx.one(IMAGE, AssetStore::image, id.value(), name);
  }

  Optional<PreviewFile> preview(Tx tx, AssetId id, String type) {
    return tx.one(
        PREVIEW,
        row -> new PreviewFile(row.getString("type"), new BlobKey(row.getString("blob"))),
        id.value(),
        type);
  }

  Optional<SeenInside> seenInside(Tx tx, AssetId id, LookRules rules) {
    return tx.one(SHOWN, row -> seenInside(row, rules), id.value()).flatMap(found -> found);
  }

  private static Optional<SeenInside> seenInside(ResultSet row, LookRules rules)
      throws SQLException {
    var title = row.getString("title");
    return AssetDocument.look(row.getBytes("document"), rules)
        .map(look -> new SeenInside(title, look));
  }

  static Asset asset(ResultSet row) throws SQLException {
    var parts = new HashSet<AssetId>();
    for (var part : (Long[]) row.getArray("parts").getArray()) {
      parts.add(new AssetId(part));
    }
    return new Asset(
        new AssetId(row.getLong("asset_id")),
        row.getString("title"),
        row.getLong("min_qty"),
        row.getBoolean("world"),
        Set.copyOf(Arrays.asList((String[]) row.getArray("countries").getArray())),
        row.getBoolean("partable"),
        parts,
        row.getBoolean("withdrawn"),
        row.getBoolean("personalised"));
  }

  private static AssetImage image(ResultSet row) throws SQLException {
    return new AssetImage(
        row.getString("name"), new BlobKey(row.getString("blob")), row.getString("media_type"));
  }

  static Rendering rendering(ResultSet row) throws SQLException {
    var pages = row.getInt("page_count");
    return new Rendering(
        row.getString("type"),
        row.getString("usage"),
        new BlobKey(row.getString("blob")),
        row.getLong("bytes"),
        row.wasNull() ? OptionalInt.empty() : OptionalInt.of(pages));
  }
}
