package org.partbook.http.jetty;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.partbook.http.TooSlow;

/// The body of a request. Whoever reads it waits until it comes, but no longer than some time for
/// all of it.
final class BodyStream extends InputStream {
  private final Content.Source source;
  private final Visit visit;
  private final long end;
  private Content.@Nullable Chunk chunk;
  private boolean atEnd;

  /// @param patience from now on
  BodyStream(Content.Source source, Duration patience, Visit visit) {
    this.source = source;
    this.visit = visit;
    this.end = System.nanoTime() + patience.toNanos();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    var next = chunk == null ? next() : chunk;
    while (!Content.Chunk.isFailure(next) && !next.hasRemaining() && !next.isLast()) {
      next.release();
      next = next();
    }
    if (Content.Chunk.isFailure(next)) {
      throw new IOException(next.getFailure());
    }
    int read = next.hasRemaining() ? next.get(bytes, offset, length) : -1;
    atEnd = next.isLast() && !next.hasRemaining();
    if (next.hasRemaining()) {
      chunk = next;
    } else {
      chunk = next.isLast() ? Content.Chunk.EOF : null;
      next.release();
    }
    return read;
  }

  private Content.Chunk next() throws IOException {
    while (true) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new TooSlow();
      }
      var next = source.read();
      if (next != null) {
        return next;
      }
      await(left);
    }
  }

  private void await(long nanos) throws IOException {
    var more = new Semaphore(0);
    source.demand(more::release);
    visit.waits();
    try {
      if (!more.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
        throw new TooSlow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the body was awaited");
    } finally {
      visit.goesOn();
    }
  }

  /// Whether nothing of it is left to be read.
  boolean isAtEnd() {
    return atEnd;
  }

  /// Forgets what has come and wasn't read.
  @Override
  public void close() {
    if (chunk != null) {
      chunk.release();
      chunk = null;
    }
  }
}
