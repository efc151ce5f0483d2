package org.partbook.copies.pdf;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/// Looks whether compressed content can be read to its end. PDFBox, as most readers do, silently
/// stops where it is damaged, and whoever bought the page would find half of it.
final class FlateCheck {
  private static final int PIECE = 1 << 16;

  /// The two bytes of zlib's format before the data.
  private static final int HEADER = 2;

  /// The part of the memory that a stream of content may take. PDFBox unpacks it as a whole, and a
  /// few kilobytes can be made to unpack to gigabytes.
  private static final int PART = 4;

  private FlateCheck() {}

  /// Whether a stream can be unpacked in the memory that there is.
  static boolean isBearable(COSStream stream) {
    try {
      isWhole(stream);
      return true;
    } catch (IOException e) {
      // What is damaged ends where it is; only what is too large doesn't.
      return e.getCause() instanceof DataFormatException;
    }
  }

  /// Reads a stream's compressed data.
  ///
  /// @return whether the data go to their own end
  /// @throws IOException if it is damaged or too large. That it stops early is no damage: some
  ///   programs leave out the end, and readers see everything nevertheless
  static boolean isWhole(COSStream stream) throws IOException {
    return isWhole(stream, Runtime.getRuntime().maxMemory() / PART);
  }

  /// The same with a limit in bytes.
  static boolean isWhole(COSStream stream, long most) throws IOException {
    if (!isFlate(stream)) {
      return true;
    }
    // Without the checksum at the end: readers don't heed it.
    var inflater = new Inflater(true);
    var compressed = new byte[PIECE];
    var plain = new byte[PIECE];
    long length = 0;
    try (var raw = stream.createRawInputStream()) {
      raw.readNBytes(HEADER);
      for (int read = raw.read(compressed); read > 0 && !inflater.finished(); ) {
        inflater.setInput(compressed, 0, read);
        for (int more = inflater.inflate(plain); more > 0; more = inflater.inflate(plain)) {
          length += more;
          if (length > most) {
            throw new IOException("unpacked, its content is larger than " + most + " bytes");
          }
        }
        read = raw.read(compressed);
      }
      return inflater.finished();
    } catch (DataFormatException e) {
      throw new IOException("its compressed content is damaged", e);
    } finally {
      inflater.end();
    }
  }

  private static boolean isFlate(COSStream stream) {
    var filters = stream.getFilters();
    var first =
        filters instanceof COSArray array && array.size() > 0 ? array.getObject(0) : filters;
    return stream.hasData() && COSName.FLATE_DECODE.equals(first);
  }
}
