package org.partbook.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A [PartbookMain] that runs, and what it says.
final class Partbook {
  private static final int SECONDS = 180;
  private static final Duration MOMENT = Duration.ofMillis(400);

  private final Process process;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private int port;

  /// Started through `wrapper`, a command that runs the one behind it; often none.
  Partbook(String mode, Path folder, List<String> wrapper, Map<String, String> environment)
      throws IOException {
    var command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            PartbookMain.class.getName(),
            mode,
            folder.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    process = builder.start();
    var output = process.inputReader();
    Thread.ofVirtual().start(() -> listen(output));
  }

  private void listen(BufferedReader output) {
    try {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        said.add(line);
      }
    } catch (IOException killed) {
      said.add(killed.toString());
    }
  }

  long pid() {
    return process.pid();
  }

  /// Returns when its database is ready.
  int port() throws InterruptedException {
    if (port == 0) {
      port = Integer.parseInt(says("ready ").substring("ready ".length()));
    }
    return port;
  }

  /// The next line that starts like this.
  String says(String start) throws InterruptedException {
    var others = new ArrayList<String>();
    while (true) {
      var line = said.poll(SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("expected '%s', heard %s".formatted(start, others));
      }
      if (line.startsWith(start)) {
        return line;
      }
      others.add(line);
    }
  }

  /// Whether it has begun, and isn't ready a moment later.
  boolean waits() throws InterruptedException {
    says("begins");
    Thread.sleep(MOMENT);
    return said.stream().noneMatch(line -> line.startsWith("ready"));
  }

  void end() throws Exception {
    process.getOutputStream().close();
    waitForEnd();
  }

  /// SIGKILL: it has no chance to clean up.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    waitForEnd();
  }

  void waitForEnd() throws InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("Partbook does not end: " + said);
    }
  }
}
