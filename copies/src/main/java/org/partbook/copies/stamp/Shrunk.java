package org.partbook.copies.stamp;

import org.partbook.copies.bytes.ByteBuilder;

/// A page's content that was made smaller and moved, so that a strip of the page is free.
///
/// @param scale 1 if it is as it was
/// @param x by how much it is moved to the right then, in points of the page as it is seen
/// @param y upwards
public record Shrunk(double scale, double x, double y) {
  static final Shrunk NOT = new Shrunk(1, 0, 0);

  /// Whether the content is as it was.
  public boolean isNothing() {
    return scale == 1;
  }

  /// Writes the operators that do it, in the page's own coordinates. What lies beyond the page
  /// stays unseen.
  public void operators(PageGeometry page, ByteBuilder out) {
    if (isNothing()) {
      return;
    }
    double right = (1 - scale) * page.e() + page.a() * x + page.c() * y;
    double up = (1 - scale) * page.f() + page.b() * x + page.d() * y;
    out.add(scale).add(" 0 0 ").add(scale).write(' ');
    out.add(right).write(' ');
    out.add(up).add(" cm ");
    double width = page.a() * page.width() + page.c() * page.height();
    double height = page.b() * page.width() + page.d() * page.height();
    out.add(page.e()).write(' ');
    out.add(page.f()).write(' ');
    out.add(width).write(' ');
    out.add(height).add(" re W n ");
  }

  /// The same before the elements of a drawn page.
  void begin(PageGeometry page, ByteBuilder out) {
    if (isNothing()) {
      return;
    }
    out.add("<svg x=\"").add(x).add("\" y=\"").add(page.height() * (1 - scale) - y);
    out.add("\" width=\"").add(page.width() * scale);
    out.add("\" height=\"").add(page.height() * scale);
    out.add("\" viewBox=\"0 0 ").add(page.width()).write(' ');
    out.add(page.height()).add("\">");
  }

  /// After them.
  void end(ByteBuilder out) {
    if (!isNothing()) {
      out.add("</svg>");
    }
  }
}
