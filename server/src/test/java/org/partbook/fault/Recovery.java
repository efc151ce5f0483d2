package org.partbook.fault;

import java.time.Duration;
import java.util.Optional;
import org.partbook.fault.shop.Shops;

/// How long it took after a fault's end.
///
/// @param some until some server had acknowledged a sale that was begun after it
/// @param all until each had; nothing where it didn't come to that in time
record Recovery(Duration some, Optional<Duration> all) {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  /// Waits for it.
  ///
  /// @param since the end of the fault
  static Recovery await(Shops shops, long since, Duration longest) throws InterruptedException {
    var some = Optional.<Duration>empty();
    while (true) {
      var now = Duration.ofNanos(System.nanoTime() - since);
      if (some.isEmpty() && shops.someServerHasSoldSince(since)) {
        some = Optional.of(now);
      }
      if (shops.allServersHaveSoldSince(since)) {
        return new Recovery(some.orElse(now), Optional.of(now));
      }
      if (now.compareTo(longest) > 0) {
        return new Recovery(some.orElse(longest), Optional.empty());
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }
}
