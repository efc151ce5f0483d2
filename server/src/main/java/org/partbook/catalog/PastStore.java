package org.partbook.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.partbook.blob.BlobKey;
import org.partbook.catalog.Past.PastImport;
import org.partbook.catalog.Past.State;
import org.partbook.db.Tx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The SQL that reads what the catalogue was.
final class PastStore {
  private static final String IMPORTS =
      """
      select id, at, actor, kind, source,
        (select count(*) from asset where import_id = catalog_import.id) as still,
        (select count(*) from asset_before where replaced_by = catalog_import.id) as replaced
      from catalog_import
      where id < ?
      order by id desc
      limit ?
      """;

  private static final String STATES =
      """
      select asset_id, document, withdrawn, personalised, renderings, images, import_id
      from (
        select asset_id, from_no, document, withdrawn, personalised, renderings, images, import_id
        from asset_before
        where asset_id = ?
        union all
        select asset_id, change_no, document, withdrawn, personalised,
          (select coalesce(
              jsonb_agg(
                jsonb_build_object(
                  'type', type, 'usage', usage, 'blob', blob, 'bytes', bytes, 'pages', page_count)),
              '[]')
            from rendering where rendering.asset_id = asset.asset_id),
          '[]',
          import_id
        from asset
        where asset_id = ?) as states
      order by from_no
      """;

  private static final String BEFORE =
      """
      select before.asset_id, before.document, before.withdrawn, before.personalised,
        before.renderings, before.images, asset.import_id
      from asset_before as before join asset using (asset_id)
      where replaced_by = ? and before.asset_id > ?
      order by before.asset_id
      limit ?
      """;

  private static final String ADDED =
      """
      select asset_id, import_id
      from asset
      where asset_id > ?
        and (import_id = ? or exists (
          select from asset_before
          where asset_before.asset_id = asset.asset_id and asset_before.import_id = ?))
        and not exists (
          select from asset_before
          where asset_before.asset_id = asset.asset_id and replaced_by = ?)
      order by asset_id
      limit ?
      """;

  /// The imports before one, the latest first.
  List<PastImport> imports(Tx tx, long before, int atMost) {
    return tx.list(IMPORTS, PastStore::pastImport, before, atMost);
  }

  Optional<PastImport> find(Tx tx, long id) {
    return imports(tx, id + 1, 1).stream().filter(one -> one.id() == id).findFirst();
  }

  private static PastImport pastImport(ResultSet row) throws SQLException {
    return new PastImport(
        row.getLong("id"),
        Tx.instant(row, "at"),
        row.getString("actor"),
        row.getString("kind"),
        row.getString("source"),
        row.getLong("still"),
        row.getLong("replaced"));
  }

  /// All that an asset was and is, the oldest first.
  List<State> states(Tx tx, AssetId id) {
    return tx.list(STATES, PastStore::state, id.value(), id.value());
  }

  /// What the assets were that an import changed, with what last wrote each.
  List<State> before(Tx tx, long importId, long after, int atMost) {
    return tx.list(BEFORE, PastStore::state, importId, after, atMost);
  }

  /// Those that an import added, with what last wrote each.
  List<Past.Added> added(Tx tx, long importId, long after, int atMost) {
    return tx.list(
        ADDED,
        row -> new Past.Added(row.getLong("asset_id"), importId(row)),
        after,
        importId,
        importId,
        importId,
        atMost);
  }

  private static OptionalLong importId(ResultSet row) throws SQLException {
    long id = row.getLong("import_id");
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
  }

  private static State state(ResultSet row) throws SQLException {
    var renderings = new ArrayList<Rendering>();
    for (var one : AssetDocument.parse(row.getBytes("renderings"))) {
      renderings.add(rendering(one));
    }
    var images = new ArrayList<AssetImage>();
    for (var one : AssetDocument.parse(row.getBytes("images"))) {
      images.add(
          new AssetImage(
              one.path("name").stringValue(),
              new BlobKey(one.path("blob").stringValue()),
              one.path("media_type").stringValue()));
    }
    return new State(
        new StoredAsset(
            new AssetId(row.getLong("asset_id")),
            (ObjectNode) AssetDocument.parse(row.getBytes("document")),
            row.getBoolean("withdrawn"),
            row.getBoolean("personalised"),
            renderings,
            images),
        importId(row));
  }

  private static Rendering rendering(JsonNode json) {
    return new Rendering(
        json.path("type").stringValue(),
        json.path("usage").stringValue(),
        new BlobKey(json.path("blob").stringValue()),
        json.path("bytes").longValue(),
        json.path("pages").isNumber()
            ? OptionalInt.of(json.path("pages").intValue())
            : OptionalInt.empty());
  }
}
