package org.partbook.fulfilment;

import org.partbook.catalog.AssetId;
import org.partbook.purchase.SoldFile;

/// Where the file of a sold score comes from.
public interface ScoreSource {
  /// Gets the full score of an asset. It may take its time; it is asked again after [Unavailable]
  /// and after an exception.
  Answer fetch(AssetId asset) throws Exception;

  /// What a source says.
  sealed interface Answer {}

  /// Here it is, ready to be sold.
  record Available(SoldFile file) implements Answer {}

  /// It will not be there later either.
  record Absent(String reason) implements Answer {}

  /// Not now.
  record Unavailable(String reason) implements Answer {}
}
