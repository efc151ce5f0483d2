package org.partbook.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.JsonLogFormatter;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// The log as programs read it, of a server at work.
class JsonLogTest {
  private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();
  private static final Handler HANDLER = handler();

  private static TestServer server;

  @BeforeAll
  static void start() {
    Logger.getLogger("").addHandler(HANDLER);
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
    Logger.getLogger("").removeHandler(HANDLER);
  }

  @Test
  void a_sale_that_fails_is_one_object_with_the_ids_of_vendor_order_and_line_and_without_a_name() {
    var shop = server.live();
    shop.register(Purchase.of(WITHOUT_FILE, 9101, 4).with("customer", "Zoë Buyer"));
    shop.settled(9101);
    // It is logged when it is durable, and may be seen before.
    Api.await(() -> !objects("a sale has failed").isEmpty());

    assertThat(objects("a sale has failed"))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.path("time").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
          assertThat(one.path("level").asString()).isEqualTo("warn");
          assertThat(one.path("logger").asString()).isEqualTo("org.partbook.fulfilment.Fulfilment");
          assertThat(one.path("vendor_id").asLong()).isEqualTo(server.shop().id().value());
          assertThat(one.path("environment").asString()).isEqualTo("live");
          assertThat(one.path("order_id").asLong()).isEqualTo(9101);
          assertThat(one.path("order_line_id").asLong()).isEqualTo(4);
          assertThat(one.path("asset_id").asLong()).isEqualTo(WITHOUT_FILE);
          assertThat(one.path("line_id").asLong()).isPositive();
        });
    assertThat(String.join("", LINES)).doesNotContain("Zoë", "Buyer");
  }

  @Test
  void an_error_of_ours_has_the_request_the_vendor_and_its_stack_in_fields_of_one_line() {
    var shop = server.live();
    shop.register(Purchase.of(PIANO, 9201, 1).with("customer", "Zoë Buyer"));
    server.db().transact(tx -> tx.run("alter table order_line rename to elsewhere"));
    String request;
    try {
      var reply = shop.infoAtOnce(9202);
      assertThat(reply.status()).isEqualTo(500);
      request = reply.header("X-Request-Id");
    } finally {
      server.db().transact(tx -> tx.run("alter table elsewhere rename to order_line"));
    }

    assertThat(objects(request))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.path("level").asString()).isEqualTo("error");
          assertThat(one.path("request_id").asString()).isEqualTo(request);
          assertThat(one.path("operation").asString()).isEqualTo("GET /purchase/info");
          assertThat(one.path("vendor_id").asLong()).isEqualTo(server.shop().id().value());
          assertThat(one.path("error").asString()).contains("DatabaseException");
          assertThat(one.path("stack_trace").asString()).contains("\n\tat org.partbook.");
        });
    assertThat(String.join("", LINES)).doesNotContain("Zoë", "Buyer");
  }

  @Test
  void whatever_a_message_holds_it_is_one_line_of_bounded_length() throws MalformedJson {
    var hostile =
        new LogRecord(Level.WARNING, "one\n{\"level\":\"error\"}\r\u2028\u202e\u001b[31m\"");
    var long_ = new LogRecord(Level.INFO, "x".repeat(1_000_000));
    long_.setThrown(new IllegalStateException("y".repeat(1_000_000)));

    var line = new JsonLogFormatter().format(hostile);

    assertThat(line.strip().lines()).hasSize(1);
    assertThat(line).doesNotContain("\u2028", "\u202e", "\u001b").endsWith("}\n");
    assertThat(Json.read(line).path("message").asString()).isEqualTo(hostile.getMessage());
    assertThat(new JsonLogFormatter().format(long_)).hasSizeLessThan(100_000);
  }

  private static List<JsonNode> objects(String with) {
    return LINES.stream().filter(line -> line.contains(with)).map(JsonLogTest::object).toList();
  }

  private static JsonNode object(String line) {
    try {
      return Json.read(line);
    } catch (MalformedJson e) {
      throw new AssertionError(line, e);
    }
  }

  private static Handler handler() {
    var formatter = new JsonLogFormatter();
    return new Handler() {
      @Override
      public void publish(LogRecord one) {
        LINES.add(formatter.format(one));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
