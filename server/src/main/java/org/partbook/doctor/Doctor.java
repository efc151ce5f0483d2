package org.partbook.doctor;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.blob.Blobs;
import org.partbook.scores.Preparation;

/// Examines an installation, one check after the other, and tells of each as soon as it is done.
///
/// What one check needs that another has found to be wrong isn't examined, and that is said: so
/// nobody takes what wasn't looked at for good.
public final class Doctor {
  private static final List<String> OF_FILES = List.of("secrets", "space", "unfinished");
  private static final List<String> OF_DATABASE = List.of("schema", "servers");
  private static final List<String> OF_TABLES =
      List.of("roles", "clock", "keys", "lines", "jobs", "log", "backups");
  private static final List<String> OF_BLOBS = List.of("scores", "unnamed");

  private final Map<String, String> environment;
  private final Treatment treatment;
  private final Clock clock;
  private final Consumer<Finding> told;

  /// @param environment in which the settings are
  /// @param told is told of each finding, in their order
  public Doctor(
      Map<String, String> environment, Treatment treatment, Clock clock, Consumer<Finding> told) {
    this.environment = environment;
    this.treatment = treatment;
    this.clock = clock;
    this.told = told;
  }

  public void examine() {
    var settings = new SettingsCheck(environment);
    run(settings);
    run(ProgramCheck.ofThis());
    var config = settings.config();
    if (config.isPresent()) {
      examine(config.get());
    } else {
      var reason = "the settings can't be used";
      leave(OF_FILES, reason);
      leave(List.of("database"), reason);
      leave(OF_DATABASE, reason);
      leave(OF_TABLES, reason);
      leave(List.of("blobs"), reason);
      leave(OF_BLOBS, reason);
    }
  }

  private void examine(Config config) {
    run(new SecretsCheck(config, treatment.mends()));
    run(new SpaceCheck(config));
    run(new UnfinishedCheck(config, treatment.mends()));
    var database = new DatabaseCheck(config);
    run(database);
    if (database.opened().isPresent()) {
      try (var installation = database.opened().get()) {
        examine(config, installation);
      }
    } else {
      var reason = "the database is away";
      leave(OF_DATABASE, reason);
      leave(OF_TABLES, reason);
      files(config);
      leave(OF_BLOBS, reason);
    }
  }

  private void examine(Config config, Installation installation) {
    var db = installation.db();
    var schema = new SchemaCheck(db);
    run(schema);
    run(new ServersCheck(config, db));
    if (schema.isUsable()) {
      tables(config, installation);
    } else {
      var reason = "the tables aren't this program's";
      leave(OF_TABLES, reason);
      files(config);
      leave(OF_BLOBS, reason);
    }
  }

  private void tables(Config config, Installation installation) {
    var db = installation.db();
    boolean mends = treatment.mends();
    Supplier<Preparation> preparation = installation::preparation;
    run(new RolesCheck(db));
    run(new ClockCheck(db, clock));
    run(new KeysCheck(installation));
    run(new LinesCheck(db));
    run(new JobsCheck(db, clock, config.periods().fulfilment(), mends));
    run(new JournalCheck(installation));
    run(new BackupsCheck(db, clock, config.monitoring().oldestBackup()));
    try (var stored = Blobs.inventory(config.blobPlace())) {
      run(new BlobsCheck(stored, db, treatment, preparation));
      run(new ScoresCheck(db, mends, preparation));
      run(new UnnamedCheck(stored, db, clock, treatment));
    }
  }

  private void files(Config config) {
    try (var stored = Blobs.inventory(config.blobPlace())) {
      run(new BlobFilesCheck(stored, treatment.sample()));
    }
  }

  /// What can't be looked at is a fault of its own, and keeps nobody from looking at the rest.
  private void run(Check check) {
    Outcome outcome;
    try {
      outcome = check.examine();
    } catch (IOException | RuntimeException e) {
      outcome =
          Outcome.fault(
              "it can't be examined: " + Failure.words(e), "PARTBOOK_DEBUG=1 shows more of it");
      if ("1".equals(environment.get("PARTBOOK_DEBUG"))) {
        outcome = outcome.with(trace(e));
      }
    }
    told.accept(Finding.of(check.name(), outcome));
  }

  private static List<String> trace(Exception e) {
    return Arrays.stream(e.getStackTrace()).map(StackTraceElement::toString).toList();
  }

  private void leave(List<String> checks, String reason) {
    checks.forEach(name -> told.accept(Finding.of(name, Outcome.notExamined(reason))));
  }
}
