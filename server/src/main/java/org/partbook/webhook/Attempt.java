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
/// @param onPurpose what was wrong with it on purpose, if anything
public record Attempt(
    int number,
    Instant at,
    Duration took,
    Optional<Integer> status,
    String answer,
    Optional<String> problem,
    Optional<Trouble> onPurpose) {
  private static final int OK = 200;
  private static final int NOT_OK_ANY_MORE = 300;
  private static final int GONE = 410;

  /// Whether the answer said so.
  public boolean arrived() {
    return status.filter(Attempt::isGood).isPresent();
  }

  static boolean isGood(int status) {
    return status >= OK && status < NOT_OK_ANY_MORE;
  }

  /// Whether the endpoint has done as it should: whoever takes what is to be refused has not.
  public boolean isWell() {
    var trouble = onPurpose.orElse(Trouble.NONE);
    if (trouble.isToBeRefused()) {
      return status.isPresent() && !arrived();
    }
    return arrived() || trouble == Trouble.LOST;
  }

  boolean gone() {
    return status.filter(code -> code == GONE).isPresent();
  }
}
