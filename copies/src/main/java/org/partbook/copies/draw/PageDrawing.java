package org.partbook.copies.draw;

/// A page as SVG.
public final class PageDrawing {
  private final double width;
  private final double height;
  private final byte[] elements;
  private final boolean complete;

  /// @param width in points, as seen: turned, cropped and with the page's own unit; at least 1
  /// @param height likewise
  /// @param elements isn't copied, and not to be changed any more
  /// @param complete whether nothing of the page is missing in them
  public PageDrawing(double width, double height, byte[] elements, boolean complete) {
    this.width = width;
    this.height = height;
    this.elements = elements;
    this.complete = complete;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  /// Whether all of the page is in the drawing: not so where it has a picture in a format that
  /// nobody here can read.
  public boolean isComplete() {
    return complete;
  }

  /// SVG elements, in ASCII, without the `<svg>` around them, for a view box of `0 0 width height`.
  /// They leave nothing open. Their ids begin with `d`, and all references in them are to these or
  /// to data. Not to be changed.
  public byte[] elements() {
    return elements;
  }
}
