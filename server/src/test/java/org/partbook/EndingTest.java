package org.partbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.ending.LastResort;

/// A server that has lost one of the threads without which it only seems to live.
class EndingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "database-watch",
        "database-silence",
        "register-0",
        "register-1",
        "settle",
        "health-watch"
      })
  void it_ends_rather_than_lingers(String name) {
    try (var server = TestServer.start()) {
      server.app().close();
      // Some of its threads may take a moment to end.
      var before = Thread.getAllStackTraces().keySet();
      var exit = new CompletableFuture<Integer>();
      try (var app = server.second(LastResort.with(exit::complete))) {
        var shop = server.liveAt(app);
        assertThat(shop.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(201);

        thread(name, before).interrupt();

        assertThat(exit).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(LastResort.EXIT_CODE);
      }
    }
  }

  private static Thread thread(String name, Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name) && !before.contains(thread))
        .findAny()
        .orElseThrow();
  }
}
