package org.partbook.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.partbook.access.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the publisher that requests are refused, a line or two a minute. Addresses are people's
/// and aren't told.
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  /// Beyond that the log would be as long as what it warns of.
  private static final int MOST_NAMED = 20;

  private final Clock clock;
  private final Map<String, Long> ofTokens = new TreeMap<>();
  private long ofAddresses;
  private Instant told = Instant.EPOCH;

  Refusals(Clock clock) {
    this.clock = clock;
  }

  synchronized void ofToken(Caller caller) {
    var name = caller.vendorName() + " (" + caller.environment().wire() + ")";
    if (ofTokens.containsKey(name) || ofTokens.size() < MOST_NAMED) {
      ofTokens.merge(name, 1L, Long::sum);
    }
  }

  synchronized void ofAddress() {
    ofAddresses++;
  }

  /// Within the last minute; not where the clock was put back since.
  private boolean isTold(Instant now) {
    return told.plus(BETWEEN).isAfter(now) && !told.isAfter(now);
  }

  /// Called about once a second.
  synchronized void tell() {
    var now = clock.instant();
    if ((ofAddresses == 0 && ofTokens.isEmpty()) || isTold(now)) {
      return;
    }
    told = now;
    ofTokens.forEach((name, requests) ->
        LOG.warn(
            "{} requests with a token of {} were answered 429: more than PARTBOOK_LIMIT_TOKEN allows",
            requests,
            name));
    if (ofAddresses > 0) {
      LOG.warn(
          "{} requests without a token that counts were answered 429: more came from one address"
              + " than PARTBOOK_LIMIT_ADDRESS allows. If that is a proxy's, name it in"
              + " PARTBOOK_PROXIES",
          ofAddresses);
    }
    ofTokens.clear();
    ofAddresses = 0;
  }
}
