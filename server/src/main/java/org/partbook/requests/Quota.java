package org.partbook.requests;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/// How many requests of a vendor get a row of their own: all of them in a shop of the usual size,
/// and of one that sells by the second only so many that what it sees is still of use, and the
/// table stays small. For one thread.
final class Quota {
  private static final int A_MINUTE = 60;
  private static final int A_DAY = 10_000;

  private final Map<Key, Count> minutes = new HashMap<>();
  private final Map<Key, Count> days = new HashMap<>();

  private record Key(Owner owner, boolean refused) {}

  private record Count(Instant of, int number) {}

  /// Whether one more gets one.
  boolean takes(Answered answered) {
    var key = new Key(Owner.of(answered.caller()), answered.isRefused());
    var minute = answered.at().truncatedTo(ChronoUnit.MINUTES);
    var day = answered.at().truncatedTo(ChronoUnit.DAYS);
    return count(minutes, key, minute) <= A_MINUTE && count(days, key, day) <= A_DAY;
  }

  private static int count(Map<Key, Count> counts, Key key, Instant of) {
    var before = counts.get(key);
    var number = before != null && before.of.equals(of) ? before.number + 1 : 1;
    counts.put(key, new Count(of, number));
    return number;
  }
}
