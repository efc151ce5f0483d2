package org.partbook.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.partbook.db.CopyRow;
import org.partbook.db.Tx;

/// The SQL that writes the catalogue: each statement takes a whole batch. What is new is copied
/// into the table itself, what has changed by way of a temporary one.
final class ImportStore {
  private static final String STORED =
      """
      select asset_id, fingerprint, line, withdrawn, parts
      from asset
      where asset_id = any(?::bigint[])
      """;

  private static final String ADD =
      """
      copy asset (
        asset_id, document, fingerprint, line, title, asset_type, page_count, min_qty, world,
        countries, partable, parts, withdrawn, personalised, updated_at, change_no, import_id)
      from stdin (format binary)
      """;

  private static final int FIELDS = 17;

  private static final String STAGE =
      """
      create temporary table changed_asset (
        asset_id bigint, document text, fingerprint text, line text, title text, asset_type text,
        page_count bigint, min_qty bigint, world boolean, countries text[], partable boolean,
        parts bigint[], withdrawn boolean, personalised boolean, updated_at timestamptz,
        change_no bigint, import_id bigint)
      on commit drop
      """;

  private static final String COPY_CHANGED = "copy changed_asset from stdin (format binary)";

  private static final String REPLACE =
      """
      insert into asset (
        asset_id, document, fingerprint, line, title, asset_type, page_count, min_qty, world,
        countries, partable, parts, withdrawn, personalised, updated_at, change_no, import_id)
      select
        asset_id, document, fingerprint, line, title, asset_type, page_count, min_qty, world,
        countries, partable, parts, withdrawn, personalised, updated_at, change_no, import_id
      from changed_asset
      order by asset_id
      on conflict (asset_id) do update set
        document = excluded.document,
        fingerprint = excluded.fingerprint,
        line = excluded.line,
        title = excluded.title,
        asset_type = excluded.asset_type,
        page_count = excluded.page_count,
        min_qty = excluded.min_qty,
        world = excluded.world,
        countries = excluded.countries,
        partable = excluded.partable,
        parts = excluded.parts,
        withdrawn = excluded.withdrawn,
        personalised = excluded.personalised,
        updated_at = excluded.updated_at,
        change_no = excluded.change_no,
        import_id = excluded.import_id
      """;

  private static final String NOTE_LINES =
      """
      update asset set line = read.line
      from unnest(?::bigint[], ?::text[]) as read (asset_id, line)
      where asset.asset_id = read.asset_id
      """;

  private static final String DROP_RENDERINGS =
      "delete from rendering where asset_id = any(?::bigint[])";

  private static final String DROP_IMAGES =
      "delete from asset_image where asset_id = any(?::bigint[])";

  private static final String WRITE_RENDERINGS =
      """
      insert into rendering (asset_id, type, usage, blob, bytes, page_count)
      select asset_id, type, usage, blob, bytes, nullif(page_count, -1)
      from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::integer[])
        as line (asset_id, type, usage, blob, bytes, page_count)
      """;

  private static final String WRITE_IMAGES =
      """
      insert into asset_image (asset_id, name, blob, media_type)
      select asset_id, name, blob, media_type
      from unnest(?::bigint[], ?::text[], ?::text[], ?::text[])
        as line (asset_id, name, blob, media_type)
      """;

  private static final String MISSING =
      """
      select wanted
      from unnest(?::bigint[]) as wanted
      where not exists (select from asset where asset_id = wanted)
      """;

  /// Where null would have to stand in an array.
  private static final int NONE = -1;

  private final HistoryStore history = new HistoryStore();

  /// What is there of an asset.
  ///
  /// @param line what the line that it was last written from is known by
  record Stored(
      AssetId id,
      String fingerprint,
      Optional<String> line,
      boolean withdrawn,
      List<AssetId> parts) {}

