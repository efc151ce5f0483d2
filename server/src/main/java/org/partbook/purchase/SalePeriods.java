package org.partbook.purchase;

import java.time.Duration;
import org.partbook.catalog.AssetId;

/// How long things last in the sale of an asset.
public interface SalePeriods {
  /// How long a validation token holds.
  Duration validation(AssetId asset);

  /// How long a line is tried before it fails.
  Duration fulfilment(AssetId asset);
}
