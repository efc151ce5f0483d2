package org.partbook.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.partbook.Config;
import org.partbook.backup.Backups;
import org.partbook.backup.Passphrase;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Which backups a command reads.
final class BackupReading {
  @Spec(Spec.Target.MIXEE)
  CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PLACE",
      description = "Where the backups are: a folder, or s3://bucket/prefix.")
  String place = "";

  @Option(
      names = "--decrypt-with",
      paramLabel = "FILE",
      description = "The file that they were encrypted with.")
  Optional<Path> key = Optional.empty();

  /// To be closed.
  Backups open(Options options) throws IOException, Config.Invalid {
    var opened = BackupPlaces.open("PLACE", place, options, spec);
    try {
      return Backups.existing(opened, key.map(Passphrase::in));
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }
}
