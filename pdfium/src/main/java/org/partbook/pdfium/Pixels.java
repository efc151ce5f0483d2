package org.partbook.pdfium;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;

/// What PDFium has drawn: four bytes to the pixel, of which the last says nothing.
///
/// @param stride how many bytes a row has
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
record Pixels(int width, int height, int stride, byte[] bytes) {
  BufferedImage rgb() {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var all = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * stride + 4 * x;
        all[y * width + x] =
            ((bytes[at + 2] & 0xff) << 16) | ((bytes[at + 1] & 0xff) << 8) | (bytes[at] & 0xff);
      }
    }
    return image;
  }

  /// As light as an eye sees the colours.
  BufferedImage grey() {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    var all = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * stride + 4 * x;
        int light =
            77 * (bytes[at + 2] & 0xff) + 150 * (bytes[at + 1] & 0xff) + 29 * (bytes[at] & 0xff);
        all[y * width + x] = (byte) (light >> 8);
      }
    }
    return image;
  }
}
