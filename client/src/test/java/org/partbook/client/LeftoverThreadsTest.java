package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// Counts threads, and so has the JVM for itself.
@Isolated
class LeftoverThreadsTest {
  @Test
  @Timeout(60)
  void many_bad_answers_leave_no_threads_behind() throws InterruptedException {
    try (var server = new BadServer((request, connection) -> connection.stall())) {
      var api =
          Clients.of(server.uri())
              .retries(RetryPolicy.none())
              .requestTimeout(Duration.ofMillis(10))
              .build();
      assertThatThrownBy(() -> api.info(1)).isInstanceOf(TransportException.class);
      var before = clientThreads();
      for (var i = 0; i < 100; i++) {
        assertThatThrownBy(() -> api.info(1)).isInstanceOf(TransportException.class);
      }
      assertThat(server.openConnections()).isZero();
      assertThat(clientThreads()).isLessThan(before + 10);
    }
  }

  private static long clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient"))
        .count();
  }
}
