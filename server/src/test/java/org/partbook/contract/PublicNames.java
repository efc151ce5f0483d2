package org.partbook.contract;

import java.util.List;

/// The names that shops rely on which have made a client of the API's public description.
final class PublicNames {
  /// The schemas of the description, which are the classes of the clients that hold data.
  static final List<String> MODELS =
      List.of(
          "AssetItem",
          "AssetPartForm",
          "AssetsListResponse",
          "ContributorItem",
          "DownloadUrl",
          "ErrorResponse",
          "HealthItem",
          "ImageItem",
          "InstrumentItem",
          "MedleyAssetItem",
          "OrderItem",
          "OrderProcessingFailedResponse",
          "PackageItem",
          "PriceItem",
          "PurchaseInProcessingResponse",
          "PurchaseRegisterRequest",
          "PurchaseValidateBeforePaymentRequest",
          "RelatedGoodItem",
          "RenderingItem",
          "UsergenItem",
          "ValidationToken",
          "ViewUrl");

  private PublicNames() {}
}
