package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.App;
import org.partbook.Purchase;
import org.partbook.TestLine;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.monitoring.Scrape;

/// An answer about an order that is being processed is held until there is something to say.
class HeldInfoTest {
  private static final long SLOW = Duration.ofMillis(900).toNanos();

  private static TestServer server;
  private static Api shop;
  private static HttpServer upstream;
  private static long order = 50_000;

  /// Scores that the catalogue lacks are another server's, which takes a moment.
  @BeforeAll
  static void start() throws IOException {
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    upstream.createContext(
        "/",
        exchange -> {
          Api.pause(Duration.ofMillis(30));
          var score = Files.readAllBytes(server.data().resolve("score.pdf"));
          exchange.sendResponseHeaders(200, score.length);
          exchange.getResponseBody().write(score);
          exchange.close();
        });
    upstream.start();
    server =
        TestServer.start(
            Map.of(
                "PARTBOOK_METRICS_PORT",
                "0",
                "PARTBOOK_UPSTREAM_URL",
                "http://127.0.0.1:" + upstream.getAddress().getPort() + "/{asset_id}"));
    shop = server.live();
  }

  @AfterAll
  static void stop() {
    server.close();
    upstream.stop(0);
  }

  @Test
  void of_a_hundred_sales_of_imported_scores_at_once_each_is_a_200_at_the_first_call() {
    assertThat(statuses(PIANO, 100)).containsOnly(200);
  }

  @Test
  void sales_that_somebody_has_to_work_on_are_a_200_at_the_first_call_as_well() {
    assertThat(shop.register(Purchase.of(WITHOUT_FILE, ++order, 1)).status()).isEqualTo(201);
    shop.settled(order);

    // So many are fetched at a time. However slow the machine is today, once it is quick enough.
    Api.await(() -> Set.copyOf(statuses(WITHOUT_FILE, 30)).equals(Set.of(200)));
  }

  /// Of the first `info` of sales that are made at once.
  private static List<Integer> statuses(long asset, int sales) {
    var first = order + 1;
    order += sales;
    var calls = new ArrayList<Callable<Integer>>();
    for (long one = first; one <= order; one++) {
      var number = one;
      calls.add(() -> {
        assertThat(shop.register(Purchase.of(asset, number, 1)).status()).isEqualTo(201);
        return shop.info(number).status();
      });
    }
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        statuses.add(answer.get());
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
    return statuses;
  }

  @Test
  void the_answer_is_held_for_a_second_and_then_a_202() {
    server.addProcessing(++order);

    var begun = System.nanoTime();
    var info = shop.info(order);

    assertThat(info.status()).isEqualTo(202);
    assertThat(info.header("Retry-After")).isEqualTo("1");
    assertThat(info.header("Preference-Applied")).isEmpty();
    assertThat(System.nanoTime() - begun).isBetween(SLOW, 20 * SLOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait=0                        | wait=0",
        "respond-async, WAIT = 0;x=\"y\" | wait=0",
        "wait=\"0\"                    | wait=0",
        "note=\"a, wait=5\", wait=0    | wait=0",
        "wait=0, wait=20               | wait=0",
      })
  void who_prefers_not_to_wait_is_answered_at_once(String prefer, String applied) {
    server.addProcessing(++order);
    var number = order;
    // However slow the machine is today, once it is quick enough.
    Api.await(() -> {
      var begun = System.nanoTime();
      var info = info(number, prefer);
      var took = System.nanoTime() - begun;
      assertThat(info.status()).isEqualTo(202);
      assertThat(info.header("Preference-Applied")).isEqualTo(applied);
      return took < SLOW;
    });
  }

  @ParameterizedTest
  @CsvSource({"wait", "wait=", "wait=-1", "wait=1.5", "wait=99999999999999999999", "x=0"})
  void a_preference_that_cannot_be_read_is_passed_over(String prefer) {
    server.addProcessing(++order);

    var begun = System.nanoTime();
    var info = info(order, prefer);

    assertThat(System.nanoTime() - begun).isGreaterThan(SLOW);
    assertThat(info.status()).isEqualTo(202);
    assertThat(info.header("Preference-Applied")).isEmpty();
  }

  @Test
  void who_would_wait_for_long_is_held_no_longer_than_half_a_minute() throws Exception {
    server.addProcessing(++order);
    var held = held(server.app(), () -> info(order, "wait=3600"));

    assertThat(shop.cancel(order, 1).status()).isEqualTo(201);

    assertThat(held.get().status()).isEqualTo(200);
    assertThat(held.get().header("Preference-Applied")).isEqualTo("wait=30");
  }

