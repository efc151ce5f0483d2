package org.partbook.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.partbook.backup.LatestBackup;
import org.partbook.db.Database;

/// How old the latest backup is, as far as Partbook's own command makes them.
final class BackupsCheck implements Check {
  private static final String TO_DO =
      "Have partbook backup run every night; or, if something else backs all of it up, set"
          + " PARTBOOK_BACKUP_AGE=off";

  private final Database db;
  private final Clock clock;
  private final Optional<Duration> longest;
  private final LatestStore sales = new LatestStore();

  /// @param longest how old the latest may be; nothing if others see to that
  BackupsCheck(Database db, Clock clock, Optional<Duration> longest) {
    this.db = db;
    this.clock = clock;
    this.longest = longest;
  }

  @Override
  public String name() {
    return "backups";
  }

  @Override
  public Outcome examine() {
    var latest = db.ask(LatestBackup::find);
    if (longest.isEmpty()) {
      return Outcome.ok("something else makes them, as PARTBOOK_BACKUP_AGE says");
    }
    return latest.map(this::judge).orElseGet(this::withoutAny);
  }

  private Outcome judge(LatestBackup backup) {
    var message = "the latest is of " + backup.at().truncatedTo(ChronoUnit.SECONDS);
    if (isTooOld(backup.at())) {
      return Outcome.warning(message, TO_DO);
    }
    return backup.leftOut() == 0
        ? Outcome.ok(message)
        : Outcome.warning(
            message
                + ", and "
                + Words.count(backup.leftOut(), "file isn't", "files aren't")
                + " in it",
            "See what blobs says here, mend it, and make another");
  }

  private Outcome withoutAny() {
    return db.ask(sales::firstLive).filter(this::isTooOld).isPresent()
        ? Outcome.warning("none was ever made, and what was sold is nowhere else", TO_DO)
        : Outcome.ok("none was made, and nothing was sold long ago");
  }

  private boolean isTooOld(Instant at) {
    return longest.filter(age -> at.plus(age).isBefore(clock.instant())).isPresent();
  }
}
