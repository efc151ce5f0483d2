package org.partbook.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.partbook.Config;
import org.partbook.backup.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "list",
    description = "List the backups in a folder or a bucket, the oldest first.",
    footer = {
      "%nExample: partbook backup list /mnt/backups",
      "         partbook backup list s3://backups/partbook"
    })
final class BackupListCommand implements Callable<Integer> {
  @Mixin final Help help = new Help();
  @Mixin final Options options = new Options();
  @Mixin final BackupReading reading = new BackupReading();
  @Mixin final Output output;

  BackupListCommand(Console console) {
    this.output = new Output(console);
  }

  @Override
  public Integer call() throws IOException, Config.Invalid {
    var manifests = new ArrayList<Manifest>();
    try (var backups = reading.open(options);
        var _ = backups.toRead()) {
      for (var id : backups.ids()) {
        manifests.add(backups.manifest(id));
      }
    }
    output.rows(
        manifests.iterator(),
        manifest -> BackupJson.of(manifest).map(),
        List.of("BACKUP", "OF", "BY", "TABLES", "ROWS", "THEY TAKE", "FILES", "LEFT OUT"),
        manifest ->
            List.of(
                manifest.id(),
                Times.of(manifest.at()),
                manifest.program(),
                "version " + manifest.schema(),
                manifest.rows(),
                Bytes.of(manifest.size()),
                manifest.blobs(),
                manifest.leftOut()));
    return Exit.DONE;
  }
}
