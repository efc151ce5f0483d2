package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.OpenTransaction;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.db.Tx;
import org.partbook.monitoring.Scrape;

/// What vendors are told when their lines share a transaction (decision 0005). A lock stops the
/// writer at one line, so that those that come after it wait together.
class GroupedRegistrationsTest {
  private static final String INSERTING = "%with asked as materialized%";

  /// As a constraint that is looked at last of all: the insert goes through, the commit doesn't.
  private static final String REFUSE_AT_COMMIT =
      """
      create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'not this one'; end $$;
      create constraint trigger refuse after insert on order_line
        deferrable initially deferred
        for each row when (new.customer = 'Refused') execute function refuse();
      """;

  private static TestServer server;
  private static Api shop;
  private static long order = 5000;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PARTBOOK_METRICS_PORT", "0"));
    server.db().transact(tx -> tx.run(REFUSE_AT_COMMIT));
    shop = server.live();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void lines_whose_connection_broke_are_told_so_and_not_tried_again() throws Exception {
    var lines = new ArrayList<Future<Reply>>();
    try (var lock = OpenTransaction.lockingLines(server.db())) {
      order++;
      lines.add(threads.submit(() -> shop.register(Purchase.of(PIANO, order, 1))));
      lock.awaitWaiting(INSERTING, 1);
      for (long line = 2; line <= 9; line++) {
        var number = line;
        lines.add(threads.submit(() -> shop.register(Purchase.of(PIANO, order, number))));
      }
      awaitWaiting(8);
      lock.breakConnections(INSERTING);
      assertThat(lines.getFirst().get().errorName()).isEqualTo("OUTCOME_UNKNOWN");

      lock.awaitWaiting(INSERTING, 1);
      assertThat(lock.breakConnections(INSERTING)).isEqualTo(1);
    }

    var unknown = replies(lines).stream().filter(reply -> reply.status() != 201).toList();
    assertThat(unknown).allMatch(reply -> reply.errorName().equals("OUTCOME_UNKNOWN"));
    // The first, and of the others at least two that waited for it together.
    assertThat(unknown).hasSizeGreaterThan(2);
    assertThat(registered(order)).isEqualTo(lines.size() - unknown.size());
  }

  @Test
  void a_line_that_the_database_refuses_at_the_commit_is_no_201_and_its_neighbours_are()
      throws Exception {
    var lines = new ArrayList<Future<Reply>>();
    try (var lock = OpenTransaction.lockingLines(server.db())) {
      order++;
      lines.add(threads.submit(() -> shop.register(Purchase.of(PIANO, order, 1))));
      lock.awaitWaiting(INSERTING, 1);
      for (long line = 2; line <= 6; line++) {
        var purchase =
            Purchase.of(PIANO, order, line).with("customer", line == 4 ? "Refused" : "Clara");
        lines.add(threads.submit(() -> shop.register(purchase)));
      }
      awaitWaiting(5);
    }
    assertThat(replies(lines).stream().map(Reply::status))
        .containsExactly(201, 201, 201, 500, 201, 201);
    assertThat(shop.settled(order).json().valueStream())
        .extracting(line -> line.path("order_line_id").asLong())
        .containsExactly(1L, 2L, 3L, 5L, 6L);
  }

  @Test
  void who_loses_a_line_learns_it_only_when_the_winners_is_on_the_disk() throws Exception {
    try (var lock = OpenTransaction.lockingLines(server.db())) {
      order++;
      var first = threads.submit(() -> shop.register(Purchase.of(PIANO, order, 1)));
      lock.awaitWaiting(INSERTING, 1);
      var second = threads.submit(() -> shop.register(Purchase.of(PIANO, order, 1)));
      var third = threads.submit(() -> shop.register(Purchase.of(PIANO, order, 1)));

      awaitWaiting(2);
      assertThat(List.of(first, second, third)).noneMatch(Future::isDone);
      lock.commit();

      assertThat(first.get().status()).isEqualTo(201);
      assertThat(second.get().status()).isEqualTo(409);
      assertThat(third.get().status()).isEqualTo(409);
    }
  }

  @Test
  void all_lines_of_an_order_wait_in_one_queue() throws Exception {
    var lines = new ArrayList<Future<Reply>>();
    try (var lock = OpenTransaction.lockingLines(server.db())) {
      order++;
      for (long line = 1; line <= 8; line++) {
        var purchase =
            line % 3 == 0
                ? Purchase.of(QUARTET, order, line).withParts(2001, 20 + line, 2002, 30 + line)
                : Purchase.of(PIANO, order, line);
        lines.add(threads.submit(() -> shop.register(purchase)));
        lock.awaitWaiting(INSERTING, 1);
      }
      awaitWaiting(7);
      assertThat(lock.waiting(INSERTING)).isEqualTo(1);
    }
    assertThat(replies(lines)).allMatch(reply -> reply.status() == 201);
  }

