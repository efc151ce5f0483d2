package org.partbook.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partbook.blob.BlobKey;
import org.partbook.db.Tx;

/// The SQL of editions.
final class EditionStore {
  private static final String OF_ASSETS =
      """
      select asset_id, type, number, blob, made_at, import_id, note, weight, policy
      from unnest(?::bigint[]) as wanted (id)
        join lateral (
          select * from edition where asset_id = wanted.id
          offset 0) as edition on true
      order by asset_id, type, number
      """;

  private static final String ADD =
      """
      insert into edition (asset_id, type, number, blob, made_at, import_id, note, weight, policy)
      select *
      from unnest(?::bigint[], ?::text[], ?::integer[], ?::text[], ?::timestamptz[], ?::bigint[],
        ?::text[], ?::text[], ?::text[])
      """;

  private static final String CHANGE =
      """
      update edition set note = ?, weight = ?, policy = ?
      where asset_id = ? and type = ? and number = ?
      """;

  private static final String TAKE_BACK =
      """
      update edition set policy = 'keep'
      where asset_id = ? and type = ? and number = ? and policy <> 'keep'
      """;

  private static final String LOCK =
      """
      select asset_id, type, number, blob, made_at, import_id, note, weight, policy
      from edition
      where asset_id = ? and type = ? and number = ?
      for update
      """;

  /// Of several types, those of one after the other, and the oldest of each first.
  List<Edition> ofAssets(Tx tx, List<Long> assets) {
    return assets.isEmpty() ? List.of() : tx.list(OF_ASSETS, EditionStore::edition, assets);
  }

  void add(Tx tx, List<Edition> editions) {
    if (!editions.isEmpty()) {
      tx.update(
          ADD,
          column(editions, one -> one.asset().value()),
          column(editions, Edition::type),
          column(editions, Edition::number),
          column(editions, one -> one.blob().sha256()),
          column(editions, EditionStore::madeAt),
          column(editions, EditionStore::importId),
          column(editions, Edition::note),
          column(editions, one -> one.weight().word()),
          column(editions, one -> one.policy().word()));
    }
  }

  /// Which nobody else changes until the transaction ends.
  Optional<Edition> locked(Tx tx, AssetId asset, String type, int number) {
    return tx.one(LOCK, EditionStore::edition, asset.value(), type, number);
  }

  /// Writes what is said of an edition; nothing else of one is ever changed.
  void change(Tx tx, Edition edition) {
    tx.update(
        CHANGE,
        edition.note(),
        edition.weight().word(),
        edition.policy().word(),
        edition.asset().value(),
        edition.type(),
        edition.number());
  }

  /// Has an edition reach nobody any more.
  void takeBack(Tx tx, Edition edition) {
    tx.update(TAKE_BACK, edition.asset().value(), edition.type(), edition.number());
  }

  private static Edition edition(ResultSet row) throws SQLException {
    return new Edition(
        new AssetId(row.getLong("asset_id")),
        row.getString("type"),
        row.getInt("number"),
        new BlobKey(row.getString("blob")),
        Tx.optionalInstant(row, "made_at"),
        importId(row),
        row.getString("note"),
        EditionWeight.valueOf(row.getString("weight").toUpperCase(Locale.ROOT)),
        EditionPolicy.valueOf(row.getString("policy").toUpperCase(Locale.ROOT)));
  }

  private static OptionalLong importId(ResultSet row) throws SQLException {
    long id = row.getLong("import_id");
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
  }

  private static @Nullable Long importId(Edition edition) {
    return edition.importId().isPresent() ? edition.importId().getAsLong() : null;
  }

  private static @Nullable Instant madeAt(Edition edition) {
    return edition.madeAt().orElse(null);
  }

  private static <C extends @Nullable Object> List<C> column(
      List<Edition> editions, Function<Edition, C> cell) {
    var column = new ArrayList<C>(editions.size());
    editions.forEach(edition -> column.add(cell.apply(edition)));
    return column;
  }
}
