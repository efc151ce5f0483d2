package org.partbook.copies.draw;

/// Thrown where something can't be said in lines and areas, or not within bounds: the page becomes
/// a picture. Unchecked since it comes out of a `Graphics2D`, and PDFBox goes on after many a
/// checked one.
final class NotDrawableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotDrawableException(String message) {
    super(message, null, false, false);
  }
}
