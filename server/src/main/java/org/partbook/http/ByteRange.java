package org.partbook.http;

/// Some bytes of a whole.
///
/// @param first of them, counted from 0
/// @param last of them
public record ByteRange(long first, long last) {
  public long length() {
    return last - first + 1;
  }

  /// As the header Content-Range has it.
  public String of(long whole) {
    return "bytes " + first + "-" + last + "/" + whole;
  }
}
