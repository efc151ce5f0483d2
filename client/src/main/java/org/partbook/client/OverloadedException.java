package org.partbook.client;

/// 429, or 503 from the API itself: nothing was done, and the same request may be sent again after
/// [#retryAfter()].
public final class OverloadedException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  OverloadedException(String message, ApiError error) {
    super(message, error);
  }
}
