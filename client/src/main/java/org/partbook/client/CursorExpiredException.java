package org.partbook.client;

/// 410: the cursor is too old, or of another database, so the server can't say any more what came
/// after it. Begin anew: changes without a cursor, or [PurchaseApi#assets()]; events from a time
/// ([EventQuery.Builder#since]).
public final class CursorExpiredException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  CursorExpiredException(String message, ApiError error) {
    super(message, error);
  }
}
