package org.partbook.client.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends events to the shop, signed by Standard Webhooks. What the shop doesn't take is sent again,
/// four times at most, within a second. They are signed at the time that it really is.
public final class FakeWebhooks {
  private static final int MOST_ATTEMPTS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final World world;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final List<FakeEndpoint> endpoints = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();

  /// One at a time, so that they come in their order.
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "fake-partbook-webhooks");
        thread.setDaemon(true);
        return thread;
      });

  FakeWebhooks(World world) {
    this.world = world;
    world.events().listener(this::send);
  }

  /// Sends events to an address from now on.
  ///
  /// @param address the shop's endpoint
  /// @param types which, such as `line.*`; all, if none is given
  /// @return the endpoint, which knows the secret
  public FakeEndpoint to(URI address, String... types) {
    var endpoint = new FakeEndpoint(address, List.of(types));
    endpoints.add(endpoint);
    return endpoint;
  }

  /// Lets something happen that the fake does of itself for no reason, such as `statement.closed`,
  /// or a type that nobody knows yet.
  ///
  /// @param type the event's type
  /// @param data what it says, as texts, numbers, booleans, lists and maps
  public void emit(String type, Map<String, Object> data) {
    synchronized (world) {
      world.events().add(type, data);
    }
  }

  /// Sends everything once more that has happened so far, with the same ids.
  public void replay() {
    synchronized (world) {
      world.events().entries().forEach(this::send);
    }
  }

  /// Waits until all webhooks were taken or given up.
  ///
  /// @param most how long
  /// @throws AssertionError if it takes longer
  public void awaitQuiet(Duration most) {
    var end = System.nanoTime() + most.toNanos();
    while (underWay.get() > 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError(underWay + " webhooks are still under way after " + most);
      }
      pause(5);
    }
  }

  private void send(EventLog.Entry event) {
    for (var endpoint : endpoints) {
      if (endpoint.wants(event.type())) {
        underWay.incrementAndGet();
        try {
          sender.execute(() -> deliver(endpoint, event));
        } catch (RejectedExecutionException e) {
          // The fake is being closed.
          underWay.decrementAndGet();
        }
      }
    }
  }

  private void deliver(FakeEndpoint endpoint, EventLog.Entry event) {
    try {
      var mischief = endpoint.mischief();
      var attempt = 1;
      if (mischief.isPresent()) {
        if (mischief.get() != Mischief.LOST) {
          attempt(endpoint, event, attempt, mischief.get());
        }
        attempt++;
      }
      for (; attempt <= MOST_ATTEMPTS && !endpoint.isGone(); attempt++) {
        if (attempt(endpoint, event, attempt, Mischief.TWICE)) {
          return;
        }
        pause(50L * attempt);
      }
    } finally {
      underWay.decrementAndGet();
    }
  }

  private boolean attempt(
      FakeEndpoint endpoint, EventLog.Entry event, int number, Mischief mischief) {
    var body = Json.write(event.body());
    var signed = Instant.now().minusSeconds(mischief == Mischief.STALE ? 600 : 0);
    var timestamp = Long.toString(signed.getEpochSecond());
    var content = new ByteArrayOutputStream();
    content.writeBytes((event.id() + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    content.writeBytes(body);
    if (mischief == Mischief.WRONG_SIGNATURE) {
      content.write(' ');
    }
    var request =
        HttpRequest.newBuilder(endpoint.address())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("webhook-id", event.id())
            .header("webhook-timestamp", timestamp)
            .header("webhook-signature", endpoint.signatures(content.toByteArray()))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    var delivery = new Delivery(event.id(), event.type(), number, status(request));
    endpoint.keep(delivery);
    return delivery.isTaken();
  }

  private OptionalInt status(HttpRequest request) {
    try {
      return OptionalInt.of(client.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    sender.shutdownNow();
  }
}
