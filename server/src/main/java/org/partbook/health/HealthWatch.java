package org.partbook.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.partbook.ending.LastResort;
import org.partbook.health.HealthState.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at all components once a second, so that any number of requests may ask how they are and
/// cost nothing.
///
/// Nothing is waited for: a check that hangs counts as failed after a while, holds up no other, and
/// isn't begun again before it has ended, so that what hangs doesn't pile up. The log tells of each
/// component when it begins to fail and when it works again.
public final class HealthWatch implements AutoCloseable {
  /// The component that files come from.
  public static final String BLOB_STORE = "blob_store";

  private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration BETWEEN_RUNS = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long MOST_LOOKS = PATIENCE.toMillis() / BETWEEN_LOOKS.toMillis();

  /// So long a state may be told.
  private static final Duration LASTING = Duration.ofSeconds(15);

  private static final Duration LONGEST_END = Duration.ofSeconds(1);

  private final List<Looked> checks;
  private final Set<String> failing = new HashSet<>();
  private final Predicate<Throwable> told;
  private final Thread thread;
  private volatile HealthState state;
  private volatile long renewedAt;
  private volatile boolean stopping;
  private volatile boolean closed;

  /// Why a component isn't healthy.
  private record Reason(String text, Optional<Throwable> error) {}

  /// A check and its latest run.
  private static final class Looked {
    private final HealthCheck check;
    private CompletableFuture<Boolean> run = new CompletableFuture<>();
    private long begunAt;
    private int looks;
    private Optional<Reason> reason = Optional.empty();

    Looked(HealthCheck check) {
      this.check = check;
      begin();
    }

    private void begin() {
      var result = new CompletableFuture<Boolean>();
      run = result;
      begunAt = System.nanoTime();
      looks = 0;
      // No virtual one: it would queue behind a thousand requests, and seem to hang.
      Thread.ofPlatform().name("health-" + check.name()).daemon().start(() -> run(result));
    }

    private void run(CompletableFuture<Boolean> result) {
      try {
        result.complete(check.healthy().call());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    }

    void awaitFirst(long deadline) {
      try {
        run.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        LOG.debug("{} isn't healthy at the start", check.name(), e);
      }
    }

    /// Why it isn't healthy; empty if it is.
    ///
    /// @param inTime a look that comes late doesn't count: the check may have had no time either
    Optional<Reason> look(boolean inTime) {
      if (run.isDone()) {
        reason = outcome();
        if (System.nanoTime() - begunAt > BETWEEN_RUNS.toNanos()) {
          begin();
        }
      } else {
        looks += inTime ? 1 : 0;
        if (looks >= MOST_LOOKS) {
          reason = Optional.of(new Reason("it hangs", Optional.empty()));
        }
      }
      return reason;
    }

    private Optional<Reason> outcome() {
      if (run.isCompletedExceptionally()) {
        var error = run.exceptionNow();
        return Optional.of(new Reason(error.toString(), Optional.of(error)));
      }
      return run.resultNow()
          ? Optional.empty()
          : Optional.of(new Reason("it says so itself", Optional.empty()));
    }
  }

  private HealthWatch(List<HealthCheck> checks, Predicate<Throwable> told, LastResort lastResort) {
    this.told = told;
    this.checks = checks.stream().map(Looked::new).toList();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    this.checks.forEach(looked -> looked.awaitFirst(deadline));
    this.state = look(true);
    this.renewedAt = System.nanoTime();
    this.thread =
        lastResort.unstarted(
            Thread.ofPlatform().name("health-watch").daemon(), () -> closed, this::watch);
  }

  /// Looks for the first time, and then again and again.
  ///
  /// @param told which errors others log already
  /// @param lastResort what is done when nobody looks any more
  public static HealthWatch start(
      List<HealthCheck> checks, Predicate<Throwable> told, LastResort lastResort) {
    var watch = new HealthWatch(checks, told, lastResort);
    watch.thread.start();
    return watch;
  }

  /// The components and how they are, as JSON.
  String health() {
    return state.health();
  }

  /// Whether a component worked when it was last looked at.
  public boolean isHealthy(String name) {
    return isAlive() && !state.unwell().contains(name);
  }

  /// The names of all components.
  public List<String> names() {
    return checks.stream().map(looked -> looked.check.name()).toList();
  }

  /// Whether what is told here is true still. If not, the server should be started anew.
  boolean isAlive() {
    return System.nanoTime() - renewedAt < LASTING.toNanos();
  }

  /// Why the server can't serve now; empty if it can.
  Optional<String> unready() {
    if (stopping) {
      return Optional.of("the server is stopping");
    }
    if (!isAlive()) {
      return Optional.of("nobody knows how the server is");
    }
    var missing = state.missing();
    return missing.isEmpty() ? Optional.empty() : Optional.of(missing + " can't be used");
  }

  /// From here on the server isn't ready, however well it is.
  public void stopping() {
    stopping = true;
  }

  private void watch() {
    try {
      while (!closed) {
        var begun = System.nanoTime();
        Thread.sleep(BETWEEN_LOOKS);
        state = look(System.nanoTime() - begun < 2 * BETWEEN_LOOKS.toNanos());
        renewedAt = System.nanoTime();
      }
    } catch (InterruptedException e) {
      LOG.debug("nobody looks any more");
    }
  }

  private HealthState look(boolean inTime) {
    var items = new ArrayList<Item>();
    var missing = new ArrayList<String>();
    for (var looked : checks) {
      var check = looked.check;
      var reason = looked.look(inTime);
      items.add(new Item(check.name(), reason.isEmpty()));
      if (reason.isPresent() && check.necessary()) {
        missing.add(check.name());
      }
      tellOfChange(check.name(), reason);
    }
    return HealthState.of(items, missing);
  }

  private void tellOfChange(String name, Optional<Reason> reason) {
    if (reason.isEmpty()) {
      if (failing.remove(name)) {
        LOG.info("{} is healthy again", name);
      }
    } else if (reason.get().error().filter(told).isEmpty() && failing.add(name)) {
      LOG.warn("{} is not healthy: {}", name, reason.get().text());
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(LONGEST_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
