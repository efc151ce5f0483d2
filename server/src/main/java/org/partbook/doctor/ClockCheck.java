package org.partbook.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.partbook.db.Database;

/// Whether this machine's clock goes with the database's, and with what was stored by it.
final class ClockCheck implements Check {
  private static final Duration UNIMPORTANT = Duration.ofSeconds(2);
  private static final Duration MUCH = Duration.ofMinutes(1);
  private static final String TO_DO = "Have the machines' clocks set by the network";

  private final Database db;
  private final Clock clock;
  private final LatestStore store = new LatestStore();

  ClockCheck(Database db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public Outcome examine() {
    var off = ofDatabase();
    var ahead = db.ask(store::latest).map(this::ahead).orElse(Duration.ZERO);
    var said = new ArrayList<String>();
    if (off.abs().compareTo(UNIMPORTANT) > 0) {
      said.add(
          "the database's is %s %s"
              .formatted(Words.time(off), off.isNegative() ? "behind" : "ahead"));
    }
    if (ahead.compareTo(UNIMPORTANT) > 0) {
      said.add("something was stored that will only happen in " + Words.time(ahead));
    }
    if (said.isEmpty()) {
      return Outcome.ok("as the database's, within " + Words.time(UNIMPORTANT));
    }
    var message = String.join(", and ", said);
    var worst = off.abs().compareTo(ahead) > 0 ? off.abs() : ahead;
    return worst.compareTo(MUCH) > 0
        ? Outcome.fault(message, TO_DO + "; links, deadlines and statements go by them")
        : Outcome.warning(message, TO_DO);
  }

  /// How far the database's clock is ahead of ours: of some questions, as the one says that was
  /// answered first.
  private Duration ofDatabase() {
    var best = Optional.<Duration>empty();
    var shortest = Duration.ofDays(1);
    for (int i = 0; i < 3; i++) {
      var asked = clock.instant();
      var answer = db.facts().now();
      if (answer.took().compareTo(shortest) < 0) {
        shortest = answer.took();
        best = Optional.of(Duration.between(asked.plus(answer.took().dividedBy(2)), answer.at()));
      }
    }
    return best.orElse(Duration.ZERO);
  }

  private Duration ahead(Instant latest) {
    return Duration.between(clock.instant(), latest);
  }
}
