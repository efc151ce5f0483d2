package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.TestDatabase;

/// Transactions that are undone for the sake of others.
class LostRaceTest {
  private static TestDatabase database;
  private static Database db;

  @BeforeAll
  static void open() {
    database = TestDatabase.withTables();
    db = database.open();
    db.transact(tx -> tx.run("create table race (id int primary key, count int not null)"));
    db.transact(tx -> tx.run("insert into race values (1, 0), (2, 0)"));
  }

  @AfterAll
  static void close() {
    db.close();
    database.close();
  }

  @Test
  void two_that_wait_for_each_other_are_both_done() throws Exception {
    var bothHaveOne = new CountDownLatch(2);
    var runs = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> countInOrder(1, 2, bothHaveOne, runs));
      var other = threads.submit(() -> countInOrder(2, 1, bothHaveOne, runs));
      one.get();
      other.get();
    }

    assertThat(runs).hasValue(3);
    List<Integer> counts =
        db.inTransaction(tx -> tx.list("select count from race", row -> row.getInt(1)));
    assertThat(counts).containsExactly(2, 2);
  }

  private static void countInOrder(
      int first, int second, CountDownLatch bothHaveOne, AtomicInteger runs) {
    db.transact(tx -> {
      runs.incrementAndGet();
      count(tx, first);
      bothHaveOne.countDown();
      await(bothHaveOne);
      count(tx, second);
    });
  }

  private static void count(Tx tx, int id) {
    tx.update("update race set count = count + 1 where id = ?", id);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void one_that_loses_again_and_again_is_tried_a_few_times(String state) {
    var runs = new AtomicInteger();

    assertThatThrownBy(() -> db.transact(tx -> fail(tx, runs, state)))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e -> {
              assertThat(e.lostRace()).isTrue();
              assertThat(e.unavailable()).isFalse();
            });

    assertThat(runs).hasValue(6);
  }

  @Test
  void one_that_is_refused_for_itself_is_not_tried_again() {
    var runs = new AtomicInteger();

    assertThatThrownBy(() -> db.transact(tx -> fail(tx, runs, "23505")))
        .isInstanceOf(DatabaseException.class);

    assertThat(runs).hasValue(1);
  }

  private static void fail(Tx tx, AtomicInteger runs, String state) {
    runs.incrementAndGet();
    tx.run("do $$ begin raise exception using errcode = '" + state + "'; end $$");
  }
}
