package org.partbook.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
import org.partbook.backup.Passphrase;
import org.partbook.backup.Place;
import org.partbook.backup.Pruning;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.AssetId;
import org.partbook.db.DatabaseException;
import org.partbook.scores.NeededFile;
import org.partbook.scores.NeededFiles;
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
          + " the backup."
    },
    footer = {
      "%nExample: partbook backup --to /mnt/backups --keep 7d4w12m",
      "         partbook backup --to s3://backups/partbook --encrypt-with /etc/partbook/backup.key"
    })
final class BackupCommand extends InstallationCommand {
  private static final int MOST_TOLD = 100;

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
    note(installation, made.manifest());
    var removed = prune(installation, backups);
    if (output.json) {
      output.object(json(made, removed));
    } else {
      print(made, removed);
    }
    for (var blob : made.leftOut()) {
      console.err().println("not in the backup, as it is damaged or gone: blob " + blob);
    }
    var missing = missing(installation, backups);
    for (var file : missing) {
      console
          .err()
          .printf(
              "not in the backup, as it isn't in the store: blob %s, of asset %s%n",
              file.blob(), file.assets().stream().map(AssetId::toString).findFirst().orElse("-"));
    }
    return made.leftOut().isEmpty() && missing.isEmpty() ? Exit.DONE : Exit.DONE_IN_PART;
  }

  /// The first of the files that are needed and were nowhere to be found, as where the wrong folder
  /// was named. What was just imported may be in the store and not in the backup, which is right.
  private static List<NeededFile> missing(Installation installation, Backups backups) {
    var blobs = installation.blobs();
    var stored = backups.stored();
    return new NeededFiles(installation.db())
        .all()
        .filter(file -> !file.canBeMadeAnew() && !stored.has(file.blob()))
        .filter(file -> isMissing(blobs, file.blob()))
        .limit(MOST_TOLD)
        .toList();
  }

  private static boolean isMissing(BlobStore blobs, BlobKey key) {
    try {
      return !blobs.has(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The backup is made, whatever comes of this.
  private static void note(Installation installation, Manifest manifest) {
    try {
      installation.db().transact(tx -> LatestBackup.note(tx, manifest));
    } catch (DatabaseException e) {
      throw CommandFailed.because(
          "the backup is made, but the database can't be told of it: " + e.getMessage());
    }
  }

  private Backup.Made make(Installation installation, Backups backups) {
    try (var line = new BackupLine(console, "backing up")) {
      var source = installation.backupSource(PartbookCommand.Version.current());
      return new Backup(source, backups, Clock.systemUTC(), line).make();
    } catch (IOException e) {
      throw notMade(e);
    }
  }

  /// The backup is made, whatever comes of this.
  private Optional<Pruning.Removed> prune(Installation installation, Backups backups) {
    if (keep.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Pruning(backups).prune(rule(keep.get()), installation.zone()));
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
