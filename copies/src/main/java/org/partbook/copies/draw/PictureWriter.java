package org.partbook.copies.draw;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// Writes pictures as small as they can be: few colours by number, and photographs as JPEG.
public final class PictureWriter {
  private static final float QUALITY = 0.85f;

  /// Only a photograph becomes this much smaller as JPEG, and only there nobody sees the
  /// difference.
  private static final double PHOTOGRAPH = 0.6;

  private PictureWriter() {}

  /// Writes an image with no more than so many pixels.
  ///
  /// @param coarse whether the pixels are meant to be seen
  static Picture write(BufferedImage image, int width, int height, boolean coarse)
      throws IOException {
    if (width >= image.getWidth() && height >= image.getHeight()) {
      return write(Pixels.of(image), coarse);
    }
    boolean blackAndWhite = Pixels.of(image).isBlackAndWhite();
    var reduced = Pixels.of(PictureSize.reduce(image, width, height));
    return blackAndWhite
        ? Picture.png(width, height, png(reduced.fewGreys()), coarse)
        : write(reduced, coarse);
  }

  private static Picture write(Pixels pixels, boolean coarse) throws IOException {
    var image = pixels.smallest();
    var png = png(image);
    if (pixels.mayBePhotograph()) {
      var jpeg = jpeg(image);
      if (jpeg.length < PHOTOGRAPH * png.length) {
        return Picture.jpeg(image.getWidth(), image.getHeight(), jpeg);
      }
    }
    return Picture.png(image.getWidth(), image.getHeight(), png, coarse);
  }

  private static byte[] png(RenderedImage image) throws IOException {
    // The better the compression, the lower this is.
    return write(image, "png", 0);
  }

  private static byte[] jpeg(RenderedImage image) throws IOException {
    return write(image, "jpeg", QUALITY);
  }

  /// Writes an image in a format of Java's own.
  ///
  /// @param format as Java calls it: `png`, `jpeg`
  /// @param quality from 0 to 1; of PNG, the lower, the smaller
  /// @return the file
  public static byte[] write(RenderedImage image, String format, float quality) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    try (var stream = ImageIO.createImageOutputStream(bytes)) {
      var how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
