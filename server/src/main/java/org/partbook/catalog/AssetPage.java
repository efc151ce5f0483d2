package org.partbook.catalog;

import java.util.List;

/// One page of the list of what is for sale, ordered by asset id.
///
/// @param more whether there are assets after the last of these
/// @param latestTerms the number of the vendor's latest terms, 0 for none
/// @param suspended whether the vendor may sell nothing
record AssetPage(List<Listed> assets, boolean more, long latestTerms, boolean suspended) {
  /// @param document as it is stored, in UTF-8
  // Nobody compares these, and nobody changes the arrays.
  @SuppressWarnings("ArrayRecordComponent")
  record Listed(long assetId, byte[] document) {}

  /// The last asset on this page, which must not be empty.
  long lastId() {
    return assets.getLast().assetId();
  }
}
