package org.partbook.copies.draw;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;

/// A picture with as many pixels as are of use where it stands.
///
/// @param placed from the picture's pixels to those of the page
record FittedPicture(Picture picture, AffineTransform placed) {
  /// Fewer pixels than this to one of ours aren't made fewer: it would only blur.
  private static final double SLACK = 1.25;

  /// As many pixels of ours are 1.5 mm.
  private static final double COARSE = 18;

  /// @param matrix from the image's pixels to those of the page
  static FittedPicture of(BufferedImage image, AffineTransform matrix, boolean mayBeCoarse)
      throws IOException {
    double across = Math.hypot(matrix.getScaleX(), matrix.getShearY());
    double down = Math.hypot(matrix.getShearX(), matrix.getScaleY());
    int width = fitting(image.getWidth(), across);
    int height = fitting(image.getHeight(), down);
    boolean coarse = mayBeCoarse && across > COARSE && down > COARSE;
    var placed = new AffineTransform(matrix);
    placed.scale((double) image.getWidth() / width, (double) image.getHeight() / height);
    return new FittedPicture(PictureWriter.write(image, width, height, coarse), placed);
  }

  private static int fitting(int pixels, double scale) {
    return scale * SLACK < 1 ? (int) Math.max(1, Math.ceil(pixels * scale)) : pixels;
  }
}
