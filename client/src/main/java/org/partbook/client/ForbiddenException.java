package org.partbook.client;

/// 403: the token is good, but doesn't allow this. The vendor may not list the catalogue, for
/// instance.
public final class ForbiddenException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  ForbiddenException(String message, ApiError error) {
    super(message, error);
  }
}
