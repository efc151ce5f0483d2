package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.partbook.TestDatabase;
import org.partbook.db.GroupCommit.QueueFull;
import org.partbook.ending.LastResort;

class GroupCommitTest {
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);

  @Test
  void an_error_in_one_batch_does_not_stop_the_batches_after_it() throws Exception {
    try (var database = TestDatabase.withTables();
        var db = database.open();
        var writer =
            new GroupCommit<>("test", db, LastResort.ofProcess(), GroupCommitTest::write)) {
      var broken = writer.submit("broken");
      assertThatThrownBy(() -> broken.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(StackOverflowError.class);

      assertThat(writer.submit("good").get(10, TimeUnit.SECONDS)).isEqualTo("written");
    }
  }

  @Test
  void when_too_many_wait_the_next_is_told_so_at_once_and_the_others_are_written()
      throws Exception {
    try (var database = TestDatabase.withTables();
        var db = database.open();
        var writer = new GroupCommit<>("test", db, LastResort.ofProcess(), this::writeLater)) {
      var first = writer.submit("first");
      // From now on nothing is taken from the queue.
      assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
      var results = new ArrayList<>(List.of(first));
      for (int i = 0; i < 20_000; i++) {
        results.add(writer.submit("item " + i));
      }

      var refused = results.stream().filter(CompletableFuture::isDone).toList();
      assertThat(refused).isNotEmpty().allMatch(CompletableFuture::isCompletedExceptionally);
      assertThat(refused.getLast().exceptionNow()).isInstanceOf(QueueFull.class);
      assertThat(refused.getLast()).isSameAs(results.getLast());
      var taken = results.stream().filter(result -> !result.isDone()).toList();
      goOn.countDown();

      for (var result : taken) {
        assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo("written");
      }
    }
  }

  @Test
  void who_waits_when_it_is_closed_is_written_and_who_comes_later_is_not() throws Exception {
    try (var database = TestDatabase.withTables();
        var db = database.open();
        var writer = new GroupCommit<>("test", db, LastResort.ofProcess(), this::writeLater)) {
      var results = List.of(writer.submit("one"), writer.submit("two"), writer.submit("three"));
      var closed = CompletableFuture.runAsync(writer::close);
      assertThat(closed).isNotDone();
      goOn.countDown();

      assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
      assertThat(results).allMatch(result -> result.getNow("lost").equals("written"));
      assertThat(writer.submit("late").exceptionNow()).isInstanceOf(QueueFull.class);
    }
  }

  /// Otherwise each would wait for a connection in turn, and the last for minutes.
  @Test
  void where_there_is_no_connection_those_behind_are_told_with_the_first() throws Exception {
    try (var database = TestDatabase.withTables();
        var db = oneConnection(database.url());
        var writer =
            new GroupCommit<>("test", db, LastResort.ofProcess(), 1, GroupCommitTest::write);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var inUse = threads.submit(() -> db.inTransaction(this::hold));
      assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();

      var first = writer.submit("first");
      var behind = List.of(writer.submit("second"), writer.submit("third"));

      assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(DatabaseException.class);
      for (var one : behind) {
        assertThatThrownBy(() -> one.get(30, TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class);
        assertThat(one.exceptionNow()).isSameAs(first.exceptionNow());
      }
      goOn.countDown();
      assertThat(inUse.get()).isTrue();
      assertThat(writer.submit("later").get(30, TimeUnit.SECONDS)).isEqualTo("written");
    }
  }

  private static Database oneConnection(DatabaseUrl url) {
    var patience = Duration.ofSeconds(3);
    return new Database(url, Pool.open(url, new Pool.Size(1, patience, "")), 1, patience);
  }

  private boolean hold(Tx tx) {
    held.countDown();
    try {
      return goOn.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> write(Tx tx, List<String> batch) {
    if (batch.contains("broken")) {
      throw new StackOverflowError();
    }
    return Map.of(batch.getFirst(), "written");
  }

  private Map<String, String> writeLater(Tx tx, List<String> batch) {
    held.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    var written = new HashMap<String, String>();
    batch.forEach(item -> written.put(item, "written"));
    return written;
  }
}
