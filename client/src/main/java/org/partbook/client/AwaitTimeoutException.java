package org.partbook.client;

import java.util.Optional;

/// An order wasn't settled in time. It may be later.
public final class AwaitTimeoutException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  private final transient Optional<OrderState> lastKnown;

  AwaitTimeoutException(
      String message, Optional<OrderState> lastKnown, Optional<PurchaseApiException> lastError) {
    super(message, lastError.map(PurchaseApiException::error).orElseGet(ApiError::none));
    this.lastKnown = lastKnown;
    lastError.ifPresent(this::initCause);
  }

  /// How the order stood when the server last said something.
  ///
  /// @return the state; empty if no answer came at all
  public Optional<OrderState> lastKnown() {
    return lastKnown;
  }
}
