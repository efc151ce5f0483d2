package org.partbook.catalog;

import java.util.Optional;
import org.partbook.db.Tx;

/// The catalogue, as the other features see it.
public final class Catalog {
  private final AssetStore store = new AssetStore();

  public Optional<Asset> find(Tx tx, AssetId id) {
    return store.find(tx, id);
  }

  /// Who wrote it, as the contributors tell: several names with commas between them.
  public Optional<String> composer(Tx tx, AssetId id) {
    return store.composer(tx, id);
  }

  public Optional<Rendering> rendering(Tx tx, AssetId id, String type, String usage) {
    return store.rendering(tx, id, type, usage);
  }
}
