package org.partbook.blob;

import java.io.IOException;

/// A blob has no longer the bytes that were put, or is gone; nothing of it may be given away.
public final class DamagedBlobException extends IOException {
  private static final long serialVersionUID = 1L;

  private DamagedBlobException(String message) {
    super(message);
  }

  /// As found by somebody who has read it.
  public static DamagedBlobException of(BlobKey key) {
    return new DamagedBlobException(
        "blob " + key + " is damaged: it has not the bytes that were put");
  }

  /// As found by somebody who needed it for something.
  ///
  /// @param message what was needed it for
  public DamagedBlobException(String message, IOException cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
