package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// A process that a test has started.
final class Launched implements AutoCloseable {
  /// Machines that test have much to do.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Output out;
  private final Output err;

  Launched(Process process) {
    this.process = process;
    this.out = Output.of(process.getInputStream());
    this.err = Output.of(process.getErrorStream());
  }

  /// What it says, as it says it.
  ///
  /// @param soFar grows
  /// @param end comes with all of it
  private record Output(StringWriter soFar, CompletableFuture<String> end) {
    /// In a thread of its own: the common pool may have but one, and a server's output has no end.
    /// None that is virtual: whoever reads from a process keeps a processor of those, and there may
    /// be but two.
    static Output of(InputStream stream) {
      var soFar = new StringWriter();
      return new Output(
          soFar, CompletableFuture.supplyAsync(() -> all(stream, soFar), Output::startThread));
    }

    private static void startThread(Runnable work) {
      Thread.ofPlatform().daemon().name("output of a process").start(work);
    }

    private static String all(InputStream stream, StringWriter soFar) {
      try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
        reader.transferTo(soFar);
        return soFar.toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  record Result(int exit, String out, String err) {
    /// stdout, which has to be one JSON document.
    JsonNode json() {
      try {
        return Json.read(out);
      } catch (MalformedJson e) {
        throw new AssertionError("not JSON: " + this, e);
      }
    }

    Result expect(int expected) {
      assertThat(exit).as(toString()).isEqualTo(expected);
      return this;
    }
  }

  /// Waits for the end.
  Result result() {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
      return new Result(process.exitValue(), out.end.join(), err.end.join());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits until it has said this to standard output.
  MatchResult saying(Pattern words) throws InterruptedException {
    return saying(words, out);
  }

  /// As [#saying], to standard error.
  MatchResult remarking(Pattern words) throws InterruptedException {
    return saying(words, err);
  }

  private MatchResult saying(Pattern words, Output where) throws InterruptedException {
    var found = words.matcher("");
    while (!found.reset(where.soFar.toString()).find()) {
      if (where.end.isDone()) {
        throw new AssertionError("it ended without saying " + words + ": " + result());
      }
      Thread.sleep(20);
    }
    return found.toMatchResult();
  }

  /// SIGTERM, as a service manager or `kill` sends it. `Process.destroy` would close the streams
  /// too.
  Result terminate() {
    // Process.destroy would close the streams before they were read to their ends.
    process.toHandle().destroy();
    return result();
  }

  /// SIGKILL, for the process alone.
  void kill() {
    process.toHandle().destroyForcibly();
    result();
  }

  /// SIGKILL, for the launcher and for the Java that it keeps running: alone, the one would start
  /// the other anew, and the other would stop in order.
  void killWithServer() {
    var server = server();
    process.toHandle().destroyForcibly();
    server.destroyForcibly();
    result();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// The Java that the launcher keeps running.
  private ProcessHandle server() {
    return process
        .children()
        .filter(child -> child.info().command().filter(it -> it.endsWith("/java")).isPresent())
        .findAny()
        .orElseThrow();
  }

  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroy();
      try {
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
