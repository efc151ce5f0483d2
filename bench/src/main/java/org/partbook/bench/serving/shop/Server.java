package org.partbook.bench.serving.shop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partbook.bench.serving.machine.ProcessTable;
import org.partbook.bench.serving.tools.Command;
import org.partbook.bench.serving.tools.Database;
import org.partbook.bench.serving.tools.NoResult;
import org.partbook.bench.serving.tools.Ports;

/// A Partbook with a data folder of its own, run through the launcher, as a user would.
public final class Server implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(4);
  private static final Duration LONGEST_STOP = Duration.ofMinutes(2);
  private static final String NAME = "partbook";

  private final Path launcher;
  private final Path data;
  private final Map<String, String> settings;
  private final int port;
  private @Nullable Process process;

  /// What a start took.
  ///
  /// @param seconds until the first 200
  /// @param processor seconds of processor time until then, all processes together
  public record Start(double seconds, double processor) {}

  /// @param checkout the program
  /// @param settings beside the data folder and the port
  public Server(Path checkout, Path data, Map<String, String> settings) throws IOException {
    this.launcher = checkout.resolve("partbook");
    this.data = Files.createDirectories(data);
    this.settings = settings;
    this.port = Ports.free();
  }

  public int port() {
    return port;
  }

  /// Starts it, and waits until it is healthy.
  public Start start() throws IOException, InterruptedException, NoResult {
    var command = Command.of(launcher.toString(), "serve", "--port", Integer.toString(port));
    long begun = System.nanoTime();
    var started = prepared(command).start(log());
    process = started;
    while (!isHealthy()) {
      if (!started.isAlive() || System.nanoTime() - begun > LONGEST_START.toNanos()) {
        stop();
        throw new NoResult("the server doesn't start: " + Files.readString(log()));
      }
      Thread.sleep(1);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Start(seconds, ProcessTable.now().seconds(List.of(started.pid())));
  }

  private boolean isHealthy() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      socket.setSoTimeout(5000);
      socket
          .getOutputStream()
          .write(
              "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      return answer.endsWith(" 200");
    } catch (IOException _) {
      return false;
    }
  }

  /// Runs a command on the same data.
  public String command(String... words) throws IOException, InterruptedException, NoResult {
    return prepared(Command.of(launcher.toString()).and(words)).run();
  }

  private Command prepared(Command command) {
    // Counted as ever, and never refused.
    command.with("PARTBOOK_LIMIT_TOKEN", "9999999/s,9999999");
    command.with("PARTBOOK_LIMIT_ADDRESS", "9999999/s,9999999");
    settings.forEach(command::with);
    return command.with("PARTBOOK_DATA", data.toString());
  }

  private Path log() {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  /// The server's processes without those of its database.
  public List<Long> processes() {
    return Optional.ofNullable(process).filter(Process::isAlive).map(Process::pid).stream()
        .toList();
  }

  /// Those and its database, which is nobody's child.
  public List<Long> allProcesses() {
    var all = new ArrayList<>(processes());
    postmaster().ifPresent(all::add);
    return all;
  }

  private Optional<Long> postmaster() {
    try (var lines = Files.lines(postgres().resolve("data/postmaster.pid"))) {
      return lines.findFirst().map(String::strip).map(Long::valueOf);
    } catch (IOException | NumberFormatException _) {
      return Optional.empty(); // It has just ended, or begins.
    }
  }

  /// The embedded database of this server, which is running.
  public Database database() throws IOException, NoResult {
    var announced = Files.readString(postgres().resolve("server")).strip().split(" ", -1);
    return new Database(
        postmaster().orElseThrow(() -> new NoResult("there is no database in " + data)),
        Integer.parseInt(announced[1]),
        NAME,
        Files.readString(postgres().resolve("password")).strip(),
        NAME);
  }

  private Path postgres() {
    return data.resolve("postgres");
  }

  public void stop() {
    var running = process;
    process = null;
    if (running == null) {
      return;
    }
    var postgres = postmaster().flatMap(ProcessHandle::of);
    running.destroy();
    end(running.toHandle());
    // Which has ended with its server, or was left behind by one that was killed.
    postgres.ifPresent(Server::end);
  }

  /// Waits for it, also if whoever measures was interrupted: what runs on would be in the way.
  private static void end(ProcessHandle running) {
    boolean interrupted = Thread.interrupted();
    long begun = System.nanoTime();
    while (running.isAlive() && System.nanoTime() - begun < LONGEST_STOP.toNanos()) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (running.isAlive()) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
