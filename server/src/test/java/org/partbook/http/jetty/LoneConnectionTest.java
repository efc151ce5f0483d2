package org.partbook.http.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Of one connection, one thread reads at a time. Two could give its buffer back twice, and what
/// one client sent would reach another.
@Timeout(120)
class LoneConnectionTest {
  @Test
  void who_looks_again_behind_the_answer_to_what_is_malformed_waits_for_who_read_it()
      throws Exception {
    try (var readers = Readers.watch();
        var server = HttpServer.start(Listening.on("127.0.0.1", 0), _ -> {})) {
      assertThat(ask(server, "GET / HTTP/1.1\nHost: x\nName:\u0011 value\n\n"))
          .startsWith("HTTP/1.1 400 ");

      readers.awaitTwo();
      assertThat(readers.mostAtOnce()).isEqualTo(1);
    }
  }

  private static String ask(HttpServer server, String request) throws IOException {
    try (var wire = Wire.to(server)) {
      return wire.ask(request);
    }
  }

  /// Hears from the web server's own log who reads, and keeps the first one from leaving until
  /// there is another, or half a second has passed.
  private static final class Readers extends Handler implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HttpConnection.class.getName());
    private static final long HALF_A_SECOND = 500_000_000;

    private final Set<Thread> reading = new HashSet<>();
    private int come;
    private int left;
    private int most;

    static Readers watch() {
      var readers = new Readers();
      LOG.setUseParentHandlers(false);
      LOG.setLevel(Level.FINE);
      LOG.addHandler(readers);
      return readers;
    }

    @Override
    public synchronized void publish(LogRecord said) {
      if (said.getMessage().startsWith("onFillable enter")) {
        reading.add(Thread.currentThread());
        come++;
        most = Math.max(most, reading.size());
      } else if (said.getMessage().startsWith("onFillable exit")) {
        reading.remove(Thread.currentThread());
        left++;
      } else if (said.getMessage().startsWith("releasing request buffer") && come == 1) {
        awaitAnother();
      }
      notifyAll();
    }

    private void awaitAnother() {
      long end = System.nanoTime() + HALF_A_SECOND;
      try {
        while (come == 1 && System.nanoTime() < end) {
          wait(10);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    synchronized void awaitTwo() throws InterruptedException {
      while (left < 2) {
        wait();
      }
    }

    synchronized int mostAtOnce() {
      return most;
    }

    @Override
    public void flush() {
      // Nothing is kept back.
    }

    @Override
    public void close() {
      LOG.removeHandler(this);
      LOG.setLevel(null);
      LOG.setUseParentHandlers(true);
    }
  }
}
