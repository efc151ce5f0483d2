package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;

class RacesTest {
  private static TestServer server;
  private static Api shop;

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
  void of_64_threads_that_register_the_same_100_lines_one_wins_each_line() {
    var statuses =
        atOnce(
            64,
            _ -> {
              var results = new ArrayList<Integer>();
              for (int line = 1; line <= 100; line++) {
                results.add(register(shop, Purchase.of(PIANO, 1, line)));
              }
              return results;
            });

    var counts = count(statuses.stream().flatMap(List::stream).toList());
    assertThat(counts).isEqualTo(Map.of(201, 100L, 409, 6300L));
    assertThat(shop.settled(1).json().size()).isEqualTo(100);
  }

  @Test
  void parts_that_overlap_are_registered_by_one_request_as_a_whole() {
    for (int order = 10; order < 20; order++) {
      var id = order;
      var statuses =
          atOnce(
              16,
              thread ->
                  register(
                      shop,
                      thread % 2 == 0
                          ? Purchase.of(QUARTET, id, 1).withParts(2001, 1, 2002, 2)
                          : Purchase.of(QUARTET, id, 1).withParts(2003, 3, 2004, 2)));

      assertThat(count(statuses)).isEqualTo(Map.of(201, 1L, 409, 15L));
      assertThat(shop.settled(id).json().size()).isEqualTo(2);
    }
  }

  @Test
  void a_single_line_and_a_request_with_parts_do_not_both_get_it() {
    for (int order = 30; order < 40; order++) {
      var id = order;
      var statuses =
          atOnce(
              8,
              thread ->
                  register(
                      shop,
                      thread % 2 == 0
                          ? Purchase.of(PIANO, id, 2)
                          : Purchase.of(QUARTET, id, 1).withParts(2001, 1, 2002, 2)));

      assertThat(count(statuses)).isEqualTo(Map.of(201, 1L, 409, 7L));
    }
  }

  @Test
  void parts_and_single_lines_of_an_order_at_two_servers_get_201_or_409() {
    try (var app = server.second()) {
      var other = server.liveAt(app);
      for (int order = 100; order < 110; order++) {
        var id = order;
        var statuses =
            atOnce(
                16,
                thread -> {
                  var api = thread % 2 == 0 ? shop : other;
                  return switch (thread % 5) {
                    case 0 -> register(api, parts(id, 1, 4));
                    case 1 -> register(api, parts(id, 3, 2));
                    case 2 -> register(api, parts(id, 4, 2));
                    case 3 -> register(api, Purchase.of(PIANO, id, 3));
                    default -> register(api, Purchase.of(PIANO, id, 1));
                  };
                });

        assertThat(count(statuses)).containsOnlyKeys(201, 409);
      }
    }
  }

  /// As a shop does that finds the server busy: nothing was done then.
  private static int register(Api api, Purchase purchase) {
    var reply = api.register(purchase);
    while (reply.status() == 503 && reply.errorName().equals("DATABASE_UNAVAILABLE")) {
      Api.pause(Duration.ofMillis(100));
      reply = api.register(purchase);
    }
    return reply.status();
  }

  private static Purchase parts(long order, long one, long other) {
    return Purchase.of(QUARTET, order, 9).withParts(2001, one, 2002, other);
  }

  @Test
  void of_many_cancellations_one_succeeds() {
    shop.register(Purchase.of(PIANO, 50, 1));

    var statuses = atOnce(16, _ -> shop.cancel(50, 1).status());

    assertThat(count(statuses)).isEqualTo(Map.of(201, 1L, 400, 15L));
    assertThat(shop.settled(50).json().get(0).path("status").asString()).isEqualTo("CANCELLED");
  }

  @Test
  void a_download_and_a_cancellation_do_not_both_succeed() {
    for (int order = 60; order < 80; order++) {
      var id = order;
      shop.register(Purchase.of(PIANO, id, 1));
      var link = shop.settled(id).json().get(0).path("download_url").asString();

      var statuses =
          atOnce(
              2, thread -> thread == 0 ? shop.cancel(id, 1).status() : Api.open(link).statusCode());

      assertThat(statuses).isIn(List.of(201, 410), List.of(400, 200));
    }
  }

  private static Map<Integer, Long> count(List<Integer> statuses) {
    return statuses.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private interface Racer<T> {
    T run(int thread) throws Exception;
  }

  private static <T> List<T> atOnce(int threads, Racer<T> racer) {
    var start = new CountDownLatch(1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var racers =
          IntStream.range(0, threads)
              .mapToObj(thread ->
                  executor.submit(
                      (Callable<T>)
                          () -> {
                            start.await();
                            return racer.run(thread);
                          }))
              .toList();
      start.countDown();
      var results = new ArrayList<T>();
      for (var future : racers) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
