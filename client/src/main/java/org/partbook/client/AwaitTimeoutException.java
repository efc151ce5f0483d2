package org.partbook.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An order wasn't settled in time. It may be later.
public final class AwaitTimeoutException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  private final transient @Nullable OrderState lastKnown;

  AwaitTimeoutException(
      String message, Optional<OrderState> lastKnown, Optional<PurchaseApiException> lastError) {
    super(message, lastError.map(PurchaseApiException::error).orElseGet(ApiError::none));
    this.lastKnown = lastKnown.orElse(null);
    lastError.ifPresent(this::initCause);
  }

  /// How the order stood when the server last said something.
  ///
  /// @return the state; empty if no answer came at all
  public Optional<OrderState> lastKnown() {
    return Optional.ofNullable(lastKnown);
  }
}
