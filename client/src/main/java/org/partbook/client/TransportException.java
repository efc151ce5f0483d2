package org.partbook.client;

/// No usable answer: no connection, one that broke, a time-out, a redirect, or something that isn't
/// the API's. Nothing was changed by this call, as far as reading goes; for what changes something,
/// see [UnknownOutcomeException].
public final class TransportException extends PurchaseApiException {
  private static final long serialVersionUID = 1;

  TransportException(String message, ApiError error) {
    super(message, error);
  }

  TransportException(String message, ApiError error, Throwable cause) {
    super(message, error, cause);
  }
}
