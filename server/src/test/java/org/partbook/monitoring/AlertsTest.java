package org.partbook.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.OpenTransaction;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.db.SilentProxy;
import org.partbook.event.EventLog;
import org.partbook.event.EventTypes;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import org.partbook.ledger.Actor;
import org.partbook.webhook.Reach;
import org.partbook.webhook.Receiver;
import org.partbook.webhook.Scheme;
import org.partbook.webhook.Webhooks;
import tools.jackson.databind.JsonNode;

/// Whoever has no Prometheus is told all the same.
class AlertsTest {
  @Test
  void what_goes_wrong_is_told_when_it_begins_and_when_it_is_over_and_the_address_is_in_no_log()
      throws IOException {
    var log = new ConcurrentLinkedQueue<String>();
    var handler = handler(log);
    Logger.getLogger("").addHandler(handler);
    try (var receiver = Receiver.answering(Receiver.status(204));
        var server = TestServer.start(Map.of("PARTBOOK_ALERT_URL", receiver.url()))) {
      var shop = server.live();
      shop.register(Purchase.of(WITHOUT_FILE, 9301, 1).with("customer", "Zoë Buyer"));
      await(() -> told(receiver, "sales_failing").size() == 1);

      var begun = told(receiver, "sales_failing").getFirst();
      assertThat(begun.path("state").asString()).isEqualTo("begins");
      assertThat(begun.path("text").asString())
          .contains("1 lines that were sold could not be fulfilled");
      assertThat(begun.path("server").asString()).isNotEmpty();
      assertThat(begun.toString()).doesNotContain("Zoë", "Buyer");

      var now = server.clock().instant();
      server
          .db()
          .transact(tx ->
              tx.update("insert into backup_latest (id, at, left_out) values ('one', ?, 0)", now));
      // It is still so, and not told again; then the last failure is long ago, for a while.
      server.addProcessing(9302);
      server.clock().advance(Duration.ofDays(3));
      await(() -> told(receiver, "backlog").size() == 1);
      await(() -> told(receiver, "backup_old").size() == 1);
      assertThat(told(receiver, "sales_failing")).hasSize(1);
      awaitEnd(receiver, server, "sales_failing");

      assertThat(told(receiver, "backlog").getFirst().path("text").asString())
          .contains("1 lines that were sold are being processed");
      assertThat(told(receiver, "files_away")).isEmpty();
      Files.move(server.config().blobs(), server.data().resolve("moved"));
      await(() -> told(receiver, "files_away").size() == 1);
      assertThat(String.join("\n", log)).doesNotContain("/hooks", "shop=1");
    } finally {
      Logger.getLogger("").removeHandler(handler);
    }
  }

  @Test
  void a_log_that_waits_a_webhook_that_was_given_up_and_a_database_that_is_away_are_told()
      throws Exception {
    try (var receiver = Receiver.answering(Receiver.status(204));
        var server = TestServer.start(Map.of("PARTBOOK_WEBHOOK_INNER", "allow"));
        var network = new SilentProxy(server.config().database().orElseThrow());
        var _ = server.second(telling(receiver, network))) {
      tellsOfWebhooksAndTheLog(receiver, server);
      tellsOfTheDatabase(receiver, server, network);
    }
  }

  /// Another server, which reaches the database by a network that can be cut.
  private static Map<String, String> telling(Receiver receiver, SilentProxy network) {
    return Map.of(
        "PARTBOOK_ALERT_URL", receiver.url(),
        "PARTBOOK_DATABASE_URL", TestServer.urlWithLogin(network.url()));
  }

  /// Behind a transaction that doesn't end, no order of the journal is final.
  private static void tellsOfWebhooksAndTheLog(Receiver receiver, TestServer server) {
    sellToNobody(server);
    try (var _ = OpenTransaction.of(server.db(), "lock table journal in row exclusive mode")) {
      server.live().register(Purchase.of(PIANO, 9312, 1));
      server.clock().advance(Duration.ofDays(3).plusMinutes(1));

      await(() -> told(receiver, "log_behind").size() == 1);
      await(() -> told(receiver, "webhooks_disabled").size() == 1);
    }
    assertBegun(receiver, "log_behind", " entries of the journal aren't in its log, the oldest ");
    assertBegun(
        receiver,
        "webhooks_disabled",
        "webhooks that were disabled in the last day, as nothing arrived there: 1");
  }

  /// One message has failed by then.
  private static void sellToNobody(TestServer server) {
    var webhooks =
        new Webhooks(
            server.db(), server.clock(), Actor.operator("anna"), Reach.INNER, (_, _) -> {});
    var log = new EventLog(server.shop().id(), Environment.LIVE);
    var revealed =
        webhooks.add(server.shop(), log, "https://127.0.0.1:1/hooks", EventTypes.ALL, Scheme.HMAC);
    server.live().register(Purchase.of(PIANO, 9311, 1));
    await(() -> webhooks.find(revealed.endpoint().id()).orElseThrow().failures() > 0);
  }

  private static void tellsOfTheDatabase(
      Receiver receiver, TestServer server, SilentProxy network) {
    assertThat(told(receiver, "database_away")).isEmpty();
    network.fallSilent();
    await(() -> told(receiver, "database_away").size() == 1);
    assertBegun(receiver, "database_away", "the database is away, and nothing can be sold");

    network.speak();
    awaitEnd(receiver, server, "database_away");
  }

  private static void assertBegun(Receiver receiver, String alert, String text) {
    var begun = told(receiver, alert).getFirst();
    assertThat(begun.path("state").asString()).isEqualTo("begins");
    assertThat(begun.path("text").asString()).contains(text);
  }

  /// It is over when it has been well for a while.
  private static void awaitEnd(Receiver receiver, TestServer server, String alert) {
    await(() -> {
      server.clock().advance(Duration.ofSeconds(1));
      return told(receiver, alert).size() == 2;
    });
    assertThat(told(receiver, alert).getLast().path("state").asString()).isEqualTo("ends");
  }

  private static List<JsonNode> told(Receiver receiver, String alert) {
    return receiver.messages().stream()
        .map(message -> read(message.body()))
        .filter(one -> one.path("alert").asString().equals(alert))
        .toList();
  }

  private static JsonNode read(String body) {
    try {
      return Json.read(body);
    } catch (MalformedJson e) {
      throw new AssertionError(body, e);
    }
  }

  private static void await(BooleanSupplier so) {
    var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it takes too long").isLessThan(deadline);
      Api.pause(Duration.ofMillis(20));
    }
  }

  private static Handler handler(Queue<String> log) {
    return new Handler() {
      @Override
      public void publish(LogRecord one) {
        log.add(String.valueOf(one.getMessage()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
