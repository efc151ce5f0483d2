package org.partbook.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.delivery.TestLog;
import org.partbook.ending.LastResort;

class HealthWatchTest {
  @Test
  void a_check_that_hangs_is_told_and_is_not_begun_again_before_it_has_ended() {
    var runs = new AtomicInteger();
    var otherRuns = new AtomicInteger();
    var end = new CountDownLatch(1);
    try (var watch =
        watch(
            new HealthCheck(
                "disk",
                true,
                () -> {
                  runs.incrementAndGet();
                  end.await();
                  return true;
                }),
            new HealthCheck("other", true, () -> otherRuns.incrementAndGet() > 0))) {
      var before = otherRuns.get();
      await(() -> otherRuns.get() > before + 1 && text(watch).contains("false"));

      assertThat(runs).hasValue(1);
      assertThat(text(watch))
          .isEqualTo("[{\"name\":\"disk\",\"health\":false},{\"name\":\"other\",\"health\":true}]");
      assertThat(watch.unready()).hasValueSatisfying(why -> assertThat(why).contains("disk"));
      assertThat(watch.isAlive()).isTrue();

      end.countDown();
      await(() -> watch.unready().isEmpty());
      await(() -> runs.get() > 1);
    }
  }

  @Test
  void the_log_tells_of_a_change_and_not_of_each_look() {
    var looks = new AtomicInteger();
    var well = new AtomicBoolean(true);
    try (var log = new TestLog();
        var watch =
            watch(
                new HealthCheck(
                    "disk",
                    true,
                    () -> {
                      looks.incrementAndGet();
                      if (well.get()) {
                        return true;
                      }
                      throw new IllegalStateException("it is full");
                    }))) {
      assertThat(watch.unready()).isEmpty();
      well.set(false);
      await(() -> watch.unready().isPresent());
      var before = looks.get();
      await(() -> looks.get() > before + 1);

      assertThat(log.text().lines())
          .singleElement()
          .asString()
          .contains("disk is not healthy", "it is full");
    }
  }

  @Test
  void what_is_not_needed_for_selling_does_not_keep_it_from_that() {
    try (var watch = watch(new HealthCheck("extra", false, () -> false))) {
      assertThat(text(watch)).contains("false");
      assertThat(watch.unready()).isEmpty();
    }
  }

  @Test
  void a_server_that_stops_is_not_ready() {
    try (var watch = watch(new HealthCheck("disk", true, () -> true))) {
      watch.stopping();

      assertThat(watch.unready()).isPresent();
      assertThat(watch.isAlive()).isTrue();
    }
  }

  @Test
  void what_others_log_is_not_logged_again() {
    try (var log = new TestLog();
        var watch =
            watch(
                new HealthCheck(
                    "disk",
                    true,
                    () -> {
                      throw new IllegalArgumentException("told");
                    }))) {
      assertThat(watch.unready()).isPresent();
      assertThat(log.text()).isEmpty();
    }
  }

  private static HealthWatch watch(HealthCheck... checks) {
    return HealthWatch.start(
        List.of(checks), IllegalArgumentException.class::isInstance, LastResort.ofProcess());
  }

  private static String text(HealthWatch watch) {
    return watch.health();
  }

  private static void await(Callable<Boolean> condition) {
    var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    try {
      while (!condition.call()) {
        assertThat(System.nanoTime()).as("it doesn't come").isLessThan(deadline);
        Api.pause(Duration.ofMillis(20));
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
