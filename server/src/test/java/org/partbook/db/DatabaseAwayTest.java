package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.OpenTransaction;
import org.partbook.Purchase;
import org.partbook.TestDatabase;
import org.partbook.TestServer;
import org.partbook.delivery.TestLog;

/// A database that doesn't answer, in ways that can be made without stopping the one that all tests
/// share: see also [OutageTest].
class DatabaseAwayTest {
  /// A second, where the machine has time. Where it has none, silence is told from that only after
  /// a while ([DatabaseWatch]). It would take a quarter of a minute or more if nobody watched.
  private static final Duration SOON = Duration.ofSeconds(10);

  /// Less than anybody would wait for a connection.
  private static final Duration AT_ONCE = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void when_the_network_swallows_everything_each_is_told_within_a_second_and_the_log_once()
      throws Exception {
    try (var database = TestDatabase.withTables();
        var proxy = new SilentProxy(database.url());
        var server = TestServer.on(proxy.url(), Map.of());
        var log = new TestLog()) {
      var shop = server.live();
      shop.register(Purchase.of(PIANO, 1, 1));
      assertThat(shop.settled(1).status()).isEqualTo(200);

      proxy.fallSilent();
      var requests = new ArrayList<Supplier<Api.Reply>>();
      for (int i = 0; i < 10; i++) {
        requests.add(() -> shop.info(1));
        requests.add(() -> shop.register(Purchase.of(PIANO, 2, 1)));
      }
      assertThat(allAtOnce(requests))
          .allSatisfy(reply -> assertAway(reply.reply(), "DATABASE_UNAVAILABLE", "OUTCOME_UNKNOWN"))
          .allSatisfy(reply -> assertThat(reply.took()).isLessThan(SOON));
      var took = new ArrayList<Duration>();
      for (int i = 0; i < 10; i++) {
        var reply = timed(() -> shop.register(Purchase.of(PIANO, 3, 1)));
        assertAway(reply.reply(), "DATABASE_UNAVAILABLE");
        took.add(reply.took());
      }
      // Some may have met a pause of the machine.
      Collections.sort(took);
      assertThat(took.get(took.size() / 2)).isLessThan(AT_ONCE);
      assertThat(log.text().lines())
          .singleElement()
          .asString()
          .contains("the database is away: it doesn't answer");

      proxy.speak();
      assertThat(onceAvailable(() -> shop.register(Purchase.of(PIANO, 3, 1)))).isEqualTo(201);
      assertThat(shop.settled(3).status()).isEqualTo(200);
      // It is said behind the first who can use it.
      Api.await(() -> log.text().contains("the database is back"));
      assertThat(log.text().lines()).hasSize(2).last().asString().contains("the database is back");
    }
  }

  @Test
  void of_a_registration_that_is_under_way_nobody_knows_and_one_after_it_was_not_made()
      throws Exception {
    try (var database = TestDatabase.withTables();
        var direct = database.open();
        var proxy = new SilentProxy(database.url());
        var server = TestServer.on(proxy.url(), Map.of());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shop = server.live();
      // So that the shop is known, and its token only looked at by the statement.
      assertThat(shop.register(Purchase.of(PIANO, 2, 1)).status()).isEqualTo(201);
      Timed underWay;
      try (var lock = OpenTransaction.lockingLines(direct)) {
        var reply = threads.submit(() -> timed(() -> shop.register(Purchase.of(PIANO, 1, 1))));
        lock.awaitWaiting("%with asked as materialized%", 1);
        var silentSince = System.nanoTime();
        proxy.fallSilent();
        underWay = reply.get();
        assertThat(Duration.ofNanos(System.nanoTime() - silentSince)).isLessThan(SOON);
      }
      assertAway(underWay.reply(), "OUTCOME_UNKNOWN");
      assertAway(shop.register(Purchase.of(PIANO, 1, 2)), "DATABASE_UNAVAILABLE");

      proxy.speak();
      assertThat(onceAvailable(() -> shop.register(Purchase.of(PIANO, 1, 1)))).isIn(201, 409);
      assertThat(shop.settled(1).json().size()).isEqualTo(1);
    }
  }

  /// It was being processed when it was asked for, and whoever waits has done nothing wrong.
  @Test
  void who_waits_for_an_order_when_the_database_falls_silent_is_told_what_is_known()
      throws Exception {
    try (var database = TestDatabase.withTables();
        var direct = database.open();
        var proxy = new SilentProxy(database.url());
        var server = TestServer.on(proxy.url(), Map.of());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shop = server.live();
      server.addProcessing(1);
      var waits = shop.request("/purchase/info?order_id=1").header("Prefer", "wait=5").GET();
      var held = threads.submit(() -> shop.send(waits));
      awaitLook(direct);

      proxy.fallSilent();

      assertThat(held.get().status()).isEqualTo(202);
      assertThat(held.get().header("Retry-After")).isNotEmpty();
      assertAway(shop.info(1), "DATABASE_UNAVAILABLE");
    }
  }

