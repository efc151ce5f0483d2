package org.partbook.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.backup.Backup;
import org.partbook.backup.BackupException;
import org.partbook.backup.Backups;
import org.partbook.backup.Keep;
import org.partbook.backup.LatestBackup;
import org.partbook.backup.Manifest;
import org.partbook.backup.NamedBlobs;
import org.partbook.backup.Passphrase;
import org.partbook.backup.Place;
import org.partbook.backup.Pruning;
import org.partbook.blob.BlobKey;
import org.partbook.db.DatabaseException;
import org.partbook.doctor.AllNeeded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "backup",
    description = {
      "Copy the whole installation into a folder or a bucket while the server runs: database, files,"
          + " settings, and what was published of the log. All of it is of one moment.",
      "Files that are there from an earlier backup aren't copied again. A backup is there"
          + " whole or not at all. Exit code 3 if a stored file is damaged or gone, and so not in"
          + " the backup, or if it couldn't be told whether one is."
    },
    footer = {
      "%nExample: partbook backup --to /mnt/backups --keep 7d4w12m",
      "         partbook backup --to s3://backups/partbook --encrypt-with /etc/partbook/backup.key"
    })
final class BackupCommand extends InstallationCommand {
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--to",
      paramLabel = "PLACE",
      description =
          "Where the backups are: a folder, which is made if need be, or s3://bucket/prefix.")
  Optional<String> to = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "RULE",
      description =
          "Then remove backups, but the latest of each of so many days, weeks, months and years, as"
              + " in 7d4w12m. Files that no other backup names are removed with them.")
  Optional<String> keep = Optional.empty();

  @Option(
      names = "--encrypt-with",
      paramLabel = "FILE",
      description =
          "Encrypt everything with the first line of this file. All backups of a place are"
              + " encrypted with the same, or none.")
  Optional<Path> key = Optional.empty();

  BackupCommand(Console console) {
    super(console);
  }

  @Override
  void check() {
    if (to.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--to=PLACE'");
    }
    BackupPlaces.check("--to", to.get(), spec);
    keep.ifPresent(this::rule);
  }

  private Keep rule(String text) {
    try {
      return Keep.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--keep can't be '%s': %s".formatted(text, e.getMessage()));
    }
  }

  @Override
  Installation open() throws Config.Invalid {
    return Installation.toBeCopied(options.config());
  }

  @Override
  int run(Installation installation) throws Config.Invalid {
    var place = BackupPlaces.open("--to", to.orElseThrow(), options, spec);
    try (var backups = backups(place)) {
      return run(installation, backups);
    }
  }

  private Backups backups(Place place) {
    try {
      return Backups.toMake(place, key.map(Passphrase::in));
    } catch (IOException e) {
      place.close();
      throw notMade(e);
    } catch (RuntimeException e) {
      place.close();
      throw e;
    }
  }

  private static CommandFailed notMade(IOException e) {
    return CommandFailed.because(
        "the backup can't be made: %s. Nothing is left of it, and those before it are as they were"
            .formatted(Failures.reason(e)));
  }

  private int run(Installation installation, Backups backups) {
    var made = make(installation, backups);
    var gone = GoneFiles.find(installation, backups);
    for (var blob : made.leftOut()) {
      console.err().println("not in the backup, as it is damaged or gone: blob " + blob);
    }
    gone.words().forEach(console.err()::println);
    if (installation.isLeftAsItIs()) {
      console
          .err()
          .println(
              "the database was made by another major version of PostgreSQL. Its own programs have"
                  + " read it, and it is as it was");
    } else {
      note(installation, made.manifest(), gone.notCopied());
    }
    var removed = prune(installation, backups, made.manifest());
    if (output.json) {
      output.object(json(made, removed));
    } else {
      print(made, removed);
    }
    return made.leftOut().isEmpty() && gone.words().isEmpty() ? Exit.DONE : Exit.DONE_IN_PART;
  }

  /// The backup is made, whatever comes of this.
  private static void note(Installation installation, Manifest manifest, long missing) {
    try {
      installation.db().transact(tx -> LatestBackup.note(tx, manifest, missing));
    } catch (DatabaseException e) {
      throw CommandFailed.because(
          "the backup is made, but the database can't be told of it: " + e.getMessage());
    }
  }

  private Backup.Made make(Installation installation, Backups backups) {
    try (var line = new BackupLine(console, "backing up")) {
      var source =
          installation.backupSource(names(installation), PartbookCommand.Version.current());
      return new Backup(source, backups, Clock.systemUTC(), line).make();
    } catch (IOException e) {
      throw notMade(e);
    }
  }

  private static NamedBlobs names(Installation installation) {
    return installation.isLeftAsItIs() ? NamedBlobs.unknown() : new AllNeeded(installation.db());
  }

  /// The backup is made, whatever comes of this.
  private Optional<Pruning.Removed> prune(
      Installation installation, Backups backups, Manifest made) {
    if (keep.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Pruning(backups).prune(made.id(), rule(keep.get()), installation.zone()));
    } catch (IOException e) {
      throw CommandFailed.because(
          "the backup is made, but earlier ones can't be removed: " + Failures.reason(e));
    } catch (BackupException e) {
      throw CommandFailed.because("the backup is made, but: " + e.getMessage());
    }
  }

  private void print(Backup.Made made, Optional<Pruning.Removed> removed) {
    var manifest = made.manifest();
    var out = console.out();
    out.printf("Backup %s: %d rows, %d files", manifest.id(), manifest.rows(), manifest.blobs());
    out.printf(" (%d of them new, %s)%n", made.newBlobs(), Bytes.of(made.newBytes()));
    removed
        .filter(gone -> !gone.backups().isEmpty())
        .ifPresent(gone ->
            out.printf(
                "Removed %s, and %d files that no other backup names.%n",
                String.join(", ", gone.backups()), gone.blobs()));
  }

  private static Map<String, @Nullable Object> json(
      Backup.Made made, Optional<Pruning.Removed> removed) {
    return BackupJson.of(made.manifest())
        .add("new_files", made.newBlobs())
        .add("new_bytes", made.newBytes())
        .add("missing_files", made.leftOut().stream().map(BlobKey::sha256).toList())
        .add("removed", removed.map(Pruning.Removed::backups))
        .map();
  }
}
