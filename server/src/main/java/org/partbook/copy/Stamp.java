package org.partbook.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partbook.copy.Wording.Field;
import org.partbook.copy.Wording.Part;
import org.partbook.copy.Wording.Words;
import org.partbook.mark.CopyCode;
import org.partbook.mark.HiddenMark;
import org.partbook.mark.QrCode;
import org.partbook.typeset.EmbeddedFont;
import org.partbook.typeset.Line;
import org.partbook.typeset.Piece;
import org.partbook.typeset.Typesetter;

/// The stamp of one copy: a QR code in the corner, and beside it lines of text along the page's
/// edge.
///
/// Each has an opaque white ground, so that it can be read whatever lies below, and that is no
/// larger than it takes: many scores have a line of their own near the edge. All of it is marked as
/// an artifact: readers aloud pass over it.
final class Stamp {
  private static final double THOUSAND = 1000;

  /// From the top of a line to its baseline, as a part of the size of the font.
  private static final double ASCENT = 0.85;

  private final CopyCode code;
  private final StampStyle style;
  private final EmbeddedFont font;
  private final Layout layout;
  private final ByteBuilder content = new ByteBuilder(8 * 1024);

  /// Where what is, in points from the lower left. Code and text look for a free place each for
  /// itself, so one of them may be farther from the edge than the other.
  ///
  /// @param distance of all of it from the edge of the page
  /// @param textX where the ground of the text begins
  private record Layout(
      double width,
      double height,
      double distance,
      double qrX,
      double qrY,
      double textX,
      double textY,
      double textHeight) {
    private static final double SQUARE = StampSize.QR + 2 * StampSize.PADDING;

    static Layout of(double widestLine, int lines, StampStyle style, EdgeInk ink) {
      var place = style.place();
      double textWidth = Math.max(HiddenMark.WIDTH, widestLine) + 2 * StampSize.PADDING;
      double textHeight = lines * StampSize.LEADING + 2 * StampSize.EDGE;
      double ofText = ink.forText(place, style.distanceInPoints(), textHeight);
      double ofCode = ink.forCode(place, style.distanceInPoints(), SQUARE);
      double nearest = Math.min(ofText, ofCode);
      double height = Math.max(ofText + textHeight, ofCode + SQUARE) - nearest;
      double textY = ofText - nearest;
      double codeY = ofCode - nearest;
      return new Layout(
          SQUARE + textWidth,
          height,
          nearest,
          place.right() ? textWidth : 0,
          place.top() ? height - codeY - SQUARE : codeY,
          place.right() ? 0 : SQUARE,
          place.top() ? height - textY - textHeight : textY,
          textHeight);
    }

    double textWidth() {
      return width - SQUARE;
    }
  }

  private Stamp(CopyCode code, StampStyle style, EmbeddedFont font, Layout layout) {
    this.code = code;
    this.style = style;
    this.font = font;
    this.layout = layout;
  }

  /// Makes a copy's stamp.
  static Stamp of(
      Licence licence, StampStyle style, PreparedPdf pdf, Typesetter typesetter, QrCode qr) {
    int room = (int) (pdf.textWidth() / StampSize.FONT * THOUSAND);
    var lines = new ArrayList<Line>();
    double widest = 0;
    for (var parts : style.wording().lines()) {
      var line = typesetter.line(pieces(parts, licence), room);
      lines.add(line);
      widest = Math.max(widest, points(line));
    }
    var font = EmbeddedFont.of(lines);
    var layout = Layout.of(widest, lines.size(), style, pdf.ink());
    var stamp = new Stamp(licence.code(), style, font, layout);
    stamp.draw(lines, qr);
    return stamp;
  }

  private void draw(List<Line> lines, QrCode qr) {
    content.add("/Artifact BMC 1 g ");
    rectangle(layout.qrX, layout.qrY, Layout.SQUARE, Layout.SQUARE);
    rectangle(layout.textX, layout.textY, layout.textWidth(), layout.textHeight);
    content.add("f 0 g ");
    drawCode(qr);
    drawText(lines);
    content.add("EMC\n");
  }

  private void rectangle(double x, double y, double width, double height) {
    content.add(x).write(' ');
    content.add(y).write(' ');
    content.add(width).write(' ');
    content.add(height).add(" re ");
  }

  private static List<Piece> pieces(List<Part> parts, Licence licence) {
    var locale = Locale.of("", licence.country());
    var pieces = new ArrayList<Piece>(parts.size());
    for (var part : parts) {
      pieces.add(
          switch (part) {
            case Words(var words) -> Piece.fixed(words);
            case Field field ->
                new Piece(field.of(licence), field.mayBeShortened(), Optional.of(locale));
          });
    }
    return pieces;
  }

  private static double points(Line line) {
    return line.width() * StampSize.FONT / THOUSAND;
  }

  private void drawCode(QrCode qr) {
    content.add("q ").add(StampSize.QR).add(" 0 0 ").add(StampSize.QR).write(' ');
    content.add(layout.qrX + StampSize.PADDING).write(' ');
    content.add(layout.qrY + StampSize.PADDING).add(" cm BI/IM true/W ").add(qr.modules());
    content.add("/H ").add(qr.modules()).add("/BPC 1/F/AHx ID ");
    var digits = new byte[2 * qr.length()];
    qr.writeHex(code, digits, 0);
    content.add(digits).add(">\nEI Q\n");
  }

  private void drawText(List<Line> lines) {
    double top = layout.textY + layout.textHeight - StampSize.EDGE;
    double blank = (StampSize.LEADING - StampSize.FONT) / 2;
    for (int i = 0; i < lines.size(); i++) {
      double x =
          style.place().right()
              ? layout.textWidth() - StampSize.PADDING - points(lines.get(i))
              : layout.textX + StampSize.PADDING;
      double baseline = top - i * StampSize.LEADING - blank - ASCENT * StampSize.FONT;
      content.add("BT/F ").add(StampSize.FONT).add(" Tf 1 0 0 1 ").add(x).write(' ');
      content.add(baseline).add(" Tm ").add(font.show(i)).add(" ET\n");
    }
  }

  CopyCode code() {
    return code;
  }

  EmbeddedFont font() {
    return font;
  }

  double width() {
    return layout.width;
  }

  double height() {
    return layout.height;
  }

  ByteBuilder content() {
    return content;
  }

  /// Where the hidden mark goes: below the ground of the text.
  double markX() {
    return layout.textX + StampSize.PADDING;
  }

  double markY() {
    return layout.textY + StampSize.EDGE;
  }

  /// Where its left side is on a page.
  double x(PageGeometry page, double scale) {
    double room = page.width() - layout.width * scale;
    if (style.place().middle()) {
      return room / 2;
    }
    double side = Math.min(StampSize.SIDE, room / 2);
    return style.place().right() ? room - side : side;
  }

  /// Where its lower side is on a page.
  double y(PageGeometry page, double scale) {
    double room = page.height() - layout.height * scale;
    double distance = Math.min(layout.distance * StampSize.enlargement(page), room / 4);
    return style.place().top() ? room - distance : distance;
  }
}
