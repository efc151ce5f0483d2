package org.partbook.client.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// All that the fake knows, and its lock: whoever looks or changes something holds it.
final class World {
  private final Cursors cursors = new Cursors();
  private final EventLog events = new EventLog(this);
  private final FakeCatalogue catalogue = new FakeCatalogue(this);
  private final FakeSales sales = new FakeSales(this);
  private final Links links = new Links(this);
  private Duration skipped = Duration.ZERO;
  private String country = "US";

  Cursors cursors() {
    return cursors;
  }

  EventLog events() {
    return events;
  }

  FakeCatalogue catalogue() {
    return catalogue;
  }

  FakeSales sales() {
    return sales;
  }

  Links links() {
    return links;
  }

  /// Where all buyers are.
  String country() {
    return country;
  }

  synchronized void country(String code) {
    country = code;
  }

  synchronized Instant now() {
    return Instant.now().plus(skipped).truncatedTo(ChronoUnit.MILLIS);
  }

  synchronized void skip(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time goes forward");
    }
    skipped = skipped.plus(time);
    sales.settle();
  }

  synchronized void expireCursors() {
    cursors.expire();
  }

  /// The fake's time, for whoever goes by it.
  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }
}
