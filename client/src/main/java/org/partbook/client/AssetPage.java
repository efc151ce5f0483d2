package org.partbook.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One page of the catalogue, ordered by asset number.
///
/// @param assets the assets on it; may be fewer than were asked for
/// @param lastId the number of the last of them, to go on from
/// @param nextPage the relative address of the next page; absent on the last one
/// @param etag by which [PurchaseApi#listAssetsUnless] knows the page again; absent if the server
///   has none
/// @param unknown what else the server said of it
public record AssetPage(
    List<AssetItem> assets,
    OptionalLong lastId,
    Optional<String> nextPage,
    Optional<String> etag,
    UnknownFields unknown) {
  /// Copies the list.
  public AssetPage {
    assets = List.copyOf(assets);
  }

  /// Without what only a server says.
  ///
  /// @param assets the assets on it; may be fewer than were asked for
  /// @param lastId the number of the last of them, to go on from
  /// @param nextPage the relative address of the next page; absent on the last one
  public AssetPage(List<AssetItem> assets, OptionalLong lastId, Optional<String> nextPage) {
    this(assets, lastId, nextPage, Optional.empty(), UnknownFields.none());
  }
}
