package org.partbook.purchase;

import java.util.Optional;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Goods;

/// What can be handed over at once, so that a line of it is completed with its registration and
/// nobody has to work on it.
public interface Shelf {
  /// The file of an asset as it would be sold, if it is at hand.
  ///
  /// @param goods the asset's file
  Optional<SoldFile> find(AssetId asset, Goods goods);
}
