package org.partbook.client;

import java.util.Optional;

/// 409 where it isn't a line that exists already: that is [Registration.AlreadyRegistered].
public final class ConflictException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  ConflictException(String message, ApiError error) {
    super(message, error);
  }

  /// Whether what exists says the same as the request.
  ///
  /// @return true or false, if the server says it
  public Optional<Boolean> sameRequest() {
    return error().sameRequest();
  }
}
