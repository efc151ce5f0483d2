package org.partbook.fault;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A short trial of faults, as `make faults` without a time runs it: each kind once.
@Timeout(540)
class FaultTrialIT {
  @TempDir Path temp = Path.of("");

  @Test
  void nothing_acknowledged_is_lost_whatever_breaks_around_two_servers() throws Exception {
    try (var trial = new TrialProcess(temp)) {
      trial.run("--servers", "2", "--vendors", "2", "--seed", "1");
    }
  }
}
