package org.partbook.copies.draw;

/// A page as SVG.
public final class PageDrawing {
  private final double width;
  private final double height;
  private final byte[] elements;
  private final Trust trust;

  /// How far a drawing can be trusted.
  public enum Trust {
    /// It shows what is on the page, as far as anybody can tell.
    SURE,
    /// It lacks a picture in a format that nobody here can read.
    INCOMPLETE,
    /// Two programs draw the page differently, and nobody knows which is right.
    DOUBTFUL,
    /// Nothing is seen, though the page has something on it.
    BLANK
  }

  /// @param width in points, as seen: turned, cropped and with the page's own unit; at least 1
  /// @param height likewise
  /// @param elements isn't copied, and not to be changed any more
  /// @param trust how far they show the page
  public PageDrawing(double width, double height, byte[] elements, Trust trust) {
    this.width = width;
    this.height = height;
    this.elements = elements;
    this.trust = trust;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  public Trust trust() {
    return trust;
  }

  /// The same, trusted so far.
  PageDrawing trusted(Trust trust) {
    return new PageDrawing(width, height, elements, trust);
  }

  /// SVG elements, in ASCII, without the `<svg>` around them, for a view box of `0 0 width height`.
  /// They leave nothing open. Their ids begin with `d`, and all references in them are to these or
  /// to data. Not to be changed.
  public byte[] elements() {
    return elements;
  }
}
