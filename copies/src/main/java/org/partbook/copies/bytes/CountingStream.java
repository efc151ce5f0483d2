package org.partbook.copies.bytes;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Knows how many bytes have gone through, and tells a full disk from a damaged file: an error in
/// writing comes as [Failed], whatever code the writing is done by.
public final class CountingStream extends FilterOutputStream {
  private long count;

  /// The bytes can't be written.
  public static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient IOException reason;

    Failed(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    public IOException reason() {
      return reason;
    }
  }

  public CountingStream(OutputStream out) {
    super(out);
  }

  public long count() {
    return count;
  }

  @Override
  public void write(int b) {
    try {
      out.write(b);
    } catch (IOException e) {
      throw new Failed(e);
    }
    count++;
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw new Failed(e);
    }
    count += length;
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new Failed(e);
    }
  }

  /// Without this the error of the last bytes would come as any other.
  @Override
  public void close() {
    try (var closing = out) {
      closing.flush();
    } catch (IOException e) {
      throw new Failed(e);
    }
  }
}
