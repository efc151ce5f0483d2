package org.partbook.copies.stamp;

import java.util.List;
import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.typeset.EmbeddedFont;

/// A stamp as the content of a PDF's form XObject, which calls its font `F`. All of it is marked as
/// an artifact: readers aloud pass over it.
///
/// The stamp of a sample fills everything around itself with a thin colour first. Pages draw it
/// within the outline of [SampleWord] and of the stamp, which makes the word: pages know one object
/// of their buyer's, the stamp, and it is the same for all, so it can't know how large they are,
/// while they themselves have no name for transparency.
public final class StampContent {
  /// Around the stamp: some programs colour every pixel that a clip touches.
  private static final double SPARED = 1;

  private final Stamp stamp;
  private final EmbeddedFont font;
  private final double reach;
  private final ByteBuilder content = new ByteBuilder(8 * 1024);

  private StampContent(Stamp stamp, EmbeddedFont font, double reach) {
    this.stamp = stamp;
    this.font = font;
    this.reach = reach;
  }

  /// Draws a stamp.
  ///
  /// @param font made for the lines of this stamp
  /// @param reach how far a page goes beyond the stamp at most, in points of the stamp; for samples
  public static ByteBuilder of(Stamp stamp, EmbeddedFont font, double reach) {
    var drawing = new StampContent(stamp, font, reach);
    drawing.draw();
    return drawing.content;
  }

  private void draw() {
    content.add("/Artifact BMC ");
    if (stamp.sample()) {
      fillAround();
    }
    content.add("1 g ");
    for (var ground : stamp.grounds()) {
      content.add(ground.x()).write(' ');
      content.add(ground.y()).write(' ');
      content.add(ground.width()).write(' ');
      content.add(ground.height()).add(" re ");
    }
    content.add("f 0 g ");
    drawCode();
    drawText(stamp.placedLines());
    content.add("EMC\n");
  }

  private void fillAround() {
    content.add("q/T gs ").add(SampleWord.RED).write(' ');
    content.add(SampleWord.GREEN).write(' ');
    content.add(SampleWord.BLUE).add(" rg ").add(-reach).write(' ');
    content.add(-reach).write(' ');
    content.add(stamp.width() + 2 * reach).write(' ');
    content.add(stamp.height() + 2 * reach).add(" re ").add(-SPARED).write(' ');
    content.add(-SPARED).write(' ');
    content.add(stamp.width() + 2 * SPARED).write(' ');
    content.add(stamp.height() + 2 * SPARED).add(" re f* Q ");
  }

  private void drawCode() {
    var qr = stamp.qr();
    content.add("q ").add(StampSize.QR).add(" 0 0 ").add(StampSize.QR).write(' ');
    content.add(stamp.qrX()).write(' ');
    content.add(stamp.qrY()).add(" cm BI/IM true/W ").add(qr.modules());
    content.add("/H ").add(qr.modules()).add("/BPC 1/F/AHx ID ");
    var digits = new byte[2 * qr.length()];
    qr.writeHex(stamp.code(), digits, 0);
    content.add(digits).add(">\nEI Q\n");
  }

  private void drawText(List<Stamp.PlacedLine> lines) {
    for (int i = 0; i < lines.size(); i++) {
      content.add("BT/F ").add(StampSize.FONT).add(" Tf 1 0 0 1 ").add(lines.get(i).x()).write(' ');
      content.add(lines.get(i).baseline()).add(" Tm ").add(font.show(i)).add(" ET\n");
    }
  }
}
