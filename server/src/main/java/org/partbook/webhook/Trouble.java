package org.partbook.webhook;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What goes wrong on purpose with each message to an endpoint of a sandbox, so that a shop can try
/// what it makes of it. The words are those of the client's fake server.
public enum Trouble {
  /// Nothing.
  NONE,
  /// When it has arrived, it is sent once more.
  TWICE,
  /// It is signed by somebody else at first.
  WRONG_SIGNATURE,
  /// It was signed too long ago at first.
  STALE,
  /// It isn't sent at first.
  LOST;

  /// How long it is from what was wrong to what isn't.
  static final Duration PAUSE = Duration.ofSeconds(2);

  /// How old a stale message pretends to be: twice of what may be taken.
  static final Duration AGE = Duration.ofMinutes(10);

  /// As it stands in the database, in listings and in what people type.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what somebody typed.
  ///
  /// @throws IllegalArgumentException if there is no such trouble
  public static Trouble parse(String typed) {
    return kept(typed)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "trouble can't be '%s': it is one of %s".formatted(typed, words())));
  }

  /// One that was kept. Nothing, if it was kept by a later version that knows more.
  static Optional<Trouble> kept(String wire) {
    return Arrays.stream(values()).filter(one -> one.wire().equals(wire)).findFirst();
  }

  private static String words() {
    return Arrays.stream(values()).map(Trouble::wire).collect(Collectors.joining(", "));
  }

  /// Whether it is about a message's first attempt.
  boolean isAtFirst() {
    return switch (this) {
      case WRONG_SIGNATURE, STALE, LOST -> true;
      case NONE, TWICE -> false;
    };
  }

  /// Whether a shop has to refuse such a message.
  public boolean isToBeRefused() {
    return this == WRONG_SIGNATURE || this == STALE;
  }
}
