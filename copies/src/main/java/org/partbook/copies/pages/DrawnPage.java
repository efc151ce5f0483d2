package org.partbook.copies.pages;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.partbook.copies.stamp.PageGeometry;

/// A page in a file of drawn pages: elements of SVG, compressed.
///
/// What stands in the file is the middle of a stream of DEFLATE, which ends on a whole byte and
/// needs nothing that comes before it: so a page as it is sent is three such pieces, of which two
/// are computed, and nobody compresses the drawing again.
///
/// @param from where it begins in the file
/// @param packed how many bytes it has there
/// @param length how many it has unpacked
/// @param crc the CRC-32 of those
/// @param width in points, as the page is seen
/// @param height in points, as the page is seen
public record DrawnPage(long from, int packed, int length, int crc, double width, double height) {
  void writeTo(DataOutputStream out) throws IOException {
    out.writeLong(from);
    out.writeInt(packed);
    out.writeInt(length);
    out.writeInt(crc);
    out.writeDouble(width);
    out.writeDouble(height);
  }

  static DrawnPage read(DataInputStream in) throws IOException {
    return new DrawnPage(
        in.readLong(), in.readInt(), in.readInt(), in.readInt(), in.readDouble(), in.readDouble());
  }

  /// The page for those who put something on it.
  public PageGeometry geometry() {
    return PageGeometry.upright(width, height);
  }
}
