package org.partbook.copies.bytes;

/// A stretch of a copy's bytes.
public sealed interface Segment {
  /// In bytes.
  long length();

  /// Bytes of the prepared file.
  public record FileRegion(long from, long length) implements Segment {}

  /// Bytes that belong to this copy alone.
  // Nobody compares these, and nobody changes the arrays.
  @SuppressWarnings("ArrayRecordComponent")
  public record Bytes(byte[] bytes) implements Segment {
    @Override
    public long length() {
      return bytes.length;
    }
  }
}
