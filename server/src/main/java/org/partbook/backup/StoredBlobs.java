package org.partbook.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.partbook.blob.BlobKey;

/// Tells which blobs lie in a place of backups, sound or not. Who asks in the order of their keys
/// has the place looked through once, and never more than a 256th of them are known at once.
public final class StoredBlobs {
  private final Place place;
  private String two = "";
  private Map<BlobKey, Long> there = Map.of();

  StoredBlobs(Place place) {
    this.place = place;
  }

  /// Whether one is there.
  ///
  /// @throws UncheckedIOException if that can't be told
  public boolean has(BlobKey key) {
    var digits = key.sha256().substring(0, 2);
    if (!two.equals(digits)) {
      try {
        there = place.blobs(digits);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      two = digits;
    }
    return there.containsKey(key);
  }
}
