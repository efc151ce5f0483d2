package org.partbook.client;

/// 401: the access token is missing, unknown, expired or revoked. Repeating doesn't help; get a new
/// token.
public final class UnauthorizedException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  UnauthorizedException(String message, ApiError error) {
    super(message, error);
  }
}