  /// Two servers that insert the same lines in different orders would wait for each other.
  @Test
  void the_lines_of_a_request_are_written_in_the_order_of_their_ids() {
    order++;
    var conflict =
        server
            .db()
            .inTransaction(tx -> {
              insert(tx, 1);
              var parts = Purchase.of(QUARTET, order, 9).withParts(2001, 2, 2002, 1);
              var reply = threads.submit(() -> shop.register(parts));
              OpenTransaction.awaitWaiting(server.db(), INSERTING, 1);
              insert(tx, 2);
              return reply;
            });

    assertThat(conflict).succeedsWithin(Duration.ofSeconds(20));
    assertThat(conflict.resultNow().status()).isEqualTo(409);
  }

  /// Two that insert lines in different orders would wait for each other, whosever the lines are.
  @Test
  void the_lines_of_all_requests_of_a_batch_are_written_in_the_order_of_their_ids()
      throws Exception {
    order++;
    var replies = new ArrayList<Future<Reply>>();
    var db = server.db();
    db.transact(tx -> {
      insert(tx, 3);
      tx.run("savepoint unlocked");
      tx.run("lock table order_line in share mode");
      replies.add(threads.submit(() -> shop.register(Purchase.of(PIANO, order, 1))));
      OpenTransaction.awaitWaiting(db, INSERTING, 1);
      registerLater(replies, Purchase.of(QUARTET, order, 9).withParts(2001, 5, 2002, 6));
      registerLater(replies, Purchase.of(QUARTET, order, 9).withParts(2003, 3, 2004, 4));
      tx.run("rollback to savepoint unlocked");
      assertThat(replies.getFirst()).succeedsWithin(Duration.ofSeconds(20));
      OpenTransaction.awaitWaiting(db, INSERTING, 1);
      // The batch waits for line 3, and has not touched what comes after it.
      tx.run("set local lock_timeout = '200ms'");
      insert(tx, 5);
    });

    assertThat(replies(replies).stream().map(Reply::status)).containsExactly(201, 409, 409);
    assertThat(registered(order)).isEqualTo(3);
  }

  @Test
  void a_request_that_loses_a_line_leaves_its_other_lines_to_those_after_it() throws Exception {
    order++;
    assertThat(shop.register(Purchase.of(PIANO, order, 1)).status()).isEqualTo(201);
    var lines = new ArrayList<Future<Reply>>();
    try (var lock = OpenTransaction.lockingLines(server.db())) {
      lines.add(threads.submit(() -> shop.register(Purchase.of(PIANO, order, 7))));
      lock.awaitWaiting(INSERTING, 1);
      registerLater(lines, Purchase.of(QUARTET, order, 9).withParts(2001, 1, 2002, 2));
      registerLater(lines, Purchase.of(QUARTET, order, 9).withParts(2003, 2, 2004, 3));
      registerLater(lines, Purchase.of(PIANO, order, 3));
      registerLater(lines, Purchase.of(PIANO, order, 4));
    }

    assertThat(replies(lines).stream().map(Reply::status)).containsExactly(201, 409, 201, 409, 201);
    assertThat(registered(order)).isEqualTo(5);
  }

  /// Hands it in, and returns when it is in the queue, behind all but the first of the others.
  private void registerLater(List<Future<Reply>> replies, Purchase purchase) {
    replies.add(threads.submit(() -> shop.register(purchase)));
    awaitWaiting(replies.size() - 1);
  }

  /// Returns when so many requests are in the queue, beside what is being written.
  private static void awaitWaiting(int requests) {
    Scrape.until(server, now -> now.value("partbook_registrations_waiting") == requests);
  }

  /// As another server does.
  private static void insert(Tx tx, long line) {
    tx.update(
        """
        insert into order_line (vendor_id, environment, order_id, order_line_id,
          asset_id, customer, country_code, quantity, unit_price, line_item_price,
          price_mismatch, status, registered_at)
        values (?, 'live', ?, ?, 1001, 'Clara', 'US', 1, 1, 1, false, 'COMPLETED', now())
        """,
        server.shop().id().value(),
        order,
        line);
  }

  private static long registered(long order) {
    return server
        .db()
        .inTransaction(tx ->
            tx.one(
                "select count(*) from order_line where order_id = ?", row -> row.getLong(1), order))
        .orElseThrow();
  }

  private static List<Reply> replies(List<Future<Reply>> lines)
      throws ExecutionException, InterruptedException {
    var replies = new ArrayList<Reply>();
    for (var line : lines) {
      replies.add(line.get());
    }
    return replies;
  }
}
