package org.partbook.page;

/// A page as SVG.
public final class PageDrawing {
  private final double width;
  private final double height;
  private final byte[] elements;

  /// @param width in points, as seen: turned, cropped and with the page's own unit; at least 1
  /// @param height likewise
  /// @param elements isn't copied, and not to be changed any more
  public PageDrawing(double width, double height, byte[] elements) {
    this.width = width;
    this.height = height;
    this.elements = elements;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  /// SVG elements, in ASCII, without the `<svg>` around them, for a view box of `0 0 width height`.
  /// They leave nothing open. Their ids begin with `d`, and all references in them are to these or
  /// to data. Not to be changed.
  public byte[] elements() {
    return elements;
  }
}
