package org.partbook.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What is said of an asset that a user made.
///
/// @param blackBox the field `black_box`
/// @param arrangeable whether it may be arranged
/// @param vendorProductType the kind of product
/// @param sellerId the seller's number
/// @param authorizedPerformers how many may perform it
/// @param contentProvider who provides it
/// @param adaptationProductId the product number of the adaptation
/// @param adaptationVendor the vendor of the adaptation
/// @param vendorSongId the vendor's song number
/// @param commissionOverrideRate a commission rate of its own
/// @param publisherName the publisher
/// @param medleyAssets the pieces of a medley; empty if it is none
/// @param unknown what else the server said of it
public record AssetUsergen(
    Optional<Boolean> blackBox,
    Optional<Boolean> arrangeable,
    Optional<String> vendorProductType,
    OptionalLong sellerId,
    OptionalLong authorizedPerformers,
    Optional<String> contentProvider,
    OptionalLong adaptationProductId,
    Optional<String> adaptationVendor,
    Optional<String> vendorSongId,
    Optional<BigDecimal> commissionOverrideRate,
    Optional<String> publisherName,
    List<AssetMedleyAsset> medleyAssets,
    UnknownFields unknown) {
  /// Copies the lists.
  public AssetUsergen {
    medleyAssets = List.copyOf(medleyAssets);
  }

  /// Without what only a server says.
  ///
  /// @param blackBox the field `black_box`
  /// @param arrangeable whether it may be arranged
  /// @param vendorProductType the kind of product
  /// @param sellerId the seller's number
  /// @param authorizedPerformers how many may perform it
  /// @param contentProvider who provides it
  /// @param adaptationProductId the product number of the adaptation
  /// @param adaptationVendor the vendor of the adaptation
  /// @param vendorSongId the vendor's song number
  /// @param commissionOverrideRate a commission rate of its own
  /// @param publisherName the publisher
  /// @param medleyAssets the pieces of a medley; empty if it is none
  public AssetUsergen(
      Optional<Boolean> blackBox,
      Optional<Boolean> arrangeable,
      Optional<String> vendorProductType,
      OptionalLong sellerId,
      OptionalLong authorizedPerformers,
      Optional<String> contentProvider,
      OptionalLong adaptationProductId,
      Optional<String> adaptationVendor,
      Optional<String> vendorSongId,
      Optional<BigDecimal> commissionOverrideRate,
      Optional<String> publisherName,
      List<AssetMedleyAsset> medleyAssets) {
    this(
        blackBox,
        arrangeable,
        vendorProductType,
        sellerId,
        authorizedPerformers,
        contentProvider,
        adaptationProductId,
        adaptationVendor,
        vendorSongId,
        commissionOverrideRate,
        publisherName,
        medleyAssets,
        UnknownFields.none());
  }
}
