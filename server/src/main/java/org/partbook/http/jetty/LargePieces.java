package org.partbook.http.jetty;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/// Buffers for the answers of those who read fast, outside the heap: what is read into one from a
/// file is sent without being copied again. There are few of them, and whoever gets none goes on
/// with a small one.
final class LargePieces {
  /// In bytes. Larger ones hardly save any more.
  static final int SIZE = 128 * 1024;

  /// As many as may have a large buffer in the kernel.
  private static final int MOST = Connections.MOST_LARGE_BUFFERS;

  private static final Cleaner LOST = Cleaner.create();

  private final Semaphore left = new Semaphore(MOST);

  /// The last one that was used is likely to be in the processor's memory still.
  private final Deque<ByteBuffer> idle = new ConcurrentLinkedDeque<>();

  /// One to be given back, if there is one.
  Optional<ByteBuffer> borrow() {
    if (!left.tryAcquire()) {
      return Optional.empty();
    }
    var used = idle.poll();
    return used == null ? made() : Optional.of(used);
  }

  private Optional<ByteBuffer> made() {
    try {
      return Optional.of(ByteBuffer.allocateDirect(SIZE));
    } catch (OutOfMemoryError e) {
      // Outside the heap, where small pieces take nothing.
      left.release();
      return Optional.empty();
    }
  }

  void giveBack(ByteBuffer piece) {
    idle.push(piece);
    left.release();
  }

  /// One isn't given back, but thrown away: of a write that has failed it isn't sure that nobody
  /// reads the buffer any more, and somebody else's bytes would be in it then. Another one may take
  /// its place only when it is collected, so that there are never more than there may be.
  void lose(ByteBuffer piece) {
    LOST.register(piece, left::release);
  }

  /// How many can be borrowed still.
  int left() {
    return left.availablePermits();
  }
}
