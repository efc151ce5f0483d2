package org.partbook.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A short trial of faults, as `make faults BUCKET=yes` without a time runs it: each kind once.
@Timeout(1800)
class FaultTrialIT {
  @TempDir Path temp = Path.of("");

  @Test
  void nothing_acknowledged_is_lost_whatever_breaks_around_two_servers_and_a_bucket()
      throws Exception {
    try (var trial = new TrialProcess(temp)) {
      var report = trial.run("--servers", "2", "--vendors", "2", "--seed", "1", "--bucket", "yes");

      // A standby is of other programs, and files in a folder rot in EmbeddedTrialIT.
      var others =
          new ArrayList<>(
              TrialProcess.names(
                  "KilledPrimary", "HangingPrimary", "SwitchedOver", "KilledStandby"));
      others.add(TrialProcess.names("RottenBlobs").getFirst());
      trial.requireLeftOut(report, others);
    }
  }
}
