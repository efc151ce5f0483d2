package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestLine;
import org.partbook.TestServer;

/// What info, the links and cancel say in each state of an order.
class OrderTest {
  private static TestServer server;
  private static Api shop;
  private static long order = 3000;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shop = server.live();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void an_order_in_processing_is_a_202_and_has_no_links() {
    insert(++order, 1, "PROCESSING");

    var info = shop.info(order);

    assertThat(info.status()).isEqualTo(202);
    assertThat(info.json().path("status").asString()).isEqualTo("PROCESSING");
    assertThat(info.header("X-Environment")).isEqualTo("live");
    assertThat(info.header("Retry-After")).isEqualTo("1");
    assertThat(shop.downloadUrl(order, 1).status()).isEqualTo(404);
    assertThat(shop.viewUrl(order, 1).status()).isEqualTo(404);
  }

  @Test
  void one_line_in_processing_keeps_the_whole_order_at_202() {
    insert(++order, 1, "COMPLETED");
    insert(order, 2, "PROCESSING");
    insert(order, 3, "FAILED");

    assertThat(shop.info(order).status()).isEqualTo(202);
  }

  @Test
  void an_order_of_which_nothing_succeeded_is_a_502_that_says_why() {
    shop.register(Purchase.of(WITHOUT_FILE, ++order, 1));

    var info = shop.settled(order);

    assertThat(info.status()).isEqualTo(502);
    assertThat(info.json().path("status").asString()).isEqualTo("FAILED");
    assertThat(info.json().path("message").asString()).contains("1005");
    assertThat(shop.downloadUrl(order, 1).status()).isEqualTo(404);
  }

  @Test
  void cancelled_lines_do_not_save_an_order_that_failed() {
    insert(++order, 1, "FAILED");
    insert(order, 2, "CANCELLED");

    assertThat(shop.info(order).status()).isEqualTo(502);
  }

  @Test
  void an_order_with_one_success_shows_every_line_with_its_own_status() {
    insert(++order, 1, "COMPLETED");
    insert(order, 2, "FAILED");
    insert(order, 3, "CANCELLED");

    var lines = shop.info(order).json().valueStream().toList();

    assertThat(lines)
        .extracting(line -> line.path("status").asString())
        .containsExactly("COMPLETED", "FAILED", "CANCELLED");
    assertThat(lines)
        .extracting(line -> line.path("download_url").isNull())
        .containsExactly(false, true, true);
  }

  @Test
  void an_order_that_was_cancelled_as_a_whole_is_a_200() {
    insert(++order, 1, "CANCELLED");

    var info = shop.info(order);

    assertThat(info.status()).isEqualTo(200);
    assertThat(info.json().get(0).path("status").asString()).isEqualTo("CANCELLED");
  }

  @Test
  void every_call_gives_a_fresh_link() {
    complete(++order);

    assertThat(shop.downloadUrl(order, 1).json().path("url").asString())
        .isNotEqualTo(shop.downloadUrl(order, 1).json().path("url").asString());
    assertThat(shop.viewUrl(order, 1).json().path("url").asString())
        .isNotEqualTo(shop.viewUrl(order, 1).json().path("url").asString());
  }

  @Test
  void a_link_does_not_tell_how_many_lines_there_are() {
    complete(++order);
    var number = ByteBuffer.allocate(Long.BYTES).putLong(numberOf(order)).array();

    var link = shop.downloadUrl(order, 1).json().path("url").asString();
    var token = Base64.getUrlDecoder().decode(link.substring(link.lastIndexOf('/') + 1));

    assertThat(HexFormat.of().formatHex(token)).doesNotContain(HexFormat.of().formatHex(number));
  }

