package org.partbook.client;

/// A part of an ensemble that is sold singly, as a line of its own.
///
/// @param assetId the part's asset number, one of the ensemble's [AssetItem#packages()]
/// @param orderLineId the number that the part's line gets, 1 or more
public record PurchasePart(long assetId, long orderLineId) {
  /// Checks the numbers.
  public PurchasePart {
    Checks.id("assetId", assetId);
    Checks.id("orderLineId", orderLineId);
  }
}
