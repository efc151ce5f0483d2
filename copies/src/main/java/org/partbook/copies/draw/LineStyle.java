package org.partbook.copies.draw;

import java.awt.BasicStroke;

/// How a line is drawn, as attributes.
final class LineStyle {
  private LineStyle() {}

  /// @param scale from the stroke's unit to that of the drawing
  static String attributes(BasicStroke stroke, double scale) {
    var text = new StringBuilder();
    text.append(" stroke-width=\"")
        .append(Numbers.shortest(stroke.getLineWidth() * scale))
        .append('"');
    switch (stroke.getEndCap()) {
      case BasicStroke.CAP_ROUND -> text.append(" stroke-linecap=\"round\"");
      case BasicStroke.CAP_SQUARE -> text.append(" stroke-linecap=\"square\"");
      default -> {}
    }
    switch (stroke.getLineJoin()) {
      case BasicStroke.JOIN_ROUND -> text.append(" stroke-linejoin=\"round\"");
      case BasicStroke.JOIN_BEVEL -> text.append(" stroke-linejoin=\"bevel\"");
      default -> miter(text, stroke.getMiterLimit());
    }
    var dashes = stroke.getDashArray();
    if (dashes != null) {
      dashes(text, dashes, stroke.getDashPhase(), scale);
    }
    return text.toString();
  }

  private static void miter(StringBuilder text, float limit) {
    // 4 is what SVG takes without being told.
    if (limit != 4) {
      text.append(" stroke-miterlimit=\"").append(Numbers.shortest(limit)).append('"');
    }
  }

  private static void dashes(StringBuilder text, float[] dashes, float phase, double scale) {
    text.append(" stroke-dasharray=\"");
    for (int i = 0; i < dashes.length; i++) {
      text.append(i == 0 ? "" : " ").append(Numbers.shortest(dashes[i] * scale));
    }
    text.append('"');
    if (phase != 0) {
      text.append(" stroke-dashoffset=\"").append(Numbers.shortest(phase * scale)).append('"');
    }
  }
}
