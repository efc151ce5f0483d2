package org.partbook.client;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// How long a server wants us to wait.
final class RetryAfter {
  private RetryAfter() {}

  /// In either of the forms that HTTP knows. What is neither isn't there.
  static Optional<Duration> of(HttpHeaders headers, Time time) {
    return headers.firstValue("Retry-After").map(String::strip).flatMap(text -> parse(text, time));
  }

  private static Optional<Duration> parse(String text, Time time) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      var date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      var wait = Duration.between(time.now(), date);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
