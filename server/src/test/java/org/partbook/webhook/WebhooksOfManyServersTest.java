package org.partbook.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.App;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.event.EventLog;
import org.partbook.event.EventTypes;
import org.partbook.ledger.Actor;

/// Several servers deliver, come and go, and the endpoint is as bad as they come: in the end
/// everything has arrived, each event under its one id.
class WebhooksOfManyServersTest {
  private static final int SALES = 40;
  private static final Duration MOST_TIME = Duration.ofMinutes(3);

  /// Held by who starts a server and by who moves the clock: who comes is held against the clocks
  /// that the others told of a second ago.
  private final Lock clockStands = new ReentrantLock();

  @Test
  void servers_that_end_and_an_endpoint_that_fails_lose_nothing() throws Exception {
    var accepted = ConcurrentHashMap.<String>newKeySet();
    try (var server = TestServer.start(Map.of("PARTBOOK_WEBHOOK_INNER", "allow"));
        var receiver =
            Receiver.answering((exchange, message) -> {
              var answering =
                  switch (ThreadLocalRandom.current().nextInt(9)) {
                    case 0 -> Receiver.status(500);
                    case 1 -> Receiver.cut();
                    case 2 -> Receiver.redirect("http://127.0.0.1:1/");
                    default -> Receiver.status(200);
                  };
              answering.answer(exchange, message);
              if (exchange.getResponseCode() == 200) {
                accepted.add(message.id());
              }
            })) {
      var log = new EventLog(server.shop().id(), Environment.SANDBOX);
      var webhooks =
          new Webhooks(
              server.db(), server.clock(), Actor.operator("anna"), Reach.INNER, (_, _) -> {});
      var endpoint =
          webhooks.add(server.shop(), log, receiver.url(), EventTypes.ALL, Scheme.HMAC).endpoint();
      var shop = server.sandbox();
      var done = new AtomicBoolean();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var servers = threads.submit(() -> comeAndGo(server, done));
        for (long order = 1; order <= SALES; order++) {
          assertThat(shop.register(Purchase.of(PIANO, order, 1)).status()).isEqualTo(201);
        }
        try {
          var deadline = System.nanoTime() + MOST_TIME.toNanos();
          while (!accepted.containsAll(ids(shop)) || ids(shop).size() < SALES) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            // So that nobody has to wait for what is tried again, or was claimed by one who has
            // ended.
            clockStands.lock();
            try {
              server.clock().advance(Duration.ofMinutes(15));
            } finally {
              clockStands.unlock();
            }
            Api.pause(Duration.ofMillis(500));
          }
        } finally {
          done.set(true);
        }
        servers.get();
      }

      assertThat(ids(shop)).hasSize(SALES);
      assertThat(new HashSet<>(accepted)).isEqualTo(ids(shop));
      assertThat(webhooks.find(endpoint.id()).orElseThrow().disabled()).isEmpty();
    }
  }

  private static Set<String> ids(Api shop) {
    var ids = new ArrayList<String>();
    shop.get("/events?page_size=1000")
        .json()
        .path("events")
        .values()
        .forEach(event -> ids.add(event.path("id").asString()));
    return Set.copyOf(List.copyOf(ids));
  }

  private void comeAndGo(TestServer server, AtomicBoolean done) {
    while (!done.get()) {
      try (var second = start(server)) {
        Api.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(3000)));
        assertThat(second.uri()).isNotNull();
      }
    }
  }

  private App start(TestServer server) {
    clockStands.lock();
    try {
      return server.second();
    } finally {
      clockStands.unlock();
    }
  }
}
