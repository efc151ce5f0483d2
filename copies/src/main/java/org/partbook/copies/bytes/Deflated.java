package org.partbook.copies.bytes;

import java.util.zip.Deflater;

/// Pieces of one stream of DEFLATE (RFC 1951) that are compressed apart, and put one after the
/// other. Each but the last ends with an empty stored block, hence on a whole byte, and none refers
/// to one before it.
public final class Deflated {
  /// For what is compressed once and sent often.
  public static final int BEST = Deflater.BEST_COMPRESSION;

  /// For what is compressed at each request.
  public static final int FAST = 6;

  private static final int ROOM = 64;

  private Deflated() {}

  /// A piece that others follow.
  public static byte[] piece(byte[] bytes, int level) {
    return deflate(bytes, level, Deflater.SYNC_FLUSH, false);
  }

  /// The last piece.
  public static byte[] last(byte[] bytes, int level) {
    return deflate(bytes, level, Deflater.NO_FLUSH, true);
  }

  private static byte[] deflate(byte[] bytes, int level, int flush, boolean last) {
    try (var deflater = new Deflater(level, true)) {
      deflater.setInput(bytes);
      if (last) {
        deflater.finish();
      }
      var out = new ByteBuilder(bytes.length / 2 + ROOM);
      var buffer = new byte[16 * 1024];
      int count;
      do {
        count = deflater.deflate(buffer, 0, buffer.length, flush);
        out.add(buffer, 0, count);
      } while (count == buffer.length);
      return out.toBytes();
    }
  }
}
