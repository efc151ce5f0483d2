package org.partbook.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partbook.Config;
import org.partbook.DataFolderException;
import org.partbook.Installation;
import org.partbook.SettingsFile;
import org.partbook.backup.BackupCheck.Problem;
import org.partbook.backup.BackupException;
import org.partbook.backup.Backups;
import org.partbook.backup.Restore;
import org.partbook.db.DatabaseException;
import org.partbook.db.SchemaException;
import org.partbook.doctor.AllNeeded;
import org.partbook.ledger.log.LogDiffers;
import org.partbook.sealing.SealException;
import org.partbook.sealing.Seals;

/// Tries whether a backup can be restored: into an embedded database of its own, which is gone
/// afterwards. Files stay where they are; it is enough that they are there.
final class DeepCheck {
  private final Backups backups;
  private final Console console;

  DeepCheck(Backups backups, Console console) {
    this.backups = backups;
    this.console = console;
  }

  List<Problem> check(String id) throws IOException, Config.Invalid {
    var place = Path.of(System.getProperty("java.io.tmpdir"));
    try (var scratch = ScratchFolder.in(place);
        var line = new BackupLine(console, "restoring")) {
      var restore = new Restore(backups, id, line);
      var config = Config.read(settings(scratch.file("data"), restore));
      try (var installation =
          Installation.filled(config, (database, _) -> database.fill(restore))) {
        return problems(id, installation, restore);
      } catch (SchemaException | DatabaseException | BackupException | DataFolderException e) {
        return List.of(problem(id, "can't be restored: " + e.getMessage()));
      }
    }
  }

  /// Nothing but where, and the file of keys, without which encrypted ones can't be tried: that of
  /// whoever types, or else the one that the server had, if it is here.
  private static Map<String, String> settings(Path data, Restore restore) throws IOException {
    var settings = new TreeMap<String, String>();
    settings.put("PARTBOOK_DATA", data.toString());
    Optional.ofNullable(System.getenv(Seals.SETTING))
        .filter(value -> !value.isBlank())
        .or(() -> ofServer(restore))
        .ifPresent(file -> settings.put(Seals.SETTING, file));
    return settings;
  }

  private static Optional<String> ofServer(Restore restore) {
    try {
      return restore
          .settings()
          .flatMap(text -> SettingsFile.value(text, Seals.SETTING))
          .filter(DeepCheck::isFileOfKeys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFileOfKeys(String file) {
    try {
      return !Seals.of(Path.of(file)).numbers().isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private List<Problem> problems(String id, Installation installation, Restore restore)
      throws IOException {
    var problems = new ArrayList<Problem>();
    try {
      installation.log().restore(restore.checkpoint(), Clock.systemUTC());
      for (var found : installation.log().check().problems()) {
        problems.add(problem(id, found.kind() + ": " + found.message()));
      }
    } catch (LogDiffers e) {
      problems.add(problem(id, "the log doesn't go with the journal: " + e.getMessage()));
    } catch (SealException e) {
      problems.add(problem(id, "its journal can't be held against the log: " + e.getMessage()));
    }
    var stored = backups.stored();
    new AllNeeded(installation.db())
        .irreplaceable()
        .filter(blob -> !stored.has(blob.key()))
        .forEach(blob ->
            problems.add(problem(id, "lacks blob %s, %s".formatted(blob.key(), blob.what()))));
    return problems;
  }

  private static Problem problem(String id, String message) {
    return new Problem("backups/" + id, message);
  }
}
