package org.partbook.catalog;

import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.catalog.AssetPage.Listed;
import org.partbook.catalog.ChangeStore.State;
import org.partbook.catalog.Offers.Offer;

/// What a vendor sees of assets.
///
/// @param offer what it may sell, unless that is everything
record Sight(Environment environment, Optional<Offer> offer) {
  /// An asset as the vendor sees it; nothing if it is out of sight.
  Optional<Listed> of(long assetId, State state) {
    var id = new AssetId(assetId);
    var isShown = id.isOfSandbox() ? environment == Environment.SANDBOX : !state.withdrawn();
    var listed = new Listed(assetId, state.document());
    return isShown
        ? offer.map(it -> OfferedAsset.of(it, listed)).orElse(Optional.of(listed))
        : Optional.empty();
  }
}
