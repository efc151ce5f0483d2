package org.partbook.copies.trace;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.partbook.copies.licence.CopyCode;

/// Reads the QR codes in the picture of a page, as far as they are addresses of check pages.
///
/// First in the whole picture, then, if there is nothing, tile by tile: among notes, which look
/// much like parts of QR codes, the whole picture often shows too many corners that could be one's.
final class QrFinder {
  private static final Pattern ADDRESS = Pattern.compile(".*/verify/([0-9A-Za-z-]{16,19})");
  private static final Map<DecodeHintType, Boolean> HARDER =
      Map.of(DecodeHintType.TRY_HARDER, true);

  /// Each tile is a sixth of the picture's shorter side apart from the next, and twice as large.
  private static final int TILES = 6;

  private static final int SAMPLING = 3;
  private static final int DARK = 160;
  private static final int LEAST_DARK = 20;

  private QrFinder() {}

  /// The codes of copies in the picture.
  ///
  /// @param picture in grey, a byte per pixel
  static Set<CopyCode> find(BufferedImage picture) {
    var source = source(picture);
    var found = new LinkedHashSet<CopyCode>();
    if (isEmpty(source)) {
      return found;
    }
    try {
      for (var result : new QRCodeMultiReader().decodeMultiple(bitmap(source), HARDER)) {
        code(result).ifPresent(found::add);
      }
    } catch (NotFoundException _) {
      // Then perhaps in the tiles.
    }
    if (found.isEmpty()) {
      searchTiles(source, found);
    }
    return found;
  }

  private static void searchTiles(LuminanceSource source, Set<CopyCode> found) {
    int step = Math.max(1, Math.min(source.getWidth(), source.getHeight()) / TILES);
    int width = Math.min(2 * step, source.getWidth());
    int height = Math.min(2 * step, source.getHeight());
    for (int y = 0; y + step < source.getHeight(); y += step) {
      for (int x = 0; x + step < source.getWidth(); x += step) {
        int left = Math.min(x, source.getWidth() - width);
        int top = Math.min(y, source.getHeight() - height);
        searchTile(source.crop(left, top, width, height), found);
      }
    }
  }

  private static void searchTile(LuminanceSource tile, Set<CopyCode> found) {
    if (isEmpty(tile)) {
      return;
    }
    try {
      code(new QRCodeReader().decode(bitmap(tile), HARDER)).ifPresent(found::add);
    } catch (ReaderException _) {
      // Nothing in this one.
    }
  }

  /// Whether nothing is printed there, or less than the corners of a QR code: most of a page is so.
  private static boolean isEmpty(LuminanceSource source) {
    int dark = 0;
    var row = new byte[source.getWidth()];
    for (int y = 0; y < source.getHeight(); y += SAMPLING) {
      row = source.getRow(y, row);
      for (int x = 0; x < row.length; x += SAMPLING) {
        dark += (row[x] & 0xFF) < DARK ? 1 : 0;
      }
    }
    return dark < LEAST_DARK;
  }

  private static Optional<CopyCode> code(Result result) {
    var address = ADDRESS.matcher(result.getText());
    return address.matches() ? CopyCode.parse(address.group(1)) : Optional.empty();
  }

  private static BinaryBitmap bitmap(LuminanceSource source) {
    return new BinaryBitmap(new HybridBinarizer(source));
  }

  private static LuminanceSource source(BufferedImage picture) {
    var pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    int width = picture.getWidth();
    int height = picture.getHeight();
    return new PlanarYUVLuminanceSource(pixels, width, height, 0, 0, width, height, false);
  }
}
