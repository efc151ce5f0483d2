package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.TestDatabase;
import org.partbook.db.GroupRead.Readers;
import org.partbook.ending.LastResort;

class GroupReadTest {
  private static final String SQL = "select n * 2 from unnest(?::bigint[]) as n";

  private final TestDatabase database = TestDatabase.withTables();
  private final Database db = database.open();
  private final Readers readers = new Readers(db, LastResort.ofProcess());
  private final ConcurrentLinkedQueue<List<Long>> batches = new ConcurrentLinkedQueue<>();
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void close() {
    goOn.countDown();
    readers.close();
    db.close();
    database.close();
  }

  @Test
  void everybody_gets_the_answer_to_their_own_question() throws Exception {
    var doubled = readers.of(this::doubled);

    var answers = new ArrayList<Future<Long>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long n = 0; n < 500; n++) {
        long question = n;
        answers.add(threads.submit(() -> ask(doubled, question)));
      }
    }

    for (int n = 0; n < 500; n++) {
      assertThat(answers.get(n).get()).isEqualTo(2L * n);
    }
    assertThat(batches).hasSizeLessThan(500).allMatch(batch -> batch.size() <= 100);
  }

  @Test
  void a_bad_question_fails_no_other() throws Exception {
    var inverse = readers.of(this::inverse);
    for (int i = 0; i < 20 && !areAskedTogether(3); i++) {
      askAtOnce(inverse);
    }
    assertThat(areAskedTogether(3)).isTrue();
  }

  /// A machine that stands still for a moment may keep them from it.
  private boolean areAskedTogether(int questions) {
    return batches.stream().anyMatch(batch -> batch.size() == questions);
  }

  private void askAtOnce(GroupRead<Long, Long> inverse) throws Exception {
    var go = new CountDownLatch(1);
    var held = holdUp(go);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var good = threads.submit(() -> ask(inverse, 2L));
      var bad = threads.submit(() -> ask(inverse, 0L));
      var alsoGood = threads.submit(() -> ask(inverse, 5L));
      Api.pause(Duration.ofMillis(200));
      go.countDown();

      assertThat(good.get()).isEqualTo(50L);
      assertThat(alsoGood.get()).isEqualTo(20L);
      assertThatThrownBy(bad::get).hasCauseInstanceOf(DatabaseException.class);
    }
    assertThat(held).allSatisfy(one -> assertThat(one.get(30, TimeUnit.SECONDS)).isZero());
  }

  /// Whoever isn't asked for in time comes back.
  private static long ask(GroupRead<Long, Long> read, long question) {
    for (int tries = 1; ; tries++) {
      try {
        return read.ask(question);
      } catch (DatabaseException e) {
        if (e.begun() || tries == 30) {
          throw e;
        }
      }
    }
  }

  @Test
  void an_error_ends_no_thread_that_asks() {
    var broken =
        readers.<Long, Long>of((_, _) -> {
          throw new StackOverflowError();
        });
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> broken.ask(1L)).hasCauseInstanceOf(Exception.class);
    }

    assertThat(readers.of(this::doubled).ask(4L)).isEqualTo(8L);
  }

  @Test
  void who_is_not_asked_for_in_time_is_told_so() {
    var held = holdUp(goOn);

    assertThatThrownBy(() -> readers.of(this::doubled).ask(4L))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("within 800 ms")
        .satisfies(e -> assertThat(((DatabaseException) e).begun()).isFalse());
    assertThat(batches).isEmpty();

    goOn.countDown();
    assertThat(held).allSatisfy(one -> assertThat(one.get(30, TimeUnit.SECONDS)).isZero());
  }

  /// Has all threads wait that could ask.
  private List<CompletableFuture<Long>> holdUp(CountDownLatch go) {
    var held = new ArrayList<CompletableFuture<Long>>();
    for (int i = 0; i < 2; i++) {
      var begun = new CountDownLatch(1);
      var slow =
          readers.<Long, Long>of((_, asked) -> {
            begun.countDown();
            await(go);
            return asked.stream().map(_ -> 0L).toList();
          });
      held.add(CompletableFuture.supplyAsync(() -> ask(slow, 0L), Thread::startVirtualThread));
      await(begun);
    }
    return held;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<Long> doubled(Tx tx, List<Long> asked) {
    batches.add(asked);
    return tx.list(SQL, row -> row.getLong(1), asked);
  }

  private List<Long> inverse(Tx tx, List<Long> asked) {
    batches.add(asked);
    return tx.list("select 100 / n from unnest(?::bigint[]) as n", row -> row.getLong(1), asked);
  }
}
