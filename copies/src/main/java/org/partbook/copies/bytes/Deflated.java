package org.partbook.copies.bytes;

import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Pieces of one stream of DEFLATE (RFC 1951) that are compressed apart, and put one after the
/// other. Each but the last ends with an empty stored block, hence on a whole byte, and none refers
/// to one before it.
public final class Deflated {
  /// For what is compressed once and sent often.
  public static final int BEST = Deflater.BEST_COMPRESSION;

  /// For what is compressed at each request.
  public static final int FAST = 6;

  private static final int ROOM = 64;
  private static final int BUFFER = 16 * 1024;

  /// The three bits before a stored block that isn't the last, and what fills up their byte.
  private static final int STORED = 0;

  private static final int LONGEST_STORED = 0xffff;

  private Deflated() {}

  /// A piece that others follow.
  public static byte[] piece(byte[] bytes, int level) {
    return deflate(bytes, level, Deflater.SYNC_FLUSH, false);
  }

  /// The last piece.
  public static byte[] last(byte[] bytes, int level) {
    return deflate(bytes, level, Deflater.NO_FLUSH, true);
  }

  /// A piece that others follow, of bytes as they are: the same wherever it is made, whatever there
  /// compresses, and at no cost.
  public static byte[] stored(byte[] bytes) {
    var out = new ByteBuilder(bytes.length + ROOM);
    for (int at = 0; at < bytes.length; at += LONGEST_STORED) {
      int length = Math.min(LONGEST_STORED, bytes.length - at);
      out.write(STORED);
      out.write(length);
      out.write(length >> 8);
      out.write(~length);
      out.write(~length >> 8);
      out.add(bytes, at, length);
    }
    return out.toBytes();
  }

  /// Compresses what is written to it, as [#piece] and [#last] do, however much that is. The pieces
  /// end with [DeflaterOutputStream#flush] and with [DeflaterOutputStream#finish]; whoever uses it
  /// ends the compressor.
  public static DeflaterOutputStream stream(OutputStream out, Deflater deflater) {
    return new DeflaterOutputStream(out, deflater, BUFFER, true);
  }

  private static byte[] deflate(byte[] bytes, int level, int flush, boolean last) {
    try (var deflater = new Deflater(level, true)) {
      deflater.setInput(bytes);
      if (last) {
        deflater.finish();
      }
      var out = new ByteBuilder(bytes.length / 2 + ROOM);
      var buffer = new byte[BUFFER];
      int count;
      do {
        count = deflater.deflate(buffer, 0, buffer.length, flush);
        out.add(buffer, 0, count);
      } while (count == buffer.length);
      return out.toBytes();
    }
  }
}
