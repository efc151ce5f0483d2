package org.partbook.client;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The body of an answer, handed over piece by piece to a thread that waits for each only so long.
///
/// The JDK's own subscribers wait for ever for a body that stops in the middle: a request's timeout
/// ends with the headers. Here the next piece is asked for only when the one before has been taken,
/// so that no more than one lies in memory; and whoever stops reading has to [#close()], which
/// drops the connection.
final class Body implements BodySubscriber<Body>, AutoCloseable {
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
  private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private boolean ended;

  /// What the connection says: some bytes, the end (neither), or that it broke.
  private record Signal(List<ByteBuffer> bytes, boolean end, @Nullable Throwable failure) {}

  /// The next bytes.
  ///
  /// @return the bytes; empty at the end
  /// @throws IOException if the connection breaks, or nothing comes in time
  Optional<ByteBuffer> next(Duration patience) throws IOException, InterruptedException {
    while (pieces.isEmpty()) {
      if (ended) {
        return Optional.empty();
      }
      var signal = signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (signal == null) {
        close();
        throw new HttpTimeoutException("the answer stopped in the middle");
      }
      accept(signal);
    }
    return Optional.of(pieces.removeFirst());
  }

  private void accept(Signal signal) throws IOException {
    if (signal.failure() != null) {
      ended = true;
      throw new IOException("the answer broke off", signal.failure());
    }
    ended = signal.end();
    pieces.addAll(signal.bytes());
    var from = subscription.get();
    if (!ended && from != null) {
      from.request(1);
    }
  }

  @Override
  public CompletionStage<Body> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription from) {
    subscription.set(from);
    if (closed.get()) {
      from.cancel();
    } else {
      from.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    signals.add(new Signal(bytes, false, null));
  }

  @Override
  public void onError(Throwable failure) {
    signals.add(new Signal(List.of(), false, failure));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal(List.of(), true, null));
  }

  /// Drops the connection, unless the body has been read to its end.
  @Override
  public void close() {
    closed.set(true);
    var from = subscription.get();
    if (from != null && !ended) {
      from.cancel();
    }
  }
}
