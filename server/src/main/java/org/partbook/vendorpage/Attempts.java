package org.partbook.vendorpage;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.partbook.db.LastUsed;

/// Bounds how often somebody may try to sign in and fail. Nobody finds a token by trying; but each
/// attempt asks the database.
final class Attempts {
  static final int MOST = 20;
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 10_000;
  private static final int BYTES_OF_A_HOST = 8;

  private final Clock clock;
  private final LastUsed<String, Failures> failures = new LastUsed<>(MOST_ADDRESSES);

  private record Failures(Instant since, int number) {}

  Attempts(Clock clock) {
    this.clock = clock;
  }

  boolean mayTry(String address) {
    return failures
        .find(host(address))
        .filter(this::lasts)
        .filter(found -> found.number >= MOST)
        .isEmpty();
  }

  void failed(String address) {
    var host = host(address);
    var before = failures.find(host).filter(this::lasts);
    failures.keep(
        host,
        before
            .map(found -> new Failures(found.since, found.number + 1))
            .orElseGet(() -> new Failures(clock.instant(), 1)));
  }

  private boolean lasts(Failures found) {
    return found.since.plus(WINDOW).isAfter(clock.instant());
  }

  /// Who has one address of IPv6 has all that begin with the same eight bytes.
  private static String host(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, BYTES_OF_A_HOST)));
    } catch (IllegalArgumentException _) {
      return address;
    }
  }
}
