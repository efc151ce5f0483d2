package org.partbook.client;

/// The file isn't to be had: what came isn't the file, or it isn't whole. The target is as it was.
public final class DownloadException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  DownloadException(String message, ApiError error) {
    super(message, error);
  }

  DownloadException(String message, ApiError error, Throwable cause) {
    super(message, error, cause);
  }
}
