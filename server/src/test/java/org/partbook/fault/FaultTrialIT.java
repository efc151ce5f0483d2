package org.partbook.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A short trial of faults, as `make faults` without a time runs it: each kind once.
@Timeout(540)
class FaultTrialIT {
  @TempDir Path temp = Path.of("");
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end_what_runs() throws InterruptedException {
    for (var process : started) {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void nothing_acknowledged_is_lost_whatever_breaks_around_two_servers() throws Exception {
    var report = temp.resolve("faults.md");

    var exit = trial("--servers", "2", "--vendors", "2", "--seed", "1", "--report", report);

    assertThat(exit).as(said()).isZero();
    assertThat(Files.readString(report))
        .contains("**Good.**", "| acknowledged sales lost or changed | 0 |");
  }

  /// In a mount namespace of its own where there may be one, so that disks can be filled.
  private int trial(Object... options) throws IOException, InterruptedException {
    var root = Path.of(System.getProperty("partbook.root", "")).toRealPath();
    var command = new ArrayList<String>();
    var mounts = "no";
    if (mayHaveMounts()) {
      command.addAll(List.of("unshare", "-Urm"));
      mounts = "yes";
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--checkout",
            root.toString(),
            "--work",
            temp.resolve("work").toString(),
            "--own-mounts",
            mounts,
            "--java-options",
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
    for (var option : options) {
      command.add(option.toString());
    }
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("said").toFile())
            .start();
    started.add(process);
    return process.waitFor();
  }

  private static boolean mayHaveMounts() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-Urm", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private String said() throws IOException {
    return Files.readString(temp.resolve("said"));
  }
}
