package org.partbook.catalog;

import java.util.Locale;
import java.util.Optional;
import org.partbook.catalog.AssetPage.Listed;

/// What became of an asset, as one vendor sees it.
///
/// @param now the asset as the vendor sees it, unless it is out of sight
record Change(Type type, long assetId, Optional<Listed> now) {
  enum Type {
    /// It is new in the catalogue.
    ADDED,
    CHANGED,
    /// Nobody may sell it any more.
    WITHDRAWN,
    /// It may be sold again.
    RETURNED,
    /// The vendor may sell it now.
    ENTERED,
    /// This vendor may not sell it any more.
    LEFT;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
