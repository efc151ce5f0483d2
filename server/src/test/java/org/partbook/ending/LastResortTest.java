package org.partbook.ending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LastResortTest {
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final LastResort lastResort =
      LastResort.with(code -> {
        done.add("halted");
        exit.complete(code);
      });

  @Test
  void when_a_thread_ends_that_must_not_all_is_closed_and_then_the_process_ends() {
    lastResort.closeFirst(() -> done.add("closed"));

    start(false, () -> {});

    assertThat(exit).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(70);
    assertThat(done).containsExactly("closed", "halted");
  }

  @Test
  void an_error_ends_it_too_and_what_cannot_be_closed_does_not_keep_it() {
    lastResort.closeFirst(() -> {
      throw new IllegalStateException("can't be closed");
    });

    start(
        false,
        () -> {
          throw new StackOverflowError();
        });

    assertThat(exit).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(70);
  }

  @Test
  void it_happens_once_however_many_end() {
    for (int i = 0; i < 20; i++) {
      start(false, () -> {});
    }

    assertThat(exit).succeedsWithin(Duration.ofSeconds(30));
    assertThat(done).containsExactly("halted");
  }

  @Test
  void a_thread_that_was_told_to_end_may() throws InterruptedException {
    var told = new AtomicBoolean();
    var ended =
        lastResort.unstarted(
            Thread.ofPlatform(),
            told::get,
            () -> {
              told.set(true);
              throw new IllegalStateException("interrupted");
            });
    ended.start();
    ended.join();
    start(true, () -> {}).join();

    assertThat(done).isEmpty();
  }

  private Thread start(boolean mayEnd, Runnable work) {
    var thread = lastResort.unstarted(Thread.ofPlatform(), () -> mayEnd, work);
    thread.start();
    return thread;
  }
}
