package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// A process that a test has started.
final class Launched implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final CompletableFuture<String> out;
  private final CompletableFuture<String> err;

  Launched(Process process) {
    this.process = process;
    this.out = reading(process.getInputStream());
    this.err = reading(process.getErrorStream());
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
      return new Result(process.exitValue(), out.join(), err.join());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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

  boolean isAlive() {
    return process.isAlive();
  }

  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /// In a thread of its own: the common pool may have but one, and a server's output has no end.
  private static CompletableFuture<String> reading(InputStream stream) {
    return CompletableFuture.supplyAsync(() -> all(stream), Thread::startVirtualThread);
  }

  private static String all(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
