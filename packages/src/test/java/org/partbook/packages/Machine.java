package org.partbook.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A machine with a systemd of its own, as the file `src/test/machine` makes it.
final class Machine implements AutoCloseable {
  /// What ends a test that waits for nothing. A machine may be busy with others.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final List<String> NAMESPACES =
      List.of("--mount", "--pid", "--net", "--uts", "--ipc", "--cgroup");

  private final Process outside;
  private final Path log;

  private Machine(Process outside, Path log) {
    this.outside = outside;
    this.log = log;
  }

  /// What has become of a command.
  record Result(int code, String text) {
    Result expect(int expected) {
      assertThat(code).as(text).isEqualTo(expected);
      return this;
    }
  }

  /// Whether there can be one here.
  static boolean isPossible() throws IOException, InterruptedException {
    return "root".equals(System.getProperty("user.name"))
        && Files.isExecutable(Path.of("/lib/systemd/systemd"))
        && Files.isExecutable(Path.of("/usr/bin/dpkg"))
        && Files.readString(Path.of("/proc/filesystems")).contains("overlay")
        && new ProcessBuilder("unshare", "--mount", "--pid", "--net", "--cgroup", "--fork", "true")
                .start()
                .waitFor()
            == 0;
  }

  static Machine start(Path folder) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("unshare"));
    command.addAll(NAMESPACES);
    command.addAll(List.of("--fork", "--kill-child"));
    command.add(Packages.ROOT.resolve("packages/src/test/machine").toString());
    command.add(folder.toString());
    var log = Files.createTempFile("machine", ".log");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    var machine = new Machine(process, log);
    // Also when the tests are broken off.
    Runtime.getRuntime().addShutdownHook(new Thread(machine::end));
    machine.await("systemctl is-active machine.target");
    return machine;
  }

  /// Puts a file there.
  void copy(Path file, String to) throws IOException {
    Files.copy(file, root().resolve(to.substring(1)), StandardCopyOption.REPLACE_EXISTING);
  }

  /// The output of a line for the shell, of both kinds.
  Result run(String line) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("nsenter", "--target", "" + inside()));
    command.addAll(NAMESPACES);
    command.addAll(List.of("--root=" + root(), "--wdns=/", "/usr/bin/env", "-i"));
    command.addAll(List.of("PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8"));
    command.addAll(List.of("DEBIAN_FRONTEND=noninteractive", "/bin/bash", "-c", line));
    var output = Files.createTempFile("machine", ".out");
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(line + " doesn't end: " + Files.readString(output));
      }
      return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      Files.delete(output);
    }
  }

  /// Waits until a command succeeds, and tells what it said.
  String await(String line) throws IOException, InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    var last = "it doesn't start";
    while (Instant.now().isBefore(end)) {
      if (!outside.isAlive()) {
        throw new IOException("the machine has ended: " + Files.readString(log));
      }
      if (outside.children().findFirst().isPresent()) {
        var result = run(line);
        if (result.code() == 0) {
          return result.text();
        }
        last = result.text();
      }
      Thread.sleep(200);
    }
    throw new IOException("in vain: " + line + ": " + last + Files.readString(log));
  }

  private long inside() {
    return outside.children().findFirst().orElseThrow().pid();
  }

  private Path root() {
    return Path.of("/proc", "" + inside(), "root");
  }

  @Override
  public void close() throws IOException {
    end();
    outside.onExit().join();
    Files.delete(log);
  }

  private void end() {
    outside.children().forEach(ProcessHandle::destroyForcibly);
  }
}
