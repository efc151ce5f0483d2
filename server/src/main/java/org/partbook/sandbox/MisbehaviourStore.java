package org.partbook.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.catalog.AssetId;
import org.partbook.db.Tx;

/// The SQL of how assets misbehave.
final class MisbehaviourStore {
  private static final String PUT =
      """
      insert into asset_misbehaviour (asset_id, misbehaviour)
      select asset_id, misbehaviour
      from unnest(?::bigint[], ?::text[]) as new (asset_id, misbehaviour)
      on conflict (asset_id) do update set misbehaviour = excluded.misbehaviour
        where asset_misbehaviour.misbehaviour <> excluded.misbehaviour
      """;

  private static final String ALL = "select asset_id, misbehaviour from asset_misbehaviour";

  private record Stored(AssetId asset, Optional<Misbehaviour> misbehaviour) {}

  /// Notes of each that the asset which is brought in with it misbehaves like this.
  void put(Tx tx, List<Misbehaviour> misbehaviours) {
    tx.update(
        PUT,
        misbehaviours.stream().map(one -> one.asset().value()).toList(),
        misbehaviours.stream().map(Misbehaviour::name).toList());
  }

  /// All that this version knows.
  Map<AssetId, Misbehaviour> all(Tx tx) {
    var all = new HashMap<AssetId, Misbehaviour>();
    tx.list(
            ALL,
            row ->
                new Stored(
                    new AssetId(row.getLong("asset_id")),
                    Misbehaviour.named(row.getString("misbehaviour"))))
        .forEach(row -> row.misbehaviour().ifPresent(known -> all.put(row.asset(), known)));
    return all;
  }
}
