package org.partbook.client;

/// 409 where it isn't a line that exists already: that is [Registration.AlreadyRegistered].
public final class ConflictException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  ConflictException(String message, ApiError error) {
    super(message, error);
  }
}
