package org.partbook.copies.draw;

import java.util.Base64;

/// A picture within a drawing.
///
/// @param width in pixels
/// @param height likewise
/// @param data a `data:` URL
/// @param coarse whether its pixels are meant to be seen
record Picture(int width, int height, String data, boolean coarse) {
  static Picture png(int width, int height, byte[] file, boolean coarse) {
    return new Picture(width, height, url("png", file), coarse);
  }

  static Picture jpeg(int width, int height, byte[] file) {
    return new Picture(width, height, url("jpeg", file), false);
  }

  private static String url(String type, byte[] file) {
    return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(file);
  }
}
