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

/// The stamp of one copy: lines of text beside a QR code, on white ground.
///
/// The ground is opaque, so that the stamp can be read whatever lies below, and is no larger than
/// that takes. All of it is marked as an artifact: readers aloud pass over it.
final class Stamp {
  private static final double LEAST_WIDTH = HiddenMark.WIDTH + 2 * StampSize.PADDING;
  private static final double THOUSAND = 1000;

  /// From the top of a line to its baseline, as a part of the size of the font.
  private static final double ASCENT = 0.85;

  private final CopyCode code;
  private final StampStyle style;
  private final EmbeddedFont font;
  private final double width;
  private final double height;
  private final ByteBuilder content;

  private Stamp(
      CopyCode code,
      StampStyle style,
      EmbeddedFont font,
      double width,
      double height,
      ByteBuilder content) {
    this.code = code;
    this.style = style;
    this.font = font;
    this.width = width;
    this.height = height;
    this.content = content;
  }

  /// Makes a copy's stamp.
  ///
  /// @param textWidth how much room there is for text, in points
  static Stamp of(
      Licence licence, StampStyle style, double textWidth, Typesetter typesetter, QrCode qr) {
    int room = (int) (textWidth / StampSize.FONT * THOUSAND);
    var lines = new ArrayList<Line>();
    double widest = 0;
    for (var parts : style.wording().lines()) {
      var line = typesetter.line(pieces(parts, licence), room);
      lines.add(line);
      widest = Math.max(widest, points(line));
    }
    var font = EmbeddedFont.of(lines);
    double padding = 2 * StampSize.PADDING;
    double width = Math.max(LEAST_WIDTH, widest + StampSize.GAP + StampSize.QR + padding);
    double height = Math.max(StampSize.QR, lines.size() * StampSize.LEADING) + padding;
    var content = new ByteBuilder(8 * 1024);
    content.add("/Artifact BMC 1 g 0 0 ").add(width).write(' ');
    content.add(height).add(" re f 0 g ");
    qr(content, qr, licence.code(), style.place().right() ? width : padding + StampSize.QR, height);
    text(content, lines, font, style.place().right(), width, height);
    content.add("EMC\n");
    return new Stamp(licence.code(), style, font, width, height, content);
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

  /// Draws the code with its right side at `right`, less the padding.
  private static void qr(
      ByteBuilder content, QrCode qr, CopyCode code, double right, double height) {
    content.add("q ").add(StampSize.QR).add(" 0 0 ").add(StampSize.QR).write(' ');
    content.add(right - StampSize.PADDING - StampSize.QR).write(' ');
    content.add((height - StampSize.QR) / 2).add(" cm BI/IM true/W ").add(qr.modules());
    content.add("/H ").add(qr.modules()).add("/BPC 1/F/AHx ID ");
    var digits = new byte[2 * qr.length()];
    qr.writeHex(code, digits, 0);
    content.add(digits).add(">\nEI Q\n");
  }

  private static void text(
      ByteBuilder content,
      List<Line> lines,
      EmbeddedFont font,
      boolean right,
      double width,
      double height) {
    double baseline =
        (height + lines.size() * StampSize.LEADING) / 2
            - (StampSize.LEADING - StampSize.FONT) / 2
            - ASCENT * StampSize.FONT;
    double beside = StampSize.PADDING + StampSize.QR + StampSize.GAP;
    for (int i = 0; i < lines.size(); i++) {
      double x = right ? width - beside - points(lines.get(i)) : beside;
      content.add("BT/F ").add(StampSize.FONT).add(" Tf 1 0 0 1 ").add(x).write(' ');
      content.add(baseline - i * StampSize.LEADING).add(" Tm ");
      content.add(font.show(i, StampSize.FONT)).add(" ET\n");
    }
  }

  CopyCode code() {
    return code;
  }

  EmbeddedFont font() {
    return font;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  ByteBuilder content() {
    return content;
  }

  /// Where its left side is on a page.
  double x(PageGeometry page, double scale) {
    double room = page.width() - width * scale;
    if (style.place().middle()) {
      return room / 2;
    }
    double side = Math.min(StampSize.SIDE, room / 2);
    return style.place().right() ? room - side : side;
  }

  /// Where its lower side is on a page.
  double y(PageGeometry page, double scale) {
    double room = page.height() - height * scale;
    double distance = Math.min(style.distanceInPoints(), room / 4);
    return style.place().top() ? room - distance : distance;
  }
}