  /// That some server looks which lines are settled, as it does for those who wait.
  private static void awaitLook(Database direct) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!direct.ask(
        tx ->
            tx.one(
                    """
                    select exists (select from pg_stat_activity
                      where datname = current_database() and query like '%as waited_for (id)%'
                        and pid <> pg_backend_pid())
                    """,
                    row -> row.getBoolean(1))
                .orElse(false))) {
      assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
      Api.pause(Duration.ofMillis(50));
    }
  }

  @Test
  void of_two_hosts_the_one_that_answers_is_used_and_the_other_takes_over() throws Exception {
    try (var database = TestDatabase.withTables();
        var first = new SilentProxy(database.url());
        var second = new SilentProxy(database.url());
        var server = TestServer.on(both(first, second), Map.of())) {
      var shop = server.live();
      assertThat(shop.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(201);

      first.fallSilent();
      assertThat(timed(() -> shop.info(1)).reply().status()).isEqualTo(503);

      assertThat(onceAvailable(() -> shop.register(Purchase.of(PIANO, 2, 1)))).isEqualTo(201);
      first.speak();
    }
  }

  @Test
  void who_finds_all_connections_in_use_is_told_within_a_second() throws Exception {
    try (var database = TestDatabase.withTables();
        var direct = database.open();
        var server = TestServer.on(database.url(), Map.of());
        var log = new TestLog();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shop = server.live();
      shop.get("/assets/list");
      var lists = new ArrayList<Future<Api.Reply>>();
      try (var lock = OpenTransaction.of(direct, "lock table asset in access exclusive mode")) {
        for (int i = 0; i < 40; i++) {
          lists.add(threads.submit(() -> shop.get("/assets/list")));
        }
        lock.awaitWaiting("%asset%", 10);

        var reply = timed(() -> shop.info(1));

        assertAway(reply.reply(), "DATABASE_UNAVAILABLE");
        assertThat(reply.took()).isLessThan(SOON);
        assertThat(server.withoutToken().get("/readyz").status()).isEqualTo(200);
        // Those who read and write for many have connections of their own.
        assertThat(lock.waiting("%asset%")).isEqualTo(10);
      }
      var statuses = new ArrayList<Integer>();
      for (var list : lists) {
        statuses.add(list.get().status());
      }
      assertThat(statuses).hasSize(40).contains(200, 503).containsOnly(200, 503);
      assertThat(shop.get("/assets/list").status()).isEqualTo(200);
      Api.await(() -> !log.text().isEmpty());
      assertThat(log.text().lines())
          .singleElement()
          .asString()
          .contains("not everybody could use it: no connection was free");
    }
  }

  @Test
  void a_session_that_was_ended_is_no_outage() throws Exception {
    try (var database = TestDatabase.withTables();
        var direct = database.open();
        var server = TestServer.on(database.url(), Map.of());
        var log = new TestLog()) {
      var shop = server.live();
      assertThat(shop.info(1).status()).isEqualTo(404);

      // That of the watch, too.
      Api.await(() -> !watching(direct).isEmpty());
      var ended = watching(direct);
      direct.transact(tx ->
          tx.one("select pg_terminate_backend(?)", row -> row.getBoolean(1), ended.getFirst()));
      // A new session may take its time on a busy machine, and meanwhile others hear of the
      // database.
      Api.await(() -> {
        assertThat(shop.info(1).status()).isEqualTo(404);
        return !watching(direct).isEmpty() && !watching(direct).equals(ended);
      });
      Api.pause(Duration.ofSeconds(1));

      assertThat(shop.info(1).status()).isEqualTo(404);
      assertThat(log.text()).isEmpty();
    }
  }

  /// The sessions of those who watch.
  private static List<Integer> watching(Database direct) {
    return direct.ask(tx ->
        tx.list(
            """
            select pid from pg_stat_activity
            where datname = current_database() and application_name = 'partbook watch'
            """,
            row -> row.getInt(1)));
  }

  /// What a server that has vanished left open must not hold its locks for hours.
  @Test
  void a_transaction_that_nobody_goes_on_with_is_ended_by_the_database() {
    try (var server = TestServer.start()) {
      Optional<String> limit =
          server
              .app()
              .installation()
              .db()
              .inTransaction(tx ->
                  tx.one("show idle_in_transaction_session_timeout", row -> row.getString(1)));
      assertThat(limit).hasValue("10s");
    }
  }

  private static DatabaseUrl both(SilentProxy first, SilentProxy second) {
    var url = first.url();
    return new DatabaseUrl(
        url.jdbcUrl().replace(first.host(), first.host() + "," + second.host())
            + "?targetServerType=primary",
        url.user(),
        url.password());
  }

  private static void assertAway(Api.Reply reply, String... names) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(503);
    assertThat(reply.errorName()).isIn((Object[]) names);
    assertThat(reply.header("Retry-After")).isNotEmpty();
  }

  private record Timed(Api.Reply reply, Duration took) {}

  private static Timed timed(Supplier<Api.Reply> request) {
    var begun = System.nanoTime();
    var reply = request.get();
    return new Timed(reply, Duration.ofNanos(System.nanoTime() - begun));
  }

  private static List<Timed> allAtOnce(List<Supplier<Api.Reply>> requests)
      throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies = new ArrayList<Timed>();
      for (var reply :
          executor.invokeAll(
              requests.stream().map(request -> (Callable<Timed>) () -> timed(request)).toList())) {
        replies.add(reply.get());
      }
      return replies;
    }
  }

  /// The first status that isn't 503.
  private static int onceAvailable(Supplier<Api.Reply> request) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var status = request.get().status();
    while (status == 503) {
      assertThat(System.nanoTime()).as("still without a database").isLessThan(deadline);
      Api.pause(Duration.ofMillis(50));
      status = request.get().status();
    }
    return status;
  }
}
