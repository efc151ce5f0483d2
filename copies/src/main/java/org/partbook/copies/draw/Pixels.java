package org.partbook.copies.draw;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/// What a picture consists of, and the smallest form that holds it.
final class Pixels {
  private final BufferedImage image;
  private final int[] row;
  private boolean opaque = true;
  private boolean grey = true;
  private boolean sharp = true;
  private boolean extreme = true;
  private boolean oneColour = true;
  private int colour = -1;

  /// How often neighbours are nearly, but not quite, alike: in a photograph mostly.
  private long gentle;

  private Pixels(BufferedImage image) {
    this.image = image;
    row = new int[image.getWidth()];
  }

  static Pixels of(BufferedImage image) {
    var pixels = new Pixels(image);
    for (int y = 0; y < image.getHeight(); y++) {
      pixels.read(y);
      pixels.look();
    }
    return pixels;
  }

  /// As ARGB. Grey is taken as it is: Java's conversion would make it lighter.
  private void read(int y) {
    int type = image.getType();
    if (type != BufferedImage.TYPE_BYTE_GRAY) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      return;
    }
    image.getRaster().getSamples(0, y, row.length, 1, 0, row);
    for (int x = 0; x < row.length; x++) {
      row[x] = 0xff000000 | row[x] * 0x10101;
    }
  }

  private void look() {
    int before = row[0];
    for (int argb : row) {
      int alpha = argb >>> 24;
      int red = argb >> 16 & 0xff;
      int green = argb >> 8 & 0xff;
      int blue = argb & 0xff;
      opaque &= alpha == 255;
      grey &= red == green && green == blue;
      sharp &= alpha == 0 || alpha == 255;
      extreme &= alpha == 0 || (alpha == 255 && (argb & 0xffffff) % 0xffffff == 0);
      if (alpha > 0) {
        colour = colour == -1 ? argb & 0xffffff : colour;
        oneColour &= colour == (argb & 0xffffff);
      }
      int step = Math.abs(green - (before >> 8 & 0xff));
      gentle += step > 0 && step < 24 ? 1 : 0;
      before = argb;
    }
  }

  /// Whether it is of two colours, black and white.
  boolean isBlackAndWhite() {
    return opaque && grey && extreme;
  }

  /// Whether it is one colour on nothing.
  boolean isStencil() {
    return !opaque && oneColour;
  }

  boolean mayBePhotograph() {
    return opaque && gentle > (long) image.getWidth() * image.getHeight() / 8;
  }

  BufferedImage smallest() {
    if (isBlackAndWhite()) {
      return drawn(palette(1, 0, false), BufferedImage.TYPE_BYTE_BINARY);
    }
    if (isStencil()) {
      return drawn(
          palette(sharp ? 1 : 4, Math.max(colour, 0), true), BufferedImage.TYPE_BYTE_BINARY);
    }
    if (opaque && grey) {
      return image.getType() == BufferedImage.TYPE_BYTE_GRAY ? image : greys();
    }
    return plain(opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
  }

  /// Sixteen greys, for what was black and white before it was made smaller.
  BufferedImage fewGreys() {
    return drawn(palette(4, 0, false), BufferedImage.TYPE_BYTE_BINARY);
  }

  private static IndexColorModel palette(int bits, int colour, boolean stencil) {
    int size = 1 << bits;
    var red = new byte[size];
    var green = new byte[size];
    var blue = new byte[size];
    var alpha = new byte[size];
    for (int i = 0; i < size; i++) {
      int level = i * 255 / (size - 1);
      red[i] = (byte) (stencil ? colour >> 16 : level);
      green[i] = (byte) (stencil ? colour >> 8 : level);
      blue[i] = (byte) (stencil ? colour : level);
      alpha[i] = (byte) level;
    }
    return stencil
        ? new IndexColorModel(bits, size, red, green, blue, alpha)
        : new IndexColorModel(bits, size, red, green, blue);
  }

  private BufferedImage drawn(IndexColorModel palette, int type) {
    var drawn = new BufferedImage(image.getWidth(), image.getHeight(), type, palette);
    int most = palette.getMapSize() - 1;
    boolean byAlpha = palette.hasAlpha();
    for (int y = 0; y < image.getHeight(); y++) {
      read(y);
      for (int x = 0; x < row.length; x++) {
        int level = byAlpha ? row[x] >>> 24 : row[x] & 0xff;
        row[x] = (level * most + 127) / 255;
      }
      drawn.getRaster().setPixels(0, y, row.length, 1, row);
    }
    return drawn;
  }

  private BufferedImage greys() {
    var greys =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < image.getHeight(); y++) {
      read(y);
      Arrays.setAll(row, x -> row[x] & 0xff);
      greys.getRaster().setPixels(0, y, row.length, 1, row);
    }
    return greys;
  }

  BufferedImage plain(int type) {
    if (image.getType() == type) {
      return image;
    }
    var plain = new BufferedImage(image.getWidth(), image.getHeight(), type);
    for (int y = 0; y < image.getHeight(); y++) {
      read(y);
      plain.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    return plain;
  }
}
