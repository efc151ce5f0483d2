package org.partbook.fulfilment;

import org.partbook.blob.BlobKey;
import org.partbook.catalog.AssetId;

/// Where the file of a sold score comes from.
public interface ScoreSource {
  /// Gets the full score of an asset. It may take its time; it is asked again after [Unavailable]
  /// and after an exception.
  Answer fetch(AssetId asset) throws Exception;

  /// What a source says.
  sealed interface Answer {}

  /// Here it is.
  record Available(BlobKey score) implements Answer {}

  /// It will not be there later either.
  record Absent(String reason) implements Answer {}

  /// Not now.
  record Unavailable(String reason) implements Answer {}
}
