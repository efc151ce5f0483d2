package org.partbook.copies.stamp;

import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.typeset.EmbeddedFont;

/// A stamp as the content of a PDF's form XObject, which calls its font `F` and the QR code `C`.
/// All of it is marked as an artifact: readers aloud pass over it.
///
/// The stamp of a sample has [SampleWord] below it. In the first form of prepared scores one stamp
/// serves pages of all sizes, so it can't know how large they are, and these have no name for
/// transparency: there it fills everything around itself with a thin colour, and pages draw it
/// within the outline of the word and of the stamp.
public final class StampContent {
  /// Around the stamp: some programs colour every pixel that a clip touches.
  private static final double SPARED = 1;

  private final StampSheet sheet;
  private final ByteBuilder content = new ByteBuilder(8 * 1024);

  private StampContent(StampSheet sheet) {
    this.sheet = sheet;
    content.add("/Artifact BMC ");
  }

  /// Draws the stamp of a copy that is no sample.
  ///
  /// @param font made for lines of which those of this stamp are some
  public static ByteBuilder of(StampSheet sheet, EmbeddedFont font) {
    return new StampContent(sheet).drawn(font);
  }

  /// Draws the stamp of the first form.
  public static ByteBuilder ofFirstForm(StampSheet sheet, EmbeddedFont font) {
    return new StampContent(sheet).drawnWithCode(font);
  }

  /// Draws the stamp of a sample that is the same on pages of all sizes.
  ///
  /// @param reach how far a page goes beyond the stamp at most, in points of the stamp
  public static ByteBuilder sampleOfFirstForm(StampSheet sheet, EmbeddedFont font, double reach) {
    var drawing = new StampContent(sheet);
    drawing.fillAround(reach);
    return drawing.drawnWithCode(font);
  }

  /// Draws the stamp of a sample on pages of one size, as which it is large.
  public static ByteBuilder ofSample(StampSheet sheet, EmbeddedFont font, PageGeometry page) {
    var drawing = new StampContent(sheet);
    drawing.content.add("q/T gs ");
    drawing.colour();
    SampleWord.path(page, drawing.content);
    drawing.content.add("f Q ");
    return drawing.drawn(font);
  }

  private ByteBuilder drawn(EmbeddedFont font) {
    grounds();
    sheet.square().ifPresent(square -> square(square).add("/C Do Q\n"));
    return texts(font);
  }

  private ByteBuilder drawnWithCode(EmbeddedFont font) {
    grounds();
    sheet.square().ifPresent(this::drawCode);
    return texts(font);
  }

  private void grounds() {
    content.add("1 g ");
    for (var ground : sheet.grounds()) {
      content.add(ground.x()).write(' ');
      content.add(ground.y()).write(' ');
      content.add(ground.width()).write(' ');
      content.add(ground.height()).add(" re ");
    }
    content.add("f 0 g ");
  }

  private ByteBuilder texts(EmbeddedFont font) {
    for (var line : sheet.lines()) {
      drawLine(line, font.show(line.line()));
    }
    return content.add("EMC\n");
  }

  private void colour() {
    content.add(SampleWord.RED).write(' ');
    content.add(SampleWord.GREEN).write(' ');
    content.add(SampleWord.BLUE).add(" rg ");
  }

  private void fillAround(double reach) {
    content.add("q/T gs ");
    colour();
    content.add(-reach).write(' ');
    content.add(-reach).write(' ');
    content.add(sheet.width() + 2 * reach).write(' ');
    content.add(sheet.height() + 2 * reach).add(" re ").add(-SPARED).write(' ');
    content.add(-SPARED).write(' ');
    content.add(sheet.width() + 2 * SPARED).write(' ');
    content.add(sheet.height() + 2 * SPARED).add(" re f* Q ");
  }

  private void drawCode(StampSheet.Square square) {
    var qr = sheet.qr();
    square(square).add("BI/IM true/W ").add(qr.modules());
    content.add("/H ").add(qr.modules()).add("/BPC 1/F/AHx ID ");
    var digits = new byte[2 * qr.length()];
    qr.writeHex(sheet.code(), digits, 0);
    content.add(digits).add(">\nEI Q\n");
  }

  private ByteBuilder square(StampSheet.Square square) {
    content.add("q ").add(square.size()).add(" 0 0 ").add(square.size()).write(' ');
    content.add(square.x()).write(' ');
    return content.add(square.y()).add(" cm ");
  }

  private void drawLine(StampSheet.PlacedLine line, byte[] shown) {
    content
        .add("BT/F ")
        .add(line.size())
        .add(" Tf ")
        .add(line.upwards() ? "0 1 -1 0 " : "1 0 0 1 ");
    content.add(line.x()).write(' ');
    content.add(line.y()).add(" Tm ").add(shown).add(" ET\n");
  }
}