  /// It is cancelled elsewhere, for all that this server knows: nobody tells it.
  @Test
  void a_line_that_is_settled_by_another_server_ends_the_waiting() throws Exception {
    server.addProcessing(++order);
    TestLine.of(server.shop(), order).line(2).insertInto(server.db(), server.clock().instant());
    App second = server.second();
    try (second) {
      var elsewhere = server.liveAt(second);
      var held = held(server.app(), () -> info(order, "wait=30"));

      assertThat(elsewhere.cancel(order, 1).status()).isEqualTo(201);
      Api.pause(Duration.ofMillis(500));
      assertThat(held.isDone()).isFalse();
      var begun = System.nanoTime();
      assertThat(elsewhere.cancel(order, 2).status()).isEqualTo(201);

      assertThat(held.get().status()).isEqualTo(200);
      assertThat(System.nanoTime() - begun).isLessThan(20 * SLOW);
    }
  }

  @Test
  void a_revoked_token_is_not_told_what_it_has_waited_for() throws Exception {
    var vendor = server.vendors().add("Shop of a day", true);
    var issued = server.vendors().issue(vendor, Environment.LIVE);
    TestLine.of(vendor, ++order).insertInto(server.db(), server.clock().instant());
    var its = server.withToken(issued.token());
    var request = its.request(path(order)).header("Prefer", "wait=30").GET();
    var held = held(server.app(), () -> its.send(request));
    server.vendors().revoke(issued.id());
    var another = server.api(vendor, Environment.LIVE);
    assertThat(another.cancel(order, 1).status()).isEqualTo(201);
    assertThat(held.get().status()).isEqualTo(401);
  }

  @Test
  void when_it_is_tried_again_is_told_where_that_is_known() {
    TestLine.of(server.shop(), ++order).insertInto(server.db(), server.clock().instant());
    TestLine.of(server.shop(), order).line(2).insertInto(server.db(), server.clock().instant());
    setNextAttempt(order, 1, Duration.ofSeconds(100));
    assertThat(retryAfter(order)).isBetween(50, 100);

    setNextAttempt(order, 2, Duration.ofSeconds(250));
    assertThat(retryAfter(order)).isBetween(200, 250);

    setNextAttempt(order, 1, Duration.ofSeconds(-3));
    setNextAttempt(order, 2, Duration.ofMillis(300));
    assertThat(retryAfter(order)).isEqualTo(1);
  }

  private static int retryAfter(long number) {
    return Integer.parseInt(info(number, "wait=0").header("Retry-After"));
  }

  private static void setNextAttempt(long number, long line, Duration in) {
    server
        .db()
        .transact(tx ->
            tx.update(
                """
                update order_job set next_attempt = ?
                where line_id = (
                  select id from order_line where order_id = ? and order_line_id = ?)
                """,
                server.clock().instant().plus(in),
                number,
                line));
  }

  @Test
  void the_sandbox_tells_when_its_slow_asset_will_be_ready() {
    var sandbox = server.sandbox();
    sandbox.register(Purchase.of(2_000_000_003L, ++order, 1));

    var info = sandbox.info(order);

    assertThat(info.status()).isEqualTo(202);
    assertThat(Integer.parseInt(info.header("Retry-After"))).isBetween(10, 40);
  }

  @Test
  void one_vendor_has_room_for_500_and_who_finds_none_is_answered_at_once() throws Exception {
    server.addProcessing(++order);
    var number = order;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<Reply>>();
      for (int i = 0; i < 520; i++) {
        asked.add(threads.submit(() -> info(number, "wait=30")));
      }
      var deadline = System.nanoTime() + 25 * SLOW;
      while (asked.stream().filter(Future::isDone).count() < 20 && System.nanoTime() < deadline) {
        Api.pause(Duration.ofMillis(20));
      }
      assertThat(info(number, "wait=20").header("Preference-Applied")).isEmpty();
      assertThat(server.other().info(number).status()).isEqualTo(404);
      assertThat(shop.cancel(number, 1).status()).isEqualTo(201);

      var replies = new ArrayList<Reply>();
      for (var one : asked) {
        replies.add(one.get());
      }
      assertThat(replies).filteredOn(reply -> reply.status() == 202).hasSize(20);
      assertThat(replies)
          .filteredOn(reply -> reply.header("Preference-Applied").equals("wait=30"))
          .hasSize(500)
          .allMatch(reply -> reply.status() == 200);
    }
  }

  @Test
  void a_server_that_stops_lets_those_go_who_wait() throws Exception {
    server.addProcessing(++order);
    var second = server.second();
    var elsewhere = server.liveAt(second);
    var request = elsewhere.request(path(order)).header("Prefer", "wait=30").GET();
    var held = held(second, () -> elsewhere.send(request));

    var begun = System.nanoTime();
    second.close();

    assertThat(held.get().status()).isEqualTo(202);
    assertThat(System.nanoTime() - begun).isLessThan(25 * SLOW);
  }

  private static String path(long number) {
    return "/purchase/info?order_id=" + number;
  }

  private static Reply info(long number, String prefer) {
    return shop.send(shop.request(path(number)).header("Prefer", prefer).GET());
  }

  /// Begins something, and returns when its answer is held.
  private static <T> Future<T> held(App here, Callable<T> call) {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var future = threads.submit(call);
    threads.shutdown();
    Scrape.until(here, now -> now.value("partbook_orders_held") == 1);
    return future;
  }
}
