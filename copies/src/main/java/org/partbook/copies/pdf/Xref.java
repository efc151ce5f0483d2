package org.partbook.copies.pdf;

import org.partbook.copies.bytes.ByteBuilder;

/// The two forms of a cross-reference's entries (ISO 32000-1, 7.5.4 and 7.5.8).
final class Xref {
  /// As an xref stream's /W says.
  static final String WIDTHS = "[1 5 2]";

  static final int STREAM_ENTRY = 8;
  static final int TABLE_ENTRY = 20;

  private static final int OFFSET_DIGITS = 10;
  private static final int OFFSET_BYTES = 5;

  private Xref() {}

  static void tableEntry(ByteBuilder out, long offset) {
    out.padded(offset, OFFSET_DIGITS).add(" 00000 n \n");
  }

  static void streamEntry(ByteBuilder out, long offset) {
    out.binary(1, 1).binary(offset, OFFSET_BYTES).binary(0, 2);
  }

  /// An object that stands in an object stream.
  static void packedEntry(ByteBuilder out, long objectStream, int index) {
    out.binary(2, 1).binary(objectStream, OFFSET_BYTES).binary(index, 2);
  }

  /// Object 0, which is none.
  static void none(ByteBuilder out, boolean xrefStream) {
    if (xrefStream) {
      out.binary(0, 1).binary(0, OFFSET_BYTES).binary(0xffff, 2);
    } else {
      out.add("0000000000 65535 f \n");
    }
  }
}
