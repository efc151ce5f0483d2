package org.partbook.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.partbook.fault.kind.Fault;
import org.partbook.fault.kind.Kinds;

/// A trial as `make faults` runs it, in a mount namespace of its own where there may be one, so
/// that disks can be filled.
final class TrialProcess implements AutoCloseable {
  private static final Pattern LINES =
      Pattern.compile("acknowledged, (\\S+) of them cancelled, (\\S+) received");

  private static final Pattern LEFT_OUT = Pattern.compile("(?m)^\\| (.+?) \\| left out: ");

  /// Of cancellations, and of downloads: fewer show nothing.
  private static final int ENOUGH = 8;

  private final Path folder;
  private Optional<Process> process = Optional.empty();

  TrialProcess(Path folder) {
    this.folder = folder;
  }

  /// Runs it to its end, which has to be a good one.
  ///
  /// @return its report
  String run(String... options) throws IOException, InterruptedException {
    var report = folder.resolve("faults.md");
    var command = new ArrayList<String>();
    var mounts = mayHaveMounts() ? "yes" : "no";
    if (mounts.equals("yes")) {
      command.addAll(List.of("unshare", "-Urm"));
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
            Path.of(System.getProperty("partbook.root", "")).toRealPath().toString(),
            "--work",
            folder.resolve("work").toString(),
            "--report",
            report.toString(),
            "--own-mounts",
            mounts,
            "--java-options",
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
            // What is promised is for machines that have time.
            "--slowest-refusal",
            "20",
            "--longest-recovery",
            "90"));
    command.addAll(List.of(options));
    var said = folder.resolve("said");
    var started =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    process = Optional.of(started);
    assertThat(started.waitFor()).as(Files.readString(said)).isZero();
    return good(Files.readString(report));
  }

  private static String good(String report) {
    assertThat(report).contains("**Good.**", "| acknowledged sales lost or changed | 0 |");
    var lines = LINES.matcher(report);
    assertThat(lines.find()).as(report).isTrue();
    assertThat(number(lines.group(1))).as(report).isGreaterThanOrEqualTo(ENOUGH);
    assertThat(number(lines.group(2))).as(report).isGreaterThanOrEqualTo(ENOUGH);
    return report;
  }

  private static int number(String words) {
    return Integer.parseInt(words.replaceAll("\\D", ""));
  }

  /// Requires that these were left out, and else only what this machine has no means for.
  ///
  /// @param kinds their names in the report
  void requireLeftOut(String report, List<String> kinds) throws IOException, InterruptedException {
    var lacking = new ArrayList<>(kinds);
    if (!mayMount()) {
      lacking.addAll(names("FullDisk", "FullDatabaseDisk"));
    }
    if (!hasCompiler()) {
      lacking.addAll(names("JumpingClock"));
    }
    assertThat(LEFT_OUT.matcher(report).results().map(row -> row.group(1)))
        .as("left out of\n" + report)
        .containsAll(kinds)
        .isSubsetOf(lacking);
  }

  /// How the report names kinds.
  static List<String> names(String... kinds) {
    return Kinds.named(Set.of(kinds)).stream().map(Fault::name).toList();
  }

  private static boolean mayHaveMounts() throws InterruptedException {
    return succeeds("unshare", "-Urm", "true");
  }

  private boolean mayMount() throws IOException, InterruptedException {
    var place = Files.createDirectories(folder.resolve("mounted")).toString();
    return succeeds("unshare", "-Urm", "mount", "-t", "tmpfs", "none", place);
  }

  /// With the headers of the system.
  private static boolean hasCompiler() throws InterruptedException {
    return succeeds("cc", "-fsyntax-only", "-include", "dlfcn.h", "-x", "c", "/dev/null");
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      if (process.isPresent()) {
        process.get().destroy();
        process.get().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
