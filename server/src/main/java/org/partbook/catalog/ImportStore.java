package org.partbook.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.partbook.db.Tx;

/// The SQL that writes the catalogue: each statement takes a whole batch.
final class ImportStore {
  private static final String FINGERPRINTS =
      "select asset_id, fingerprint from asset where asset_id = any(?::bigint[])";

  private static final String WRITE =
      """
      insert into asset (
        asset_id, document, fingerprint, title, asset_type, page_count, min_qty, world, countries,
        partable, parts, withdrawn, personalised, updated_at)
      select
        asset_id, document, fingerprint, title, asset_type, nullif(page_count, -1), min_qty, world,
        string_to_array(countries, ','), partable, string_to_array(parts, ',')::bigint[], withdrawn,
        personalised, ?::timestamptz
      from unnest(
        ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
        ?::boolean[], ?::text[], ?::boolean[], ?::text[], ?::boolean[], ?::boolean[])
        as line (
          asset_id, document, fingerprint, title, asset_type, page_count, min_qty, world, countries,
          partable, parts, withdrawn, personalised)
      order by asset_id
      on conflict (asset_id) do update set
        document = excluded.document,
        fingerprint = excluded.fingerprint,
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
        updated_at = excluded.updated_at
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

  /// The fingerprint of each of these assets that is there.
  Map<Long, String> fingerprints(Tx tx, List<Long> ids) {
    var fingerprints = new HashMap<Long, String>();
    tx.list(
            FINGERPRINTS,
            row -> Map.entry(row.getLong("asset_id"), row.getString("fingerprint")),
            ids)
        .forEach(entry -> fingerprints.put(entry.getKey(), entry.getValue()));
    return fingerprints;
  }

  /// Adds or replaces assets, with all that belongs to them. The rows are locked in the order of
  /// their ids, so that two imports at once wait for each other instead of blocking each other.
  void write(Tx tx, List<AssetRow> rows, Instant now) {
    tx.update(
        WRITE,
        now,
        column(rows, AssetRow::id),
        column(rows, AssetRow::document),
        column(rows, AssetRow::fingerprint),
        column(rows, row -> row.asset().title()),
        column(rows, AssetRow::assetType),
        column(rows, row -> row.pageCount().orElse(NONE)),
        column(rows, row -> row.asset().minQty()),
        column(rows, row -> row.asset().world()),
        column(rows, row -> String.join(",", row.asset().countries())),
        column(rows, row -> row.asset().partable()),
        column(rows, row -> joined(row.asset().parts())),
        column(rows, row -> row.asset().withdrawn()),
        column(rows, row -> row.asset().personalised()));
    var ids = column(rows, AssetRow::id);
    tx.update(DROP_RENDERINGS, ids);
    tx.update(DROP_IMAGES, ids);
    writeRenderings(tx, owned(rows, AssetRow::renderings));
    writeImages(tx, owned(rows, AssetRow::images));
  }

  /// Those of these ids that no asset has.
  List<Long> missing(Tx tx, List<Long> ids) {
    return tx.list(MISSING, row -> row.getLong("wanted"), ids);
  }

  private record Owned<T>(long assetId, T thing) {}

  private static void writeRenderings(Tx tx, List<Owned<Rendering>> renderings) {
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

  private static String joined(Collection<AssetId> ids) {
    return String.join(",", ids.stream().map(AssetId::toString).sorted().toList());
  }
}
