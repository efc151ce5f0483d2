package org.partbook.copies.trace;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.partbook.copies.licence.CopyCode;

/// A photograph, a scan or a screenshot of a page. Nothing is left in it but what is seen.
final class PictureFile {
  private static final long MOST_PIXELS = 100_000_000;

  private static final int MOST_ENLARGED = 3;

  private PictureFile() {}

  /// The codes in the picture's QR codes; nothing if the file is no picture.
  static Optional<Set<CopyCode>> codes(Path file) throws IOException {
    try (var in = ImageIO.createImageInputStream(file.toFile())) {
      if (in == null) {
        return Optional.empty();
      }
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      try {
        reader.setInput(in);
        return Optional.of(codes(picture(reader)));
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage picture(ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MOST_PIXELS) {
      throw new IOException("it has more than 100 million pixels");
    }
    return reader.read(0);
  }

  /// Enlarged, a small code has edges that can be told from its modules.
  private static Set<CopyCode> codes(BufferedImage picture) {
    for (int scale = 1; scale <= MOST_ENLARGED; scale++) {
      long pixels = (long) picture.getWidth() * picture.getHeight() * scale * scale;
      var codes = pixels > MOST_PIXELS ? Set.<CopyCode>of() : QrFinder.find(grey(picture, scale));
      if (!codes.isEmpty()) {
        return codes;
      }
    }
    return Set.of();
  }

  private static BufferedImage grey(BufferedImage picture, int scale) {
    int width = picture.getWidth() * scale;
    int height = picture.getHeight() * scale;
    var grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    var graphics = grey.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return grey;
  }
}
