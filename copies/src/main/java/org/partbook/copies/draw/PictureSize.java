package org.partbook.copies.draw;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/// Makes pictures smaller, by averages: by halves as far as they go.
final class PictureSize {
  private PictureSize() {}

  static BufferedImage reduce(BufferedImage image, int width, int height) {
    var reduced = image;
    while (reduced.getWidth() > width || reduced.getHeight() > height) {
      reduced =
          draw(
              reduced,
              Math.max(width, (reduced.getWidth() + 1) / 2),
              Math.max(height, (reduced.getHeight() + 1) / 2));
    }
    return reduced;
  }

  private static BufferedImage draw(BufferedImage image, int width, int height) {
    var drawn = new BufferedImage(width, height, type(image));
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return drawn;
  }

  private static int type(BufferedImage image) {
    if (image.getColorModel().hasAlpha()) {
      return BufferedImage.TYPE_INT_ARGB;
    }
    return image.getType() == BufferedImage.TYPE_BYTE_GRAY
        ? BufferedImage.TYPE_BYTE_GRAY
        : BufferedImage.TYPE_INT_RGB;
  }
}
