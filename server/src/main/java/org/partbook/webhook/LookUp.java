package org.partbook.webhook;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks a host up in a thread that may be held up: those of requests may not, and a name's server
/// may never answer.
record LookUp(Outside outside) {
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /// So many names are looked up at once, by all who add or change endpoints.
  private static final Semaphore LOOKING_UP = new Semaphore(8);

  /// @throws Outside.NotPublic if nothing may be sent there
  /// @throws UnknownHostException if it can't be found now
  void require(String host) throws IOException {
    if (!LOOKING_UP.tryAcquire()) {
      throw new UnknownHostException(host);
    }
    var look = new FutureTask<>(() -> outside.addresses(host));
    Thread.ofPlatform()
        .name("webhook-look-up")
        .daemon()
        .start(() -> {
          look.run();
          LOOKING_UP.release();
        });
    try {
      var _ = look.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException reason) {
        throw reason;
      }
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new UnknownHostException(host);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException(host);
    }
  }
}
