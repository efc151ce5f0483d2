package org.partbook.client;

import java.util.Optional;
import java.util.OptionalLong;

/// A part of an ensemble.
///
/// @param assetId the part's asset number: what is named in a sale of parts
/// @param instrumentationPartCode a short name, such as `VLN1`
/// @param instrumentationPartName the name, such as `Violin I`
/// @param count how many of it belong to the ensemble
/// @param sequence its place in the order of the parts
/// @param score whether it is the score rather than a part
/// @param unknown what else the server said of it
public record AssetPackage(
    OptionalLong assetId,
    Optional<String> instrumentationPartCode,
    Optional<String> instrumentationPartName,
    OptionalLong count,
    OptionalLong sequence,
    Optional<Boolean> score,
    UnknownFields unknown) {
  /// Without what only a server says.
  ///
  /// @param assetId the part's asset number: what is named in a sale of parts
  /// @param instrumentationPartCode a short name, such as `VLN1`
  /// @param instrumentationPartName the name, such as `Violin I`
  /// @param count how many of it belong to the ensemble
  /// @param sequence its place in the order of the parts
  /// @param score whether it is the score rather than a part
  public AssetPackage(
      OptionalLong assetId,
      Optional<String> instrumentationPartCode,
      Optional<String> instrumentationPartName,
      OptionalLong count,
      OptionalLong sequence,
      Optional<Boolean> score) {
    this(
        assetId,
        instrumentationPartCode,
        instrumentationPartName,
        count,
        sequence,
        score,
        UnknownFields.none());
  }
}
