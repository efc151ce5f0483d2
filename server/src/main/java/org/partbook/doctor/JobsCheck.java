package org.partbook.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.partbook.db.Database;
import org.partbook.purchase.OrderLines;

/// Whether somebody works on each line that is being processed. A job says nothing that its line
/// doesn't, so one that is missing can be made again.
final class JobsCheck implements Check {
  private static final int WINDOW = 20_000;
  private static final int MENDED_AT_ONCE = 1000;
  private static final Duration LATE = Duration.ofMinutes(5);

  private final Database db;
  private final Clock clock;
  private final Duration tried;
  private final boolean mends;
  private final JobStore store = new JobStore();
  private final OrderLines lines = new OrderLines();
  private final Particulars missing = new Particulars();
  private final Particulars stray = new Particulars();

  /// @param tried for how long a line is tried
  JobsCheck(Database db, Clock clock, Duration tried, boolean mends) {
    this.db = db;
    this.clock = clock;
    this.tried = tried;
    this.mends = mends;
  }

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public Outcome examine() {
    var last = Optional.of(0L);
    while (last.isPresent()) {
      long after = last.get();
      var page = db.inTransaction(tx -> store.without(tx, after, WINDOW));
      missing(page.lines());
      last = page.last();
    }
    stray();
    return judge();
  }

  private void missing(List<Long> all) {
    all.forEach(line -> missing.add("line " + line + " is PROCESSING, and nobody works on it"));
    for (int from = 0; mends && from < all.size(); from += MENDED_AT_ONCE) {
      var now = clock.instant();
      var some = all.subList(from, Math.min(all.size(), from + MENDED_AT_ONCE));
      lines.renewJobs(db, some, now, now.plus(tried));
    }
  }

  private void stray() {
    long after = 0;
    while (true) {
      long from = after;
      var found = db.inTransaction(tx -> store.stray(tx, from, MENDED_AT_ONCE));
      found.forEach(line -> stray.add("line " + line + " isn't PROCESSING, and has a job"));
      if (mends && !found.isEmpty()) {
        lines.dropJobs(db, found);
      }
      if (found.size() < MENDED_AT_ONCE) {
        return;
      }
      after = found.getLast();
    }
  }

  private Outcome judge() {
    var details = missing.list();
    details.addAll(stray.list());
    if (!details.isEmpty() && mends) {
      return Outcome.mended(
          "%s made, %s taken away"
              .formatted(
                  Words.count(missing.count(), "job was", "jobs were"),
                  Words.count(stray.count(), "job was", "jobs were")),
          details);
    }
    if (!missing.isEmpty()) {
      return Outcome.fault(
              Words.count(missing.count(), "line waits", "lines wait") + " for nobody",
              "Run it with --repair, which has them tried again")
          .with(details);
    }
    if (!stray.isEmpty()) {
      return Outcome.warning(
              Words.count(stray.count(), "job is", "jobs are") + " of no line that needs one",
              "Run it with --repair")
          .with(details);
    }
    return late()
        .orElseGet(() -> Outcome.ok("each line that is being processed is somebody's work"));
  }

  /// Without a server nobody works, and nobody is to blame.
  private Optional<Outcome> late() {
    var limit = clock.instant().minus(LATE);
    var oldest = db.ask(lines::oldestDue).filter(due -> due.isBefore(limit));
    if (oldest.isEmpty() || db.facts().servers().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Outcome.warning(
            "a line has been due since " + oldest.get() + ", and a server runs",
            "See /health and the server's log"));
  }
}
