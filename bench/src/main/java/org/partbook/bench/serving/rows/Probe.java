package org.partbook.bench.serving.rows;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.partbook.bench.serving.tools.NoResult;

/// Asks a server ten times a second whether it lives, as a service manager does: each time by a
/// connection of its own.
final class Probe implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final URI address;
  private final Thread thread = Thread.ofPlatform().name("probe").unstarted(this::run);
  private final AtomicLong slowest = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger missing = new AtomicInteger();
  private volatile boolean closed;

  private Probe(URI address) {
    this.address = address;
  }

  static Probe of(int port) {
    var probe = new Probe(URI.create("http://127.0.0.1:" + port + "/livez"));
    probe.thread.start();
    return probe;
  }

  private void run() {
    try {
      while (!closed) {
        ask();
        Thread.sleep(BETWEEN);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() throws InterruptedException {
    long begun = System.nanoTime();
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(address).timeout(LONGEST).build();
      if (client.send(request, BodyHandlers.discarding()).statusCode() != 200) {
        missing.incrementAndGet();
      }
    } catch (IOException e) {
      missing.incrementAndGet();
    }
    asked.incrementAndGet();
    slowest.accumulateAndGet(System.nanoTime() - begun, Math::max);
  }

  /// @throws NoResult if an answer was missing, or nothing was asked
  double slowestMillis() throws NoResult {
    if (asked.get() == 0 || missing.get() > 0) {
      throw new NoResult("%d of %d probes weren't answered".formatted(missing.get(), asked.get()));
    }
    return slowest.get() / 1e6;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