  @Test
  void a_completed_line_is_cancelled_once() {
    complete(++order);

    var first = shop.cancel(order, 1);
    var second = shop.cancel(order, 1);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.response().body()).isEmpty();
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.errorName()).isEqualTo("ALREADY_CANCELLED");
    assertThat(shop.info(order).json().get(0).path("status").asString()).isEqualTo("CANCELLED");
    assertThat(shop.downloadUrl(order, 1).status()).isEqualTo(404);
    assertThat(shop.viewUrl(order, 1).status()).isEqualTo(404);
  }

  @Test
  void lines_that_are_processing_or_failed_can_be_cancelled() {
    insert(++order, 1, "PROCESSING");
    insert(order, 2, "FAILED");

    assertThat(shop.cancel(order, 1).status()).isEqualTo(201);
    assertThat(shop.cancel(order, 2).status()).isEqualTo(201);
  }

  @Test
  void one_cancelled_part_leaves_the_others() {
    shop.register(Purchase.of(QUARTET, ++order, 1).withParts(2001, 1, 2002, 2));
    shop.settled(order);

    assertThat(shop.cancel(order, 2).status()).isEqualTo(201);
    assertThat(shop.info(order).json().valueStream().map(l -> l.path("status").asString()))
        .containsExactly("COMPLETED", "CANCELLED");
  }

  @Test
  void a_line_cannot_be_cancelled_after_the_window() {
    try (var other = TestServer.start()) {
      var vendor = other.live();
      vendor.register(Purchase.of(PIANO, 1, 1));
      vendor.register(Purchase.of(PIANO, 2, 1));
      vendor.settled(1);
      vendor.settled(2);

      other.clock().advance(Duration.ofDays(14).minusMinutes(1));
      assertThat(vendor.cancel(1, 1).status()).isEqualTo(201);
      other.clock().advance(Duration.ofMinutes(2));

      var late = vendor.cancel(2, 1);
      assertThat(late.status()).isEqualTo(400);
      assertThat(late.errorName()).isEqualTo("CANCELLATION_WINDOW_OVER");
    }
  }

  @Test
  void the_window_begins_with_the_registration_and_ends_to_the_second() {
    complete(++order);
    complete(++order);
    setRegistered(order - 1, "now() - interval '14 days' + interval '1 minute'");
    setRegistered(order, "now() - interval '14 days'");

    assertThat(shop.cancel(order, 1).errorName()).isEqualTo("CANCELLATION_WINDOW_OVER");
    assertThat(shop.cancel(order - 1, 1).status()).isEqualTo(201);
  }

  private static void setRegistered(long id, String when) {
    server
        .db()
        .transact(tx ->
            tx.update("update order_line set registered_at = " + when + " where order_id = ?", id));
  }

  @Test
  void a_delivered_line_cannot_be_cancelled() {
    complete(++order);
    Api.open(shop.downloadUrl(order, 1).json().path("url").asString());

    var reply = shop.cancel(order, 1);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.errorName()).isEqualTo("ALREADY_DELIVERED");
  }

  @Test
  void a_line_that_does_not_exist_is_a_404() {
    assertThat(shop.info(77_777).status()).isEqualTo(404);
    assertThat(shop.cancel(77_777, 1).status()).isEqualTo(404);
    assertThat(shop.downloadUrl(77_777, 1).status()).isEqualTo(404);
    assertThat(shop.viewUrl(77_777, 1).status()).isEqualTo(404);
    complete(++order);
    assertThat(shop.cancel(order, 2).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "order_id=",
        "order_id=0",
        "order_id=-1",
        "order_id=x",
        "order_id=1.5",
        "order_id=1e3",
        "order_id=99999999999999999999",
        "order_id=9223372036854775808",
        "order_id=%00",
        "order_id=1&order_id=2",
        "order_id",
        "order_id=+1",
        "order_id=%D9%A1",
        "order_id=1%27--"
      })
  void malformed_query_parameters_are_422_and_name_the_parameter(String query) {
    for (var path : new String[] {"info", "download-url", "view-url"}) {
      var reply = shop.get("/purchase/" + path + "?order_line_id=1&" + query);
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.errorFields()).containsExactly("order_id");
    }
    var cancel = shop.delete("/purchase/cancel?order_line_id=1&" + query);
    assertThat(cancel.status()).isEqualTo(422);
    assertThat(cancel.errorFields()).containsExactly("order_id");
  }

  @Test
  void all_query_parameters_that_are_wrong_are_told_at_once() {
    for (var path : new String[] {"download-url", "view-url"}) {
      var reply = shop.get("/purchase/" + path + "?order_line_id=0");

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.errorFields()).containsExactly("order_id", "order_line_id");
      assertThat(reply.json().path("message").asString())
          .isEqualTo("order_id is missing; order_line_id must be 1 or more, not 0");
    }
    var list = shop.get("/assets/list?page_size=x&last_id=-1");
    assertThat(list.status()).isEqualTo(422);
    assertThat(list.errorFields()).containsExactly("page_size", "last_id");
  }

  @Test
  void unknown_query_parameters_are_ignored() {
    complete(++order);

    assertThat(shop.get("/purchase/info?utm=%F0%9F%8E%BC&order_id=" + order).status())
        .isEqualTo(200);
  }

  private static long numberOf(long id) {
    return server
        .db()
        .inTransaction(
            tx -> tx.one("select id from order_line where order_id = ?", row -> row.getLong(1), id))
        .orElseThrow();
  }

  private static void complete(long id) {
    assertThat(shop.register(Purchase.of(PIANO, id, 1)).status()).isEqualTo(201);
    assertThat(shop.settled(id).status()).isEqualTo(200);
  }

  /// A line in a state that usually passes too quickly to be seen.
  private static void insert(long id, long line, String status) {
    TestLine.of(server.shop(), id)
        .line(line)
        .status(LineStatus.valueOf(status))
        .insertInto(server.db(), server.clock().instant());
  }
}
