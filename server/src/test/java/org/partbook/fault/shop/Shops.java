package org.partbook.fault.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.partbook.fault.shop.Findings.Kind;

/// All shops, which work until they are told to close. Each vendor has as many for each server.
public final class Shops implements AutoCloseable {
  private static final int LATEST = 15;

  private final Market market;
  private final Duration pause;
  private final List<Shop> shops = new ArrayList<>();
  private final List<Future<?>> days = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Shops share it; whoever has it for himself finds all of them at rest, between two sales.
  private final ReadWriteLock work = new ReentrantReadWriteLock(true);

  private volatile boolean closing;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  /// Opens them.
  ///
  /// @param each of a vendor for each server
  /// @param pause of each shop between two orders
  public Shops(
      List<URI> servers, List<String> tokens, int each, Duration pause, Findings findings) {
    this.market = new Market(servers, findings);
    this.pause = pause;
    for (int vendor = 0; vendor < tokens.size(); vendor++) {
      var buyer = new Buyer(servers, Optional.of(tokens.get(vendor)), market, client);
      for (int number = 0; number < servers.size() * each; number++) {
        shops.add(new Shop(vendor + 1, number + 1, number % servers.size(), buyer, market));
      }
    }
    shops.forEach(shop -> days.add(threads.submit(() -> day(shop))));
  }

  private boolean day(Shop shop) throws InterruptedException {
    while (!closing || shop.hasUnsettled()) {
      work.readLock().lock();
      try {
        if (!closing) {
          shop.sell();
        }
        shop.lookAfterSome();
      } catch (RuntimeException e) {
        market.findings().add(Kind.ANSWER, e.toString());
      } finally {
        work.readLock().unlock();
      }
      Thread.sleep(pause);
    }
    return true;
  }

  /// Waits until so many more registrations were acknowledged.
  public void awaitSales(int more) throws InterruptedException {
    var enough = market.watched().sales() + more;
    while (market.watched().sales() < enough) {
      Thread.sleep(20);
    }
  }

  /// What was seen since this was asked last.
  public Watched watchAnew() {
    return market.watchAnew();
  }

  /// What is seen since then.
  public Watched watched() {
    return market.watched();
  }

  /// Whether each server has acknowledged a sale that was begun after this.
  public boolean allServersHaveSoldSince(long nanoTime) {
    return market.allHaveSoldSince(nanoTime);
  }

  public boolean someServerHasSoldSince(long nanoTime) {
    return market.someoneHasSoldSince(nanoTime);
  }

  /// Looks whether what was sold lately is still as it was.
  public void checkLatest() throws InterruptedException {
    atRest(shop -> shop.checkLatest(LATEST));
  }

  /// Looks whether all is still as it was.
  public void checkAll() throws InterruptedException {
    atRest(Shop::checkAll);
  }

  private interface Check {
    void of(Shop shop) throws InterruptedException;
  }

  private void atRest(Check check) throws InterruptedException {
    work.writeLock().lock();
    try {
      var all = new ArrayList<Future<?>>();
      for (var shop : shops) {
        all.add(
            threads.submit(() -> {
              check.of(shop);
              return true;
            }));
      }
      for (var one : all) {
        await(one);
      }
    } finally {
      work.writeLock().unlock();
    }
  }

  private void await(Future<?> work) throws InterruptedException {
    try {
      work.get();
    } catch (ExecutionException e) {
      market.findings().add(Kind.ANSWER, String.valueOf(e.getCause()));
    }
  }

  /// Sells no more, and waits until all that was sold is settled.
  public void finish() throws InterruptedException {
    closing = true;
    for (var day : days) {
      await(day);
    }
  }

  /// All that were ever sold.
  public List<Line> lines() {
    return shops.stream()
        .flatMap(shop -> shop.orders().stream())
        .flatMap(order -> order.lines().stream())
        .toList();
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    client.shutdownNow();
  }
}
