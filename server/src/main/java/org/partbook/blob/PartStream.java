package org.partbook.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.partbook.copies.file.Regions;

/// A part of a blob that is closed with it.
final class PartStream extends FilterInputStream {
  private final Regions whole;

  private PartStream(InputStream part, Regions whole) {
    super(part);
    this.whole = whole;
  }

  static InputStream of(Regions whole, long from, long length) throws IOException {
    try {
      return new PartStream(whole.open(from, length), whole);
    } catch (IOException | RuntimeException e) {
      whole.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (whole) {
      super.close();
    }
  }
}
