package org.partbook.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/// What comes steadily, or ends with an exception: a store that sends a byte now and then would
/// hold up whoever waits for its turn, for ever.
final class SteadyStream extends FilterInputStream {
  /// In bytes a second: the slowest line brings more.
  private static final long LEAST = 16 * 1024;

  private static final long GRACE = Duration.ofSeconds(30).toNanos();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanos;
  private final long begun;
  private long length;

  SteadyStream(InputStream bytes) {
    this(bytes, System::nanoTime);
  }

  SteadyStream(InputStream bytes, LongSupplier nanos) {
    super(bytes);
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    passed(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] target, int from, int count) throws IOException {
    int read = super.read(target, from, count);
    passed(Math.max(0, read));
    return read;
  }

  private void passed(int count) throws IOException {
    length += count;
    long time = nanos.getAsLong() - begun;
    if (time > GRACE && length < (time - GRACE) / SECOND * LEAST) {
      throw new IOException("only %d bytes have come in %d s".formatted(length, time / SECOND));
    }
  }
}
