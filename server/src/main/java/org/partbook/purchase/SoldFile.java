package org.partbook.purchase;

import org.partbook.blob.BlobKey;

/// What was sold: settled when a line is completed, and the same for ever.
///
/// @param blob the file as the publisher or the upstream gave it
/// @param rendering `pdf`, `musicxml`, `audio`, …
/// @param personal whether the buyer's copy says whose it is; otherwise it is the file itself
/// @param form the version in which the score was prepared; without meaning where `personal` is
///   false
public record SoldFile(BlobKey blob, String rendering, boolean personal, int form) {
  /// A file that is delivered as it is.
  public static SoldFile asItIs(BlobKey blob, String rendering) {
    return new SoldFile(blob, rendering, false, 0);
  }

  public boolean isPdf() {
    return rendering.equals("pdf");
  }
}
