package org.partbook.copies.draw;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/// Takes a JPEG out of a PDF as it is, where a browser shows it as PDF means it: grey or red, green
/// and blue without a profile, without a mask, and with nothing done to its values. Written anew it
/// would be worse, or larger.
final class OriginalJpeg {
  /// More pixels than this are of no use on a page, and too many for a telephone.
  private static final long MOST_PIXELS = 12_000_000;

  private static final int MOST_BYTES = 4 << 20;

  private OriginalJpeg() {}

  static Optional<Picture> of(PDImage image) throws IOException {
    if (!(image instanceof PDImageXObject object) || !isPlain(object)) {
      return Optional.empty();
    }
    byte[] file;
    try (var stream = object.getCOSObject().createRawInputStream()) {
      file = stream.readNBytes(MOST_BYTES + 1);
    }
    if (file.length > MOST_BYTES) {
      return Optional.empty();
    }
    int components = object.getColorSpace().getNumberOfComponents();
    return Jpeg.bare(file, object.getWidth(), object.getHeight(), components)
        .map(bare -> Picture.jpeg(object.getWidth(), object.getHeight(), bare));
  }

  private static boolean isPlain(PDImageXObject image) throws IOException {
    var dictionary = image.getCOSObject();
    return COSName.DCT_DECODE.equals(filter(image))
        && !image.isStencil()
        && !dictionary.containsKey(COSName.MASK)
        && !dictionary.containsKey(COSName.SMASK)
        && !dictionary.containsKey(COSName.DECODE)
        && !dictionary.containsKey(COSName.DECODE_PARMS)
        && (long) image.getWidth() * image.getHeight() <= MOST_PIXELS
        && isDevice(image);
  }

  private static boolean isDevice(PDImageXObject image) throws IOException {
    var space = image.getColorSpace();
    return space == PDDeviceRGB.INSTANCE || space == PDDeviceGray.INSTANCE;
  }

  private static @Nullable COSBase filter(PDImageXObject image) {
    var filter = image.getCOSObject().getDictionaryObject(COSName.FILTER);
    return filter instanceof COSArray several && several.size() == 1
        ? several.getObject(0)
        : filter;
  }
}
