package org.partbook.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.partbook.access.Environment;
import org.partbook.health.HealthWatch;

/// Looks at what may be wrong.
final class Conditions {
  private static final Duration WINDOW = Duration.ofMinutes(10);

  /// One may be lost to a client that repeats it at once.
  private static final int MANY = 5;

  private static final Duration LONGEST_UNLOGGED = Duration.ofMinutes(5);
  private static final Duration SHORTEST_CERTIFICATE = Duration.ofDays(7);
  private static final int SHARE_LEFT = 20;
  private static final long LEAST_LEFT = 1L << 30;
  private static final long ENOUGH_LEFT = 20L << 30;

  private final Watched watched;
  private final Survey.Latest survey;
  private final FailedRegistrations registrations;
  private final Duration longestWait;
  private final Optional<Duration> oldestBackup;
  private final Growth failedSales = new Growth(WINDOW);
  private final Growth failedRegistrations = new Growth(WINDOW);

  Conditions(
      Watched watched,
      Survey.Latest survey,
      FailedRegistrations registrations,
      MonitoringSettings settings) {
    this.watched = watched;
    this.survey = survey;
    this.registrations = registrations;
    this.longestWait = settings.longestWait();
    this.oldestBackup = settings.oldestBackup();
  }

  Sight of(AlertKind kind, Instant now) {
    return switch (kind) {
      case SALES_FAILING -> sales(now);
      case BACKLOG -> surveyed(found -> backlog(found, now));
      case DATABASE_AWAY ->
          Sight.wrongIf(watched.db().use().away(), "the database is away, and nothing can be sold");
      case FILES_AWAY ->
          Sight.wrongIf(
              !watched.health().isHealthy(HealthWatch.BLOB_STORE),
              "the store of files can't be used, and not every buyer gets what was bought");
      case DISK_NEARLY_FULL -> disks();
      case CERTIFICATE_ENDS -> certificate(watched.http().certificateEnd(), now);
      case WEBHOOKS_DISABLED -> surveyed(Conditions::webhooks);
      case LOG_BEHIND ->
          watched.sequencer().hasStopped() ? stopped() : surveyed(found -> log(found, now));
      case BACKUP_OLD -> surveyed(found -> backup(found, now));
    };
  }

  private Sight surveyed(Function<Survey, Sight> look) {
    return survey.get().map(look).orElseGet(Sight.Unknown::new);
  }

  private Sight sales(Instant now) {
    var lines = failedSales.now(watched.fulfilment().failedLive(), now);
    var refused = failedRegistrations.now(registrations.count(), now);
    return Sight.wrongIf(
        lines > 0 || refused >= MANY,
        "in the last 10 minutes, %d lines that were sold could not be fulfilled, and %d registrations failed here"
            .formatted(lines, refused));
  }

  private Sight backlog(Survey found, Instant now) {
    var lines = found.lines(Environment.LIVE);
    var age = lines.age(now);
    return Sight.wrongIf(
        age.compareTo(longestWait) > 0,
        "%d lines that were sold are being processed, the oldest for %d minutes"
            .formatted(lines.waiting(), age.toMinutes()));
  }

  private static Sight webhooks(Survey found) {
    var disabled = found.webhooks(Environment.LIVE).disabled();
    return Sight.wrongIf(
        disabled > 0,
        "webhooks that were disabled in the last day, as nothing arrived there: " + disabled);
  }

  private static Sight log(Survey found, Instant now) {
    var age = found.unlogged().age(now);
    return Sight.wrongIf(
        age.compareTo(LONGEST_UNLOGGED) > 0,
        "%d entries of the journal aren't in its log, the oldest for %d minutes"
            .formatted(found.unlogged().waiting(), age.toMinutes()));
  }

  /// That none was ever made is the doctor's to say.
  private Sight backup(Survey found, Instant now) {
    var latest = found.backup();
    return Sight.wrongIf(
        latest.isPresent()
            && oldestBackup.filter(age -> latest.get().plus(age).isBefore(now)).isPresent(),
        "the latest backup is of " + latest.map(Instant::toString).orElse(""));
  }

  private static Sight stopped() {
    return new Sight.Wrong(
        "the log of the journal has stopped, and nothing is signed any more; see docs/ledger.md");
  }

  /// Programs that renew do so weeks before.
  static Sight certificate(Optional<Instant> end, Instant now) {
    return Sight.wrongIf(
        end.filter(until -> until.isBefore(now.plus(SHORTEST_CERTIFICATE))).isPresent(),
        "the certificate holds until %s, and then nobody gets here"
            .formatted(end.map(Instant::toString).orElse("")));
  }

  private Sight disks() {
    return watched.folders().entrySet().stream()
        .map(folder -> disk(folder.getKey(), folder.getValue()))
        .filter(Sight.Wrong.class::isInstance)
        .findFirst()
        .orElseGet(Sight.Well::new);
  }

  private static Sight disk(String name, Path folder) {
    try {
      var store = Files.getFileStore(folder);
      var free = store.getUsableSpace();
      return Sight.wrongIf(
          isLittle(free, store.getTotalSpace()),
          "the disk of %s is nearly full: %d MB are free".formatted(name, free >> 20));
    } catch (IOException _) {
      return new Sight.Wrong("the disk of " + name + " can't be looked at");
    }
  }

  /// A twentieth; but of a small disk a gigabyte, and of a large one no more than it takes.
  static boolean isLittle(long free, long size) {
    return free < Math.clamp(size / SHARE_LEFT, LEAST_LEFT, ENOUGH_LEFT);
  }
}
