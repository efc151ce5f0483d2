package org.partbook.purchase;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.partbook.http.Prefer;
import org.partbook.http.Request;

/// For how long somebody waits who asks for an order that is being processed.
///
/// @param gone is given what is to be done when whoever asks is seen to have given up
public record Patience(Duration time, Consumer<Runnable> gone) {
  /// Of those who say nothing. Nearly everything is ready by then, and no client gives up so early.
  private static final Duration USUAL = Duration.ofSeconds(1);

  /// Proxies and clients give up a request after a minute, many after half of one.
  private static final long MOST_SECONDS = 30;

  /// What a client says that it would wait, in seconds, but no more than it may.
  static OptionalLong wanted(Request request) {
    var said = Prefer.wait(request);
    return said.isPresent()
        ? OptionalLong.of(Math.min(said.getAsLong(), MOST_SECONDS))
        : OptionalLong.empty();
  }

  static Patience of(Request request, OptionalLong wanted) {
    return new Patience(
        wanted.isPresent() ? Duration.ofSeconds(wanted.getAsLong()) : USUAL, request::onGone);
  }
}
