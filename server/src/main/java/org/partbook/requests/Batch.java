package org.partbook.requests;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.partbook.access.TokenHash;

/// What is written at once: rows of single requests, how many there were of which kind, and which
/// tokens were used.
record Batch(List<Answered> rows, Map<Kind, Sum> sums, Map<TokenHash, Instant> uses) {

  /// What is counted together.
  record Kind(long vendor, String environment, Instant hour, String operation, int status) {
    /// All servers write in one order, so that none waits for another that waits for it.
    static final Comparator<Kind> ORDER =
        Comparator.comparingLong(Kind::vendor)
            .thenComparing(Kind::environment)
            .thenComparing(Kind::hour)
            .thenComparing(Kind::operation)
            .thenComparingInt(Kind::status);

    static Kind of(Answered answered) {
      return new Kind(
          answered.caller().vendor().value(),
          answered.caller().environment().wire(),
          answered.at().truncatedTo(ChronoUnit.HOURS),
          answered.method() + " " + answered.operation(),
          answered.status());
    }
  }

  /// How many there were, and how long they took together.
  record Sum(long requests, long micros) {
    Sum and(Sum more) {
      return new Sum(requests + more.requests, micros + more.micros);
    }
  }

  static Batch of(List<Answered> answered, Quota quota) {
    var rows = new ArrayList<Answered>();
    var sums = new TreeMap<Kind, Sum>(Kind.ORDER);
    var uses = new HashMap<TokenHash, Instant>();
    for (var one : answered) {
      sums.merge(Kind.of(one), new Sum(1, one.micros()), Sum::and);
      uses.put(one.caller().token(), one.at());
      if (quota.takes(one)) {
        rows.add(one);
      }
    }
    return new Batch(rows, sums, uses);
  }
}
