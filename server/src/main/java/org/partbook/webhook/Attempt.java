package org.partbook.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// An attempt at a delivery.
///
/// @param number from 1
/// @param status of the answer, if there was one
/// @param answer the beginning of its body
/// @param problem why there was no answer, if so
public record Attempt(
    int number,
    Instant at,
    Duration took,
    Optional<Integer> status,
    String answer,
    Optional<String> problem) {
  private static final int OK = 200;
  private static final int NOT_OK_ANY_MORE = 300;
  private static final int GONE = 410;

  /// Whether the answer said so.
  public boolean arrived() {
    return status.filter(code -> code >= OK && code < NOT_OK_ANY_MORE).isPresent();
  }

  boolean gone() {
    return status.filter(code -> code == GONE).isPresent();
  }
}
