package org.partbook.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.partbook.backup.BackupFolder;
import org.partbook.backup.Passphrase;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which backups a command reads.
final class BackupReading {
  @Parameters(paramLabel = "FOLDER", description = "Where the backups are.")
  Path path = Path.of("");

  @Option(
      names = "--decrypt-with",
      paramLabel = "FILE",
      description = "The file that they were encrypted with.")
  Optional<Path> key = Optional.empty();

  BackupFolder open() throws IOException {
    return BackupFolder.existing(path, key.map(Passphrase::in));
  }
}
