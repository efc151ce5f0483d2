package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.partbook.command.Tally.Event;

/// All shops of a vendor, which work on until they are told to close.
final class ShopsAtWork implements AutoCloseable {
  private static final int SHOPS = 8;
  private static final Duration BETWEEN_SALES = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Tally tally = new Tally();
  private final PatientVendor vendor;
  private final List<ShopAtWork> shops;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Shops share it; whoever has it for himself finds all of them at rest, between two sales.
  private final ReadWriteLock work = new ReentrantReadWriteLock(true);

  private final List<Future<?>> days;
  private volatile boolean closing;

  /// Opens them.
  ShopsAtWork(Supplier<URI> server, String token) {
    vendor = new PatientVendor(server, token, tally);
    shops =
        IntStream.rangeClosed(1, SHOPS)
            .mapToObj(number -> new ShopAtWork(number, vendor, tally))
            .toList();
    days = shops.stream().<Future<?>>map(shop -> threads.submit(() -> day(shop))).toList();
  }

  private boolean day(ShopAtWork shop) throws InterruptedException {
    while (!closing || shop.hasUnsettled()) {
      work.readLock().lock();
      try {
        if (!closing) {
          shop.sell();
        }
        shop.lookAfterSome();
      } finally {
        work.readLock().unlock();
      }
      Thread.sleep(BETWEEN_SALES);
    }
    return true;
  }

  /// Waits until this has happened so many times more.
  void await(Event event, int times) throws Exception {
    var enough = tally.of(event) + times;
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (tally.of(event) < enough) {
      requireNobodyHasGivenUp();
      assertThat(System.nanoTime()).as("no more of " + event + ": " + tally).isLessThan(deadline);
      Thread.sleep(10);
    }
  }

  private void requireNobodyHasGivenUp() throws Exception {
    for (var day : days) {
      if (day.isDone()) {
        day.get();
      }
    }
  }

  /// Holds what the server says of all orders against what was sent and what was answered.
  void check() throws Exception {
    work.writeLock().lock();
    try {
      requireNobodyHasGivenUp();
      for (var check : threads.invokeAll(shops.stream().map(ShopsAtWork::checking).toList())) {
        check.get();
      }
    } finally {
      work.writeLock().unlock();
    }
  }

  private static Callable<Boolean> checking(ShopAtWork shop) {
    return () -> {
      shop.check();
      return true;
    };
  }

  /// Sells no more, and waits until all that was sold is settled.
  void finish() throws Exception {
    closing = true;
    for (var day : days) {
      day.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /// All that were ever sold.
  List<SoldLine> lines() {
    return shops.stream().flatMap(shop -> shop.lines().stream()).toList();
  }

  Tally tally() {
    return tally;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    vendor.close();
  }
}
