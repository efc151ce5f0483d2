package org.partbook.copies.look;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import org.partbook.copies.draw.PictureWriter;

/// A picture as a file, with nothing in it but its pixels.
///
/// @param jpeg whether it is one; else a PNG
// Nobody compares these, and nobody changes the arrays.
@SuppressWarnings("ArrayRecordComponent")
record LookPicture(byte[] file, boolean jpeg, int width, int height) {
  private static final float QUALITY = 0.8f;
  private static final int GREYS = 16;
  private static final int BITS = 4;
  private static final int BYTE = 255;

  /// What is larger is a photograph.
  private static final int LARGEST_PNG = 400_000;

  /// Between the parts of a colour that is grey.
  private static final int TINGE = 24;

  /// One pixel of so many may have a colour.
  private static final int COLOURLESS = 2000;

  /// Music in few greys, and all else as a photograph.
  static LookPicture sharp(BufferedImage image) throws IOException {
    return isGrey(image) ? png(image, fewGreys(image)) : jpeg(image);
  }

  /// Music with soft shades beside it.
  static LookPicture soft(BufferedImage image) throws IOException {
    return isGrey(image) ? png(image, allGreys(image)) : jpeg(image);
  }

  private static LookPicture png(BufferedImage image, BufferedImage greys) throws IOException {
    var png = PictureWriter.write(greys, "png", 0);
    return png.length <= LARGEST_PNG
        ? new LookPicture(png, false, image.getWidth(), image.getHeight())
        : jpeg(image);
  }

  static LookPicture jpeg(BufferedImage image) throws IOException {
    return new LookPicture(
        PictureWriter.write(image, "jpeg", QUALITY), true, image.getWidth(), image.getHeight());
  }

  private static boolean isGrey(BufferedImage image) {
    int coloured = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int red = rgb >> 16 & BYTE;
        int green = rgb >> 8 & BYTE;
        int blue = rgb & BYTE;
        int most = Math.max(red, Math.max(green, blue));
        int least = Math.min(red, Math.min(green, blue));
        coloured += most - least > TINGE ? 1 : 0;
      }
    }
    return (long) coloured * COLOURLESS <= (long) image.getWidth() * image.getHeight();
  }

  private static BufferedImage fewGreys(BufferedImage image) {
    var greys = new byte[GREYS];
    for (int i = 0; i < GREYS; i++) {
      greys[i] = (byte) (i * BYTE / (GREYS - 1));
    }
    var colours = new IndexColorModel(BITS, GREYS, greys, greys, greys);
    var few =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_BINARY, colours);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int grey = CoarsePage.grey(image.getRGB(x, y));
        few.getRaster().setSample(x, y, 0, (grey * (GREYS - 1) + BYTE / 2) / BYTE);
      }
    }
    return few;
  }

  private static BufferedImage allGreys(BufferedImage image) {
    var greys =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        greys.getRaster().setSample(x, y, 0, CoarsePage.grey(image.getRGB(x, y)));
      }
    }
    return greys;
  }
}
