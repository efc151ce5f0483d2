package org.partbook.http.jetty;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One request on a connection, from its head to the end of its answer, as far as the deadlines are
/// concerned.
final class Visit {
  private final @Nullable Guest guest;
  private final Semaphore bodies;
  private final AtomicInteger room = new AtomicInteger();
  private final long begun = System.nanoTime();
  private final AtomicLong written = new AtomicLong();
  private volatile long waitingSince;
  private volatile boolean waiting;
  private volatile boolean writing;

  /// @param guest nobody, if it is over already, or nobody looks after it
  /// @param bodies what is left of memory for bodies, in bytes
  Visit(@Nullable Guest guest, Semaphore bodies) {
    this.guest = guest;
    this.bodies = bodies;
  }

  /// Of a request that isn't answered by a route, so nobody reads its body.
  static Visit unwatched() {
    return new Visit(null, new Semaphore(0));
  }

  /// Has memory for so many bytes of its body until it ends.
  ///
  /// @return whether there is as much
  boolean takesRoom(int bytes) {
    boolean taken = bodies.tryAcquire(bytes);
    if (taken) {
      room.addAndGet(bytes);
    }
    return taken;
  }

  /// From now on its client has to do something: to send more of the body, or to take what is
  /// written.
  void waits() {
    waitingSince = System.nanoTime();
    waiting = true;
  }

  /// Its client has done it.
  void goesOn() {
    waiting = false;
  }

  /// From now on there is an answer to be taken.
  void beginsToWrite() {
    waits();
    writing = true;
  }

  boolean isWriting() {
    return writing;
  }

  /// More of the answer has gone.
  void writes(long bytes) {
    waiting = false;
    long all = written.addAndGet(bytes);
    if (guest != null) {
      guest.takes(all, System.nanoTime() - begun);
    }
  }

  /// Whether its client was seen to take what it is sent.
  boolean isFast() {
    return guest != null && guest.isFast();
  }

  /// For how long its client hasn't done what it has to, in nanoseconds; 0 if it needn't do
  /// anything.
  long isStuckFor(long now) {
    return waiting ? now - waitingSince : 0;
  }

  long written() {
    return written.get();
  }

  void ends() {
    bodies.release(room.getAndSet(0));
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