  /// Those of these assets that are there.
  Map<Long, Stored> stored(Tx tx, List<Long> ids) {
    var stored = new HashMap<Long, Stored>();
    tx.list(STORED, ImportStore::stored, ids).forEach(one -> stored.put(one.id().value(), one));
    return stored;
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        new AssetId(row.getLong("asset_id")),
        row.getString("fingerprint"),
        Optional.ofNullable(row.getString("line")),
        row.getBoolean("withdrawn"),
        Stream.of((Long[]) row.getArray("parts").getArray()).map(AssetId::new).toList());
  }

  /// Has the database count what there is, by which it plans. By itself it would do so minutes
  /// after an import, and until then go by what there was before.
  void count(Tx tx) {
    tx.run("analyze asset");
    tx.run("analyze rendering");
  }

  /// Adds assets that aren't there, with all that belongs to them. In the order of their ids, as
  /// everywhere here: so two imports at once wait for each other instead of blocking each other.
  void add(Tx tx, List<AssetRow> rows, Edit edit) {
    if (!rows.isEmpty()) {
      tx.copy(ADD, FIELDS, numbered(inOrder(rows), edit), (row, out) -> map(row, edit, out));
      writeFiles(tx, rows);
    }
  }

  /// Replaces assets, with all that belongs to them, and keeps what they were.
  void replace(Tx tx, List<AssetRow> rows, Edit edit) {
    if (!rows.isEmpty()) {
      tx.run(STAGE);
      tx.copy(COPY_CHANGED, FIELDS, numbered(rows, edit), (row, out) -> map(row, edit, out));
      history.keep(tx, edit.at());
      tx.update(REPLACE);
      var ids = column(rows, AssetRow::id);
      tx.update(DROP_RENDERINGS, ids);
      tx.update(DROP_IMAGES, ids);
      writeFiles(tx, rows);
    }
  }

  /// Notes other lines that say the same of assets that are there.
  void noteLines(Tx tx, List<AssetRow> rows) {
    if (!rows.isEmpty()) {
      tx.update(
          NOTE_LINES, column(rows, AssetRow::id), column(rows, row -> row.line().orElseThrow()));
    }
  }

  private static List<AssetRow> inOrder(List<AssetRow> rows) {
    return rows.stream().sorted(Comparator.comparingLong(AssetRow::id)).toList();
  }

  /// @param no the number of the change
  private record Numbered(AssetRow row, long no) {}

  private static List<Numbered> numbered(List<AssetRow> rows, Edit edit) {
    var numbered = new ArrayList<Numbered>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      numbered.add(new Numbered(rows.get(i), edit.firstNo() + i));
    }
    return numbered;
  }

  private static void map(Numbered numbered, Edit edit, CopyRow out) {
    var row = numbered.row();
    var asset = row.asset();
    out.bigint(row.id())
        .text(row.document())
        .text(row.fingerprint())
        .text(row.line())
        .text(asset.title())
        .text(row.assetType())
        .bigint(row.pageCount())
        .bigint(asset.minQty())
        .bool(asset.world())
        .texts(asset.countries())
        .bool(asset.partable())
        .bigints(asset.parts().stream().map(AssetId::value).sorted().toList())
        .bool(asset.withdrawn())
        .bool(asset.personalised())
        .timestamptz(edit.at())
        .bigint(numbered.no())
        .bigint(edit.importId());
  }

  private static void writeFiles(Tx tx, List<AssetRow> rows) {
    writeRenderings(tx, owned(rows, AssetRow::renderings));
    writeImages(tx, owned(rows, AssetRow::images));
  }

  /// Those of these ids that no asset has.
  List<Long> missing(Tx tx, List<Long> ids) {
    return tx.list(MISSING, row -> row.getLong("wanted"), ids);
  }

  private record Owned<T>(long assetId, T thing) {}

  private static void writeRenderings(Tx tx, List<Owned<Rendering>> renderings) {
    if (renderings.isEmpty()) {
      return;
    }
    tx.update(
        WRITE_RENDERINGS,
        column(renderings, Owned::assetId),
        column(renderings, one -> one.thing().type()),
        column(renderings, one -> one.thing().usage()),
        column(renderings, one -> one.thing().blob().sha256()),
        column(renderings, one -> one.thing().bytes()),
        column(renderings, one -> one.thing().pageCount().orElse(NONE)));
  }

  private static void writeImages(Tx tx, List<Owned<AssetImage>> images) {
    if (images.isEmpty()) {
      return;
    }
    tx.update(
        WRITE_IMAGES,
        column(images, Owned::assetId),
        column(images, one -> one.thing().name()),
        column(images, one -> one.thing().blob().sha256()),
        column(images, one -> one.thing().mediaType()));
  }

  private static <T> List<Owned<T>> owned(List<AssetRow> rows, Function<AssetRow, List<T>> things) {
    var owned = new ArrayList<Owned<T>>();
    for (var row : rows) {
      things.apply(row).forEach(thing -> owned.add(new Owned<>(row.id(), thing)));
    }
    return owned;
  }

  private static <T, C> List<C> column(List<T> rows, Function<T, C> cell) {
    return rows.stream().map(cell).toList();
  }
}
