package org.partbook.client;

import java.time.Instant;

/// The server's statement that an asset may be sold to a buyer, to be sent with the registration.
/// It may serve several lines until it expires.
///
/// @param token the statement itself: give it to [RegisterRequest#validated(String)]
/// @param expiresAt until when it holds
/// @param unknown what else the server said of it
public record ValidationToken(String token, Instant expiresAt, UnknownFields unknown) {
  /// Without what only a server says.
  ///
  /// @param token the statement itself: give it to [RegisterRequest#validated(String)]
  /// @param expiresAt until when it holds
  public ValidationToken(String token, Instant expiresAt) {
    this(token, expiresAt, UnknownFields.none());
  }

  /// Without the token itself, which has no business in a log.
  @Override
  public String toString() {
    return "ValidationToken[expiresAt=" + expiresAt + "]";
  }
}
