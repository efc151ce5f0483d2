package org.partbook.copies.stamp;

import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.mark.HiddenMark;
import org.partbook.copies.stamp.Stamp.PlacedLine;

/// What a drawn page has of its buyer: the same stamp in the same place as the copy for download,
/// and the same rows of white specks, as SVG. Below the drawing lie the white paper and a row in
/// the middle of the page; above it a row and the stamp.
public final class StampDrawing {
  /// Of the code's picture, painted dark modules being 0.
  private static final int BYTE = 8;

  private static final double THOUSAND = 1000;

  private final PageGeometry page;
  private final Stamp stamp;
  private final ByteBuilder out = new ByteBuilder(24 * 1024);

  private StampDrawing(PageGeometry page, Stamp stamp) {
    this.page = page;
    this.stamp = stamp;
  }

  /// The elements that come before those of the drawing, paper apart.
  public static byte[] below(PageGeometry page, Stamp stamp) {
    var drawing = new StampDrawing(page, stamp);
    double scale = HiddenMarkPlace.scale(page);
    drawing.mark(HiddenMarkPlace.x(page, scale), HiddenMarkPlace.y(page), scale);
    return drawing.out.toBytes();
  }

  /// The elements that come after those of the drawing.
  public static byte[] above(PageGeometry page, Stamp stamp) {
    var drawing = new StampDrawing(page, stamp);
    if (stamp.sample()) {
      drawing.sampleWord();
    }
    double scale = StampSize.scale(page, stamp.width(), stamp.height());
    double x = stamp.x(page, scale);
    double y = stamp.y(page, scale);
    drawing.mark(x + stamp.markX() * scale, y + stamp.markY() * scale, scale);
    drawing.stamp(x, y, scale);
    return drawing.out.toBytes();
  }

  /// Opens a group whose origin is at a point, counted from the lower left of the page, and whose y
  /// axis points upwards.
  private void group(double x, double y, double scale) {
    out.add("<g transform=\"");
    matrix(scale, -scale, x, page.height() - y);
  }

  private void matrix(double a, double d, double e, double f) {
    out.add("matrix(").add(a).add(" 0 0 ").add(d).write(' ');
    out.add(e).write(' ');
    out.add(f).add(")\"");
  }

  private void sampleWord() {
    out.add("<path fill=\"rgb(").add(Math.round(255 * SampleWord.RED)).write(' ');
    out.add(Math.round(255 * SampleWord.GREEN)).write(' ');
    out.add(Math.round(255 * SampleWord.BLUE)).add(")\" fill-opacity=\"");
    out.add(SampleWord.OPACITY).add("\" d=\"");
    SampleWord.data(page, out);
    out.add("\"/>");
  }

  private void mark(double x, double y, double scale) {
    group(x, y, scale);
    out.add(" fill=\"#fff\"><path d=\"");
    row(stamp.code());
    out.add("\"/></g>");
  }

  private void row(CopyCode code) {
    for (int hundredths : HiddenMark.offsets(code)) {
      out.add("M").add(hundredths / 100.0).add(" 0h").add(HiddenMark.SIZE).add("v");
      out.add(HiddenMark.SIZE).add("h-").add(HiddenMark.SIZE).add("z");
    }
  }

  private void stamp(double x, double y, double scale) {
    group(x, y, scale);
    out.add("><path fill=\"#fff\" d=\"");
    for (var ground : stamp.grounds()) {
      out.add("M").add(ground.x()).write(' ');
      out.add(ground.y()).add("h").add(ground.width()).add("v").add(ground.height());
      out.add("h").add(-ground.width()).add("z");
    }
    out.add("\"/><path transform=\"");
    double module = StampSize.QR / stamp.qr().modules();
    matrix(module, -module, stamp.qrX(), stamp.qrY() + StampSize.QR);
    out.add(" d=\"");
    code();
    out.add("\"/>");
    for (var line : stamp.placedLines()) {
      line(line);
    }
    out.add("</g>");
  }

  /// The dark modules, run by run; the origin is at the upper left, and a module is one wide.
  private void code() {
    var picture = stamp.qr().picture(stamp.code());
    int modules = stamp.qr().modules();
    int bytesPerRow = picture.length / modules;
    for (int row = 0; row < modules; row++) {
      int column = 0;
      while (column < modules) {
        int start = column;
        while (column < modules && isDark(picture, row * bytesPerRow, column)) {
          column++;
        }
        if (column > start) {
          out.add("M").add(start).write(' ');
          out.add(row).add("h").add(column - start).add("v1h").add(start - column).add("z");
        }
        column++;
      }
    }
  }

  private static boolean isDark(byte[] picture, int row, int column) {
    return (picture[row + column / BYTE] & 0x80 >>> column % BYTE) == 0;
  }

  private void line(PlacedLine line) {
    double size = StampSize.FONT / THOUSAND;
    out.add("<path transform=\"");
    matrix(size, size, line.x(), line.baseline());
    out.add(" d=\"").add(line.line().path()).add("\"/>");
  }
}
