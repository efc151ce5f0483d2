package org.partbook.blob;

import java.io.IOException;

/// The place of blobs can't be reached now, or doesn't answer in time. Nothing is known of what
/// lies there; later it will be.
public final class BlobsAwayException extends IOException {
  private static final long serialVersionUID = 1L;

  public BlobsAwayException(String message) {
    super(message);
  }

  public BlobsAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
