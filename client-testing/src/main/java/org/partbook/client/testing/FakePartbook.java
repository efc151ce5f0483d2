package org.partbook.client.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A fake Partbook: a server in this process, on a free port of this machine, for tests of a shop.
/// It begins empty, and everything it knows is gone when it is closed.
///
/// It may be used by any number of threads. Its time is the real one, and can be put forward.
public final class FakePartbook implements AutoCloseable {
  private final World world = new World();
  private final FakeFaults faults = new FakeFaults();
  private final FakeWebhooks webhooks = new FakeWebhooks(world);
  private final AtomicInteger tokens = new AtomicInteger(1);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> daemon(task, "fake-partbook"));
  private final Timer ticker = new Timer("fake-partbook-time", true);
  private final Door door;
  private final HttpServer server;

  private FakePartbook() {
    this.door = new Door(world, faults, token());
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /// Starts one.
  ///
  /// @return the fake, which has to be closed
  public static FakePartbook start() {
    var fake = new FakePartbook();
    fake.server.createContext("/", fake.door);
    fake.server.setExecutor(fake.threads);
    fake.server.start();
    fake.world.links().base(fake.uri());
    fake.ticker.schedule(fake.settling(), 10, 10);
    return fake;
  }

  private TimerTask settling() {
    return new TimerTask() {
      @Override
      public void run() {
        advance(Duration.ZERO);
      }
    };
  }

  /// Its address, for the client.
  ///
  /// @return the address
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The token that is good now.
  ///
  /// @return the token
  public String token() {
    return "fake_token_" + tokens.get();
  }

  /// Revokes the token, and issues another.
  ///
  /// @return the new one
  public String changeToken() {
    tokens.incrementAndGet();
    door.token(token());
    return token();
  }

  /// What may be sold.
  ///
  /// @return the catalogue
  public FakeCatalogue catalogue() {
    return world.catalogue();
  }

  /// What was sold.
  ///
  /// @return the sales
  public FakeSales sales() {
    return world.sales();
  }

  /// What goes wrong.
  ///
  /// @return the faults
  public FakeFaults faults() {
    return faults;
  }

  /// What is sent to the shop.
  ///
  /// @return the webhooks
  public FakeWebhooks webhooks() {
    return webhooks;
  }

  /// Where all buyers are, whatever their address: in the US, unless set.
  ///
  /// @param countryCode an ISO 3166-1 alpha-2 code
  public void buyersAreIn(String countryCode) {
    world.country(countryCode);
  }

  /// What time it is for the fake.
  ///
  /// @return a clock that goes on with it
  public Clock clock() {
    return world.clock();
  }

  /// What time it is for the fake.
  ///
  /// @return the time
  public Instant now() {
    return world.now();
  }

  /// Puts the fake's time forward: copies get ready, links and validations expire, windows close.
  ///
  /// @param time how far
  public void advance(Duration time) {
    world.skip(time);
  }

  /// All cursors that were given out are too old from now on.
  public void expireCursors() {
    world.expireCursors();
  }

  /// All that it was asked, in its order.
  ///
  /// @return the requests so far
  public List<FakeRequest> requests() {
    return door.requests();
  }

  /// What it was asked of one kind, in its order.
  ///
  /// @param operation the kind
  /// @return the requests so far
  public List<FakeRequest> requests(Operation operation) {
    return door.requests().stream()
        .filter(request -> request.operation().equals(Optional.of(operation)))
        .toList();
  }

  /// Ends it, at once.
  @Override
  public void close() {
    ticker.cancel();
    webhooks.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Override
  public String toString() {
    return "FakePartbook[" + uri() + "]";
  }
}
