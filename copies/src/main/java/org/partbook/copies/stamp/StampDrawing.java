package org.partbook.copies.stamp;

import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.mark.HiddenMark;
import org.partbook.copies.stamp.StampSheet.PlacedLine;

/// What a drawn page has of its buyer: the same stamp in the same place as the copy for download,
/// and the same rows of white specks, as SVG. Below the drawing lie the white paper and a row in
/// the middle of the page; above it a row and the stamp.
public final class StampDrawing {
  /// Of the code's picture, painted dark modules being 0.
  private static final int BYTE = 8;

  private static final double THOUSAND = 1000;

  private final PageGeometry page;
  private final PlacedSheet placed;
  private final StampSheet sheet;
  private final ByteBuilder out = new ByteBuilder(24 * 1024);

  private StampDrawing(PageGeometry page, PlacedSheet placed) {
    this.page = page;
    this.placed = placed;
    this.sheet = placed.sheet();
  }

  /// The elements that come before those of the drawing, paper apart.
  public static byte[] below(PageGeometry page, PlacedSheet sheet) {
    var drawing = new StampDrawing(page, sheet);
    double scale = HiddenMarkPlace.scale(page);
    drawing.mark(HiddenMarkPlace.x(page, scale), HiddenMarkPlace.y(page), scale, false);
    sheet.content().begin(page, drawing.out);
    return drawing.out.toBytes();
  }

  /// The elements that come after those of the drawing.
  public static byte[] above(PageGeometry page, PlacedSheet sheet, boolean sample) {
    var drawing = new StampDrawing(page, sheet);
    sheet.content().end(drawing.out);
    if (sample) {
      drawing.sampleWord();
    }
    var mark = sheet.sheet().mark();
    double x = sheet.x() + mark.x() * sheet.scale();
    double y = sheet.y() + mark.y() * sheet.scale();
    drawing.mark(x, y, mark.scale() * sheet.scale(), mark.upwards());
    drawing.stamp();
    return drawing.out.toBytes();
  }

  /// Opens a group whose origin is at a point, counted from the lower left of the page, and whose y
  /// axis points upwards.
  ///
  /// @param upwards whether its x axis does so
  private void group(double x, double y, double scale, boolean upwards) {
    out.add("<g transform=\"");
    if (upwards) {
      out.add("matrix(0 ").add(-scale).write(' ');
      out.add(-scale).add(" 0 ").add(x).write(' ');
      out.add(page.height() - y).add(")\"");
    } else {
      matrix(scale, -scale, x, page.height() - y);
    }
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

  private void mark(double x, double y, double scale, boolean upwards) {
    group(x, y, scale, upwards);
    out.add(" fill=\"#fff\"><path d=\"");
    row(sheet.code());
    out.add("\"/></g>");
  }

  private void row(CopyCode code) {
    for (int hundredths : HiddenMark.offsets(code)) {
      out.add("M").add(hundredths / 100.0).add(" 0h").add(HiddenMark.SIZE).add("v");
      out.add(HiddenMark.SIZE).add("h-").add(HiddenMark.SIZE).add("z");
    }
  }

  private void stamp() {
    group(placed.x(), placed.y(), placed.scale(), false);
    out.add("><path fill=\"#fff\" d=\"");
    for (var ground : sheet.grounds()) {
      out.add("M").add(ground.x()).write(' ');
      out.add(ground.y()).add("h").add(ground.width()).add("v").add(ground.height());
      out.add("h").add(-ground.width()).add("z");
    }
    out.add("\"/>");
    sheet.square().ifPresent(this::square);
    sheet.lines().forEach(this::line);
    out.add("</g>");
  }

  private void square(StampSheet.Square square) {
    out.add("<path transform=\"");
    double module = square.size() / sheet.qr().modules();
    matrix(module, -module, square.x(), square.y() + square.size());
    out.add(" d=\"");
    code();
    out.add("\"/>");
  }

  /// The dark modules, run by run; the origin is at the upper left, and a module is one wide.
  private void code() {
    var picture = sheet.qr().picture(sheet.code());
    int modules = sheet.qr().modules();
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
    double size = line.size() / THOUSAND;
    out.add("<path transform=\"");
    if (line.upwards()) {
      out.add("matrix(0 ").add(size).write(' ');
      out.add(-size).add(" 0 ").add(line.x()).write(' ');
      out.add(line.y()).add(")\"");
    } else {
      matrix(size, size, line.x(), line.y());
    }
    out.add(" d=\"").add(line.line().path()).add("\"/>");
  }
}
