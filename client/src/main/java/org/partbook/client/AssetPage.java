package org.partbook.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One page of the catalogue, ordered by asset number.
///
/// @param assets the assets on it; may be fewer than were asked for
/// @param lastId the number of the last of them, to go on from
/// @param nextPage the relative address of the next page; absent on the last one
public record AssetPage(List<AssetItem> assets, OptionalLong lastId, Optional<String> nextPage) {
  /// Copies the list.
  public AssetPage {
    assets = List.copyOf(assets);
  }
}
