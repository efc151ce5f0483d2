package org.partbook.copy;

import java.util.List;
import org.partbook.typeset.EmbeddedFont;

/// A stamp as the content of a PDF's form XObject, which calls its font `F`. All of it is marked as
/// an artifact: readers aloud pass over it.
final class StampContent {
  private final Stamp stamp;
  private final EmbeddedFont font;
  private final ByteBuilder content = new ByteBuilder(8 * 1024);

  private StampContent(Stamp stamp, EmbeddedFont font) {
    this.stamp = stamp;
    this.font = font;
  }

  /// Draws a stamp.
  ///
  /// @param font made for the lines of this stamp
  static ByteBuilder of(Stamp stamp, EmbeddedFont font) {
    var drawing = new StampContent(stamp, font);
    drawing.draw();
    return drawing.content;
  }

  private void draw() {
    content.add("/Artifact BMC 1 g ");
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
