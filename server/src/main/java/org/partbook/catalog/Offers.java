package org.partbook.catalog;

import java.math.BigDecimal;
import java.util.Optional;
import org.partbook.access.Caller;
import org.partbook.db.Tx;

/// What vendors may sell, and for how much.
public interface Offers {
  /// What one vendor may sell.
  interface Offer {
    /// Whether the vendor may sell the asset.
    boolean covers(AssetId id, Listing listing);

    /// What the asset costs at this vendor's; nothing if it has no price.
    Optional<BigDecimal> price(Listing listing);
  }

  /// That of a vendor; nothing for one that may sell everything, at the price of the catalogue.
  Optional<Offer> of(Tx tx, Caller caller);

  /// No vendor has any of its own.
  static Offers everything() {
    return (_, _) -> Optional.empty();
  }
}
