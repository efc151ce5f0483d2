package org.partbook.client;

import java.util.Optional;
import java.util.OptionalLong;

/// Something else that is sold of the same piece.
///
/// @param relatedProductId its product number
/// @param groupTypeId the number of the kind of relation
/// @param goodType `H`, `D` or `V`; others may come
/// @param sheet whether it is sheet music
/// @param featured whether it is to be shown first
/// @param primeSrc whether it is the main source (`prime_src`)
/// @param unknown what else the server said of it
public record AssetRelatedGood(
    OptionalLong relatedProductId,
    OptionalLong groupTypeId,
    Optional<String> goodType,
    Optional<Boolean> sheet,
    Optional<Boolean> featured,
    Optional<Boolean> primeSrc,
    UnknownFields unknown) {
  /// Without what only a server says.
  ///
  /// @param relatedProductId its product number
  /// @param groupTypeId the number of the kind of relation
  /// @param goodType `H`, `D` or `V`; others may come
  /// @param sheet whether it is sheet music
  /// @param featured whether it is to be shown first
  /// @param primeSrc whether it is the main source (`prime_src`)
  public AssetRelatedGood(
      OptionalLong relatedProductId,
      OptionalLong groupTypeId,
      Optional<String> goodType,
      Optional<Boolean> sheet,
      Optional<Boolean> featured,
      Optional<Boolean> primeSrc) {
    this(relatedProductId, groupTypeId, goodType, sheet, featured, primeSrc, UnknownFields.none());
  }
}
