package org.partbook.catalog;

import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.db.LastUsed;
import org.partbook.db.Tx;

/// The assets that were last sold, as they were when somebody read them. They may have changed
/// since.
public final class KnownAssets {
  /// Of some kilobytes each, where they may be sold in many countries.
  private static final int MOST_KEPT = 1000;

  private final AssetStore store = new AssetStore();
  private final LastUsed<AssetId, KnownAsset> remembered = new LastUsed<>(MOST_KEPT);

  /// The asset as it is remembered, if it is there for callers of this environment.
  public Optional<KnownAsset> remembered(Environment environment, AssetId id) {
    return isThereFor(environment, id) ? remembered.find(id) : Optional.empty();
  }

  /// As [#remembered], and as it is now.
  public Optional<KnownAsset> read(Tx tx, Environment environment, AssetId id) {
    var now = isThereFor(environment, id) ? store.findKnown(tx, id) : Optional.<KnownAsset>empty();
    now.ifPresentOrElse(asset -> remembered.keep(id, asset), () -> remembered.forget(id));
    return now;
  }

  /// Has the asset read anew when it is next asked for.
  public void forget(AssetId id) {
    remembered.forget(id);
  }

  static boolean isThereFor(Environment environment, AssetId id) {
    return !id.isOfSandbox() || environment == Environment.SANDBOX;
  }
}
