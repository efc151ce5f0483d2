package org.partbook.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.SettingsFile;
import org.partbook.UnfinishedRestore;
import org.partbook.backup.Backups;
import org.partbook.backup.Restore;
import org.partbook.ledger.log.LogDiffers;
import org.partbook.sealing.SealException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "restore",
    description = {
      "Bring a backup into an empty installation: its database, embedded or your own, its files and"
          + " settings, and the log. What isn't empty is refused.",
      "Broken off before its end, it can be done again. Afterwards links work as before, and what"
          + " a buyer has begun to download goes on. Exit code 3 if the log doesn't go on, or a"
          + " server can't start before something is set."
    },
    footer = {
      "%nExample: partbook restore /mnt/backups --data /srv/partbook",
      "         partbook restore s3://backups/partbook --data /srv/partbook"
    })
final class RestoreCommand implements Callable<Integer> {
  @Mixin final Help help = new Help();
  @Mixin final Options options = new Options();
  @Mixin final BackupReading reading = new BackupReading();
  @Mixin final Output output;

  @Option(
      names = "--backup",
      paramLabel = "ID",
      description = "Which one, as the list calls it. Default: the latest.")
  Optional<String> id = Optional.empty();

  private final Console console;

  RestoreCommand(Console console) {
    this.console = console;
    this.output = new Output(console);
  }

  @Override
  public Integer call() throws IOException, Config.Invalid {
    var config = options.config();
    try (var backups = reading.open(options);
        var _ = backups.toRead();
        var line = new BackupLine(console, "restoring")) {
      var restore = new Restore(backups, backups.choose(id), line);
      return restore(config, backups, restore, line);
    }
  }

  private int restore(Config config, Backups backups, Restore restore, BackupLine line)
      throws IOException {
    var settings = restore.settings();
    var file = new SettingsFile(config.settingsFile());
    var written = new AtomicReference<>(Optional.<Path>empty());
    try (var installation =
        Installation.filled(
            config,
            (database, blobs) -> {
              restore.blobs(blobs);
              if (settings.isPresent()) {
                written.set(file.restore(settings.get()));
              }
              UnfinishedRestore.begin(config.data());
              database.fill(restore);
            })) {
      line.close();
      tell(config, backups, restore);
      tellOfSettings(settings, written.get());
      return finish(installation, restore);
    }
  }

  private int finish(Installation installation, Restore restore) throws IOException {
    try {
      installation.isRestored(restore.checkpoint());
      return Exit.DONE;
    } catch (LogDiffers e) {
      console
          .err()
          .println(
              "the log doesn't go on: "
                  + e.getMessage()
                  + ". Everything else is restored. docs/ledger.md says what to do");
    } catch (SealException e) {
      console
          .err()
          .println("everything is restored, but a server can't start yet: " + e.getMessage());
    }
    return Exit.DONE_IN_PART;
  }

  private void tell(Config config, Backups backups, Restore restore) {
    var manifest = restore.manifest();
    if (output.json) {
      output.object(BackupJson.of(manifest).add("data", config.data().toString()).map());
      return;
    }
    console
        .out()
        .printf(
            "Restored backup %s of %s: %d rows and %d files, in %s%n",
            manifest.id(), backups, manifest.rows(), manifest.blobs(), config.data());
    console.out().println("What happened after " + Times.of(manifest.at()) + " isn't in it.");
  }

  private void tellOfSettings(Optional<String> settings, Optional<Path> written) {
    written.ifPresent(file -> console.err().println("the settings are in " + file));
    if (settings.filter(SettingsFile::namesPlaces).isPresent()) {
      console
          .err()
          .println(
              "lines of the settings that say where data lie are comments now: look whether you"
                  + " need them");
    }
  }
}
