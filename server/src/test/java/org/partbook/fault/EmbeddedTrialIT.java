package org.partbook.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A trial of what can happen to one server and the PostgreSQL that it brings along, with its files
/// in a folder, all on one disk, while sixteen shops sell. It has to keep that database running,
/// and to end it.
@Timeout(1200)
class EmbeddedTrialIT {
  private static final String KINDS =
      "KilledServer,FullDisk,FullDatabaseDisk,RottenBlobs,KilledEverything,HangingDatabase,"
          + "HangingServer";

  @TempDir Path temp = Path.of("");

  @Test
  void nothing_acknowledged_is_lost_when_server_and_database_are_killed_hang_or_have_no_disk()
      throws Exception {
    try (var trial = new TrialProcess(temp)) {
      var report =
          trial.run(
              "--embedded",
              "yes",
              "--vendors",
              "1",
              "--shops",
              "16",
              "--rate",
              "120",
              "--seed",
              "1",
              "--kinds",
              KINDS);

      assertThat(report).contains("`kill -9` of all servers and PostgreSQL at once");
      var rot = TrialProcess.names("RottenBlobs");
      trial.requireLeftOut(report, rot.subList(1, rot.size()));
    }
  }
}
