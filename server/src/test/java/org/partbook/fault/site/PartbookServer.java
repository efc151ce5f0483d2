package org.partbook.fault.site;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A server as people start it, by the launcher, always at the same port.
public final class PartbookServer implements AutoCloseable {
  private static final int LONGEST_STOP_SECONDS = 60;

  private final int number;
  private final int port;
  private final Path data;
  private final Path log;
  private final Launcher launcher;
  private final Wire wire;
  private Optional<Process> process = Optional.empty();

  PartbookServer(int number, int port, Path data, Path log, Launcher launcher, Wire wire) {
    this.number = number;
    this.port = port;
    this.data = data;
    this.log = log;
    this.launcher = launcher;
    this.wire = wire;
  }

  public int number() {
    return number;
  }

  public int port() {
    return port;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// Its way to the database.
  public Wire wire() {
    return wire;
  }

  public Path data() {
    return data;
  }

  Launcher launcher() {
    return launcher;
  }

  public void start() throws IOException {
    start(List.of());
  }

  /// Starts it behind a command that runs the one after it.
  public void start(List<String> entrance) throws IOException {
    var command = new ArrayList<>(entrance);
    command.addAll(launcher.command("serve", "--port", Integer.toString(port)));
    process =
        Optional.of(
            launcher
                .prepared(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
  }

  public boolean hasEnded() {
    return process.filter(Process::isAlive).isEmpty();
  }

  /// What runs of it: the launcher, and the Java that it keeps running.
  public List<ProcessHandle> processes() {
    var all = new ArrayList<ProcessHandle>();
    process.map(Process::toHandle).filter(ProcessHandle::isAlive).ifPresent(all::add);
    java().ifPresent(all::add);
    return all;
  }

  /// The Java alone.
  public Optional<ProcessHandle> java() {
    return process.stream()
        .flatMap(Process::children)
        .filter(child -> child.info().command().filter(it -> it.endsWith("/java")).isPresent())
        .findAny();
  }

  /// SIGKILL, for both: alone, the one would start the other anew, and the other would stop in
  /// order.
  public void kill() throws InterruptedException {
    processes().forEach(ProcessHandle::destroyForcibly);
    if (process.isPresent()) {
      process.get().waitFor();
    }
  }

  /// SIGTERM.
  ///
  /// @return its exit code, if it has ended in time
  public Optional<Integer> stop() throws InterruptedException {
    if (process.isEmpty()) {
      return Optional.empty();
    }
    var one = process.get();
    one.toHandle().destroy();
    return one.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)
        ? Optional.of(one.exitValue())
        : Optional.empty();
  }

  /// The end of its log, for whoever looks for what went wrong.
  public String lastWords() throws IOException {
    var lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  @Override
  public void close() throws IOException {
    try {
      Signals.send("CONT", processes());
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    wire.close();
  }
}
