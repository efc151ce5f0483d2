package org.partbook.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.partbook.Config;
import org.partbook.DataFolderException;
import org.partbook.Installation;
import org.partbook.backup.BackupCheck.Problem;
import org.partbook.backup.BackupException;
import org.partbook.backup.Backups;
import org.partbook.backup.Restore;
import org.partbook.db.DatabaseException;
import org.partbook.db.SchemaException;
import org.partbook.ledger.log.LogDiffers;
import org.partbook.scores.NeededFiles;

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
      var config = Config.read(Map.of("PARTBOOK_DATA", scratch.file("data").toString()));
      var restore = new Restore(backups, id, line);
      try (var installation =
          Installation.filled(config, (database, _) -> database.fill(restore))) {
        return problems(id, installation, restore);
      } catch (SchemaException | DatabaseException | BackupException | DataFolderException e) {
        return List.of(problem(id, "can't be restored: " + e.getMessage()));
      }
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
    }
    var stored = backups.stored();
    var needed = new NeededFiles(installation.db()).all().iterator();
    while (needed.hasNext()) {
      var file = needed.next();
      if (!file.canBeMadeAnew() && !stored.has(file.blob())) {
        problems.add(problem(id, "lacks blob %s".formatted(file.blob())));
      }
    }
    return problems;
  }

  private static Problem problem(String id, String message) {
    return new Problem("backups/" + id, message);
  }
}
