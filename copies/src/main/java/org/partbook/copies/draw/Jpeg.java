package org.partbook.copies.draw;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Reads through a JPEG's segments, and leaves out what isn't the picture: comments, thumbnails,
/// where it was taken, and which way up it should be turned, of which PDF knows nothing.
final class Jpeg {
  private static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int ADOBE = 0xee;
  private static final int COMMENT = 0xfe;

  private final byte[] file;
  private final ByteArrayOutputStream bare = new ByteArrayOutputStream();
  private int at;
  private boolean framed;
  private boolean scanned;

  private Jpeg(byte[] file) {
    this.file = file;
  }

  /// The file without what isn't the picture; nothing if it isn't of this size and kind, or if
  /// browsers might show it in another way than PDF means it.
  static Optional<byte[]> bare(byte[] file, int width, int height, int components) {
    var jpeg = new Jpeg(file);
    return jpeg.read(width, height, components)
        ? Optional.of(jpeg.bare.toByteArray())
        : Optional.empty();
  }

  private boolean read(int width, int height, int components) {
    if (file.length < 4 || u16(0) != 0xff00 + START) {
      return false;
    }
    take(0, 2);
    at = 2;
    while (at + 4 <= file.length) {
      int marker = u16(at) - 0xff00;
      if (marker == END) {
        break;
      }
      int end = at + 2 + u16(at + 2);
      if (marker < 0xc0 || marker == START || end > file.length || end < at + 4) {
        return false;
      }
      if (!segment(marker, end, width, height, components)) {
        return false;
      }
    }
    bare.write(0xff);
    bare.write(END);
    return framed && scanned;
  }

  private boolean segment(int marker, int end, int width, int height, int components) {
    if (isFrame(marker)) {
      if (framed || marker > 0xc2 || !isAsExpected(end, width, height, components)) {
        return false;
      }
      framed = true;
    }
    if (marker == ADOBE && !isUsual(end, components)) {
      return false;
    }
    boolean needless = (marker >= 0xe0 && marker < 0xf0 && marker != ADOBE) || marker == COMMENT;
    int from = at;
    at = end;
    if (marker == SCAN) {
      if (!framed) {
        return false;
      }
      scanned = true;
      skipScan();
    }
    if (!needless) {
      take(from, at);
    }
    return true;
  }

  /// Codings that are no frames share the numbers with those that are.
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private boolean isAsExpected(int end, int width, int height, int components) {
    if (end - at < 10 + 3 * components || file[at + 4] != 8) {
      return false;
    }
    // Components that are called R, G and B aren't converted by browsers.
    return u16(at + 5) == height
        && u16(at + 7) == width
        && (file[at + 9] & 0xff) == components
        && (components == 1 || file[at + 10] != 'R');
  }

  /// Adobe's segment says at its end how colours are coded; three of them should be in YCC.
  private boolean isUsual(int end, int components) {
    return end - at >= 16 && (components == 1 || file[at + 15] == 1);
  }

  private void skipScan() {
    while (at + 1 < file.length) {
      int next = file[at + 1] & 0xff;
      if (file[at] == (byte) 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
        return;
      }
      at++;
    }
    at = file.length;
  }

  private void take(int from, int to) {
    bare.write(file, from, to - from);
  }

  private int u16(int index) {
    return (file[index] & 0xff) << 8 | (file[index + 1] & 0xff);
  }
}
