package org.partbook.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Several ranges of a file in one response, as multipart/byteranges.
public final class Multipart implements Body {
  private final Body whole;
  private final String boundary = UUID.randomUUID().toString().replace("-", "");
  private final List<Piece> pieces = new ArrayList<>();
  private final long length;

  /// What stands before a range, and the range.
  ///
  /// @param head begins at `start` of the response
  // Nobody compares these, and nobody changes the arrays.
  @SuppressWarnings("ArrayRecordComponent")
  private record Piece(long start, byte[] head, ByteRange range) {
    long afterHead() {
      return start + head.length;
    }

    long end() {
      return afterHead() + range.length();
    }
  }

  /// @param whole of which the ranges are
  /// @param mediaType of the whole
  public Multipart(Body whole, String mediaType, List<ByteRange> parts) {
    this.whole = whole;
    long at = 0;
    for (var part : parts) {
      var head =
          "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
              .formatted(boundary, mediaType, part.of(whole.length()));
      var piece = new Piece(at, ascii(head), part);
      pieces.add(piece);
      at = piece.end();
    }
    this.length = at + end().length;
  }

  public String mediaType() {
    return "multipart/byteranges; boundary=" + boundary;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void read(ByteBuffer target, long at) throws IOException {
    long next = at;
    for (var piece : pieces) {
      if (next < piece.afterHead()) {
        next += put(piece.head, next - piece.start, target);
      }
      while (next >= piece.afterHead() && next < piece.end() && target.hasRemaining()) {
        next += readRange(piece, next - piece.afterHead(), target);
      }
      if (!target.hasRemaining()) {
        return;
      }
    }
    put(end(), next - (length - end().length), target);
  }

  private int readRange(Piece piece, long within, ByteBuffer target) throws IOException {
    int before = target.position();
    int limit = target.limit();
    long left = piece.range.length() - within;
    target.limit((int) Math.min(limit, before + left));
    whole.read(target, piece.range.first() + within);
    target.limit(limit);
    return target.position() - before;
  }

  private static int put(byte[] bytes, long within, ByteBuffer target) {
    int count = (int) Math.min(bytes.length - within, target.remaining());
    target.put(bytes, (int) within, count);
    return count;
  }

  private byte[] end() {
    return ascii("\r\n--" + boundary + "--\r\n");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
