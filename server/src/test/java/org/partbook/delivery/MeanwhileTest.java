package org.partbook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.OpenTransaction;
import org.partbook.Purchase;
import org.partbook.TestServer;

/// What happens to a line between the moment in which its copy is opened and the one in which its
/// delivery is put on record (decision 0012). A lock on the line stops the server there.
class MeanwhileTest {
  private static final String DELIVERING = "%set delivered_at%";

  private static TestServer server;
  private static Api shop;
  private static long order = 6000;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

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
  void no_byte_goes_out_before_the_delivery_is_on_record() {
    var link = sell();

    try (var lock = meanwhile("customer = customer")) {
      var download = download(link);
      lock.awaitWaiting(DELIVERING, 1);
      assertThat(download).isNotDone();
      assertThat(events(order)).doesNotContain("DELIVERED");
      lock.commit();

      assertThat(download.join().statusCode()).isEqualTo(200);
      assertThat(events(order)).contains("DELIVERED");
    }
  }

  @Test
  void a_line_that_is_cancelled_then_is_not_delivered() {
    var link = sell();

    try (var lock = meanwhile("status = 'CANCELLED', epoch = epoch + 1, cancelled_at = now()")) {
      var download = download(link);
      lock.awaitWaiting(DELIVERING, 1);
      lock.commit();

      assertRefused(download.join(), 410, "LINK_CANCELLED");
    }
    assertThat(shop.info(order).json().get(0).path("status").asString()).isEqualTo("CANCELLED");
    assertThat(events(order)).doesNotContain("DELIVERED");
  }

  @Test
  void a_line_whose_links_have_become_worthless_then_is_not_delivered() {
    var link = sell();

    try (var lock = meanwhile("epoch = epoch + 1")) {
      var download = download(link);
      lock.awaitWaiting(DELIVERING, 1);
      lock.commit();

      assertThat(download.join().statusCode()).isEqualTo(410);
    }
    assertThat(events(order)).doesNotContain("DELIVERED");
    assertThat(shop.cancel(order, 1).status()).isEqualTo(201);
  }

  @Test
  void a_line_that_is_given_a_new_copy_then_is_delivered_at_the_next_try_and_not_as_the_old_one() {
    var link = sell();
    server
        .db()
        .transact(tx ->
            tx.run(
                """
                insert into prepared_score (score, product, form, blob, page_count, prepared_at)
                select score, product, 0, blob, page_count, prepared_at
                from prepared_score where product = 'copy'
                on conflict do nothing
                """));

    try (var lock = meanwhile("form = 0")) {
      var download = download(link);
      lock.awaitWaiting(DELIVERING, 1);
      lock.commit();

      assertRefused(download.join(), 503, "OVERLOADED");
      assertThat(download.join().headers().firstValue("Retry-After")).isPresent();
    }
    assertThat(events(order)).doesNotContain("DELIVERED");
    assertThat(Api.open(link).statusCode()).isEqualTo(200);
    assertThat(events(order)).contains("DELIVERED");
  }

  @Test
  void of_two_first_downloads_both_go_out_and_one_is_on_record() {
    var link = sell();

    try (var lock = meanwhile("customer = customer")) {
      var one = download(link);
      var other = download(link);
      lock.awaitWaiting(DELIVERING, 2);
      lock.commit();

      assertThat(one.join().statusCode()).isEqualTo(200);
      assertThat(other.join().statusCode()).isEqualTo(200);
    }
    assertThat(events(order)).containsOnlyOnce("DELIVERED");
  }

  @Test
  void a_line_that_is_delivered_while_it_is_being_cancelled_stays_sold() throws Exception {
    sell();

    try (var lock = meanwhile("delivered_at = now()")) {
      var cancellation = threads.submit(() -> shop.cancel(order, 1));
      lock.awaitWaiting("%order_line%", 1);
      lock.commit();

      assertThat(cancellation.get()).extracting(Reply::errorName).isEqualTo("ALREADY_DELIVERED");
    }
    assertThat(shop.info(order).json().get(0).path("status").asString()).isEqualTo("COMPLETED");
  }

  @Test
  void links_of_before_a_cancellation_are_worthless_even_if_somebody_undoes_it() {
    var link = sell();

    assertThat(shop.cancel(order, 1).status()).isEqualTo(201);
    server
        .db()
        .transact(tx ->
            tx.update("update order_line set status = 'COMPLETED' where order_id = ?", order));

    assertRefused(Api.open(link), 410, "LINK_EXPIRED");
  }

  private static OpenTransaction meanwhile(String change) {
    return OpenTransaction.of(
        server.db(), "update order_line set " + change + " where order_id = " + order);
  }

  /// Sells a copy, and returns the link to it.
  private static String sell() {
    assertThat(shop.register(Purchase.of(PIANO, ++order, 1)).status()).isEqualTo(201);
    return shop.settled(order).json().get(0).path("download_url").asString();
  }

  private CompletableFuture<HttpResponse<byte[]>> download(String link) {
    return CompletableFuture.supplyAsync(() -> Api.open(link), threads);
  }

  private static Iterable<String> events(long order) {
    return server
        .db()
        .inTransaction(tx ->
            tx.list(
                """
                select kind from journal join order_line on order_line.id = line_id
                where order_id = ?
                """,
                row -> row.getString("kind"),
                order));
  }

  private static void assertRefused(HttpResponse<byte[]> reply, int status, String name) {
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(new String(reply.body(), StandardCharsets.UTF_8))
        .contains("\"name\":\"" + name + "\"");
  }
}
