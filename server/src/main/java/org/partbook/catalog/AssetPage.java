package org.partbook.catalog;

import java.util.List;
import java.util.OptionalLong;

/// One page of the list of what is for sale, ordered by asset id.
///
/// @param next behind which asset the next page begins; nothing where there are no others
/// @param latestTerms the number of the vendor's latest terms, 0 for none
/// @param suspended whether the vendor may sell nothing
record AssetPage(List<Listed> assets, OptionalLong next, long latestTerms, boolean suspended) {
  /// @param document as it is stored, in UTF-8
  // Nobody compares these, and nobody changes the arrays.
  @SuppressWarnings("ArrayRecordComponent")
  record Listed(long assetId, byte[] document) {}

  /// The last asset on this page. On one that is empty although there are others, the last that was
  /// looked at, so that whoever goes on by this number gets further, too.
  OptionalLong lastId() {
    return assets.isEmpty() ? next : OptionalLong.of(assets.getLast().assetId());
  }
}
