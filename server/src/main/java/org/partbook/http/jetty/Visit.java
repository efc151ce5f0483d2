package org.partbook.http.jetty;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One request on a connection, from its head to the end of its answer, as far as the deadlines are
/// concerned.
final class Visit {
  private final @Nullable Guest guest;
  private final long begun = System.nanoTime();
  private final AtomicLong written = new AtomicLong();
  private volatile long writtenAt;

  Visit(@Nullable Guest guest) {
    this.guest = guest;
  }

  /// Of a request that isn't answered by a route.
  static Visit unwatched() {
    return new Visit(null);
  }

  /// More of the answer is on its way.
  void writes(long bytes) {
    written.addAndGet(bytes);
    writtenAt = System.nanoTime();
    if (guest != null) {
      guest.takes(bytes, writtenAt - begun);
    }
  }

  /// For how long nothing more of the answer could be written, in nanoseconds.
  long isStuckFor(long now) {
    return written.get() == 0 ? 0 : now - writtenAt;
  }

  long written() {
    return written.get();
  }

  void ends() {
    if (guest != null) {
      guest.ends(this);
    }
  }

  void hangUp() {
    if (guest != null) {
      guest.hangUp();
    }
  }
}
