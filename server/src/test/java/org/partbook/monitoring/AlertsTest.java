package org.partbook.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import org.partbook.webhook.Receiver;
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
      await(() -> {
        server.clock().advance(Duration.ofSeconds(1));
        return told(receiver, "sales_failing").size() == 2;
      });

      assertThat(told(receiver, "sales_failing").getLast().path("state").asString())
          .isEqualTo("ends");
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
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
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
