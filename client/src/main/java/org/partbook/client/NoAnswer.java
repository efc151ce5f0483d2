package org.partbook.client;

import java.util.Objects;

/// One attempt got no whole answer.
final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean sent;

  NoAnswer(String message, boolean sent, Throwable cause) {
    super(message, cause);
    this.sent = sent;
  }

  /// Whether the request may have reached the server.
  boolean sent() {
    return sent;
  }

  TransportException exception() {
    return new TransportException(
        String.valueOf(getMessage()), ApiError.none(), Objects.requireNonNull(getCause()));
  }
}
