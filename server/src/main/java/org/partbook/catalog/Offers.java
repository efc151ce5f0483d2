package org.partbook.catalog;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedSet;
import org.partbook.access.Caller;
import org.partbook.access.VendorId;

/// What vendors may sell, and for how much.
public interface Offers {
  /// What one vendor may sell.
  interface Offer {
    /// Whether the vendor may sell the asset.
    boolean covers(AssetId id, Listing listing);

    /// Where the vendor may sell, as ISO 3166-1 alpha-2; everywhere if there are none.
    SortedSet<String> territories();

    /// What becomes of a price of the catalogue at this vendor's.
    BigDecimal price(BigDecimal inCatalogue);

    /// In which prices are, as ISO 4217 has it.
    String currency();
  }

  /// That of a vendor; nothing for one that may sell everything, at the prices of the catalogue.
  ///
  /// @param latest the number of the vendor's latest terms, as it stands beside the token; 0 for
  ///   none
  Optional<Offer> of(VendorId vendor, long latest);

  /// That of the caller's vendor.
  default Optional<Offer> of(Caller caller, long latest) {
    return of(caller.vendor(), latest);
  }
}
