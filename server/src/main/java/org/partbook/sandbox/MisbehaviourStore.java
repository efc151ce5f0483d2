package org.partbook.sandbox;

import java.util.List;
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

  private static final String ALL =
      """
      select asset_id, misbehaviour, fingerprint, blob
      from asset_misbehaviour
      left join asset using (asset_id)
      left join (
        select asset_id, blob from rendering where type = 'pdf' and usage = 'full') as pdf
        using (asset_id)
      order by asset_id
      """;

  /// An asset, and how it misbehaves. The last id of the sandbox belongs to no asset: what is
  /// stored of it is the mark of what was brought in ([SandboxCatalog]), which no version takes for
  /// a misbehaviour.
  ///
  /// @param word the misbehaviour's name, which a later version may have stored
  /// @param fingerprint of the asset, if it is there
  /// @param score the SHA-256 of its file, if it is there
  record Stored(AssetId asset, String word, Optional<String> fingerprint, Optional<String> score) {
    boolean isMark() {
      return asset.value() == AssetId.LAST_OF_SANDBOX;
    }
  }

  /// Notes of each that the asset which is brought in with it misbehaves like this.
  void put(Tx tx, List<Misbehaviour> misbehaviours) {
    tx.update(
        PUT,
        misbehaviours.stream().map(one -> one.asset().value()).toList(),
        misbehaviours.stream().map(Misbehaviour::name).toList());
  }

  void putMark(Tx tx, String mark) {
    tx.update(PUT, List.of(AssetId.LAST_OF_SANDBOX), List.of(mark));
  }

  /// In the order of the ids.
  List<Stored> all(Tx tx) {
    return tx.list(
        ALL,
        row ->
            new Stored(
                new AssetId(row.getLong("asset_id")),
                row.getString("misbehaviour"),
                Optional.ofNullable(row.getString("fingerprint")),
                Optional.ofNullable(row.getString("blob"))));
  }
}
