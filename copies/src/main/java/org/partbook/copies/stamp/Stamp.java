package org.partbook.copies.stamp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.licence.Wording;
import org.partbook.copies.licence.Wording.Element;
import org.partbook.copies.licence.Wording.Field;
import org.partbook.copies.licence.Wording.Words;
import org.partbook.copies.mark.HiddenMark;
import org.partbook.copies.mark.QrCode;
import org.partbook.copies.typeset.Line;
import org.partbook.copies.typeset.Piece;
import org.partbook.copies.typeset.Typesetter;

/// The stamp of one copy: a QR code in the corner, and beside it lines of text along the page's
/// edge.
///
/// Each has an opaque white ground, so that it can be read whatever lies below, and that is no
/// larger than it takes: many scores have a line of their own near the edge. Here it is laid out;
/// [StampContent] draws it in PDFs, [StampDrawing] on drawn pages.
public final class Stamp {
  private static final double THOUSAND = 1000;

  /// From the top of a line to its baseline, as a part of the size of the font.
  private static final double ASCENT = 0.85;

  private final CopyCode code;
  private final QrCode qr;
  private final boolean sample;
  private final StampStyle style;
  private final List<Line> lines;
  private final Layout layout;

  /// A line of text in its place.
  ///
  /// @param x where it begins, in points from the left side of the stamp
  /// @param baseline in points from the lower side of the stamp
  record PlacedLine(Line line, double x, double baseline) {}

  /// A white rectangle, in points from the lower left of the stamp.
  record Ground(double x, double y, double width, double height) {}

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

  private Stamp(Licence licence, QrCode qr, StampStyle style, List<Line> lines, Layout layout) {
    this.code = licence.code();
    this.qr = qr;
    this.sample = licence.sample();
    this.style = style;
    this.lines = lines;
    this.layout = layout;
  }

  /// Makes a copy's stamp.
  ///
  /// @param wording what it says
  static Stamp of(
      Licence licence,
      Wording wording,
      StampStyle style,
      double textWidth,
      EdgeInk ink,
      Typesetter typesetter,
      QrCode qr) {
    int room = (int) (textWidth / StampSize.FONT * THOUSAND);
    var lines = new ArrayList<Line>();
    double widest = 0;
    for (var parts : wording.lines()) {
      var line = typesetter.line(pieces(parts, licence), room);
      lines.add(line);
      widest = Math.max(widest, points(line));
    }
    var layout = Layout.of(widest, lines.size(), style, ink);
    return new Stamp(licence, qr, style, lines, layout);
  }

  private static List<Piece> pieces(List<Element> parts, Licence licence) {
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

  public List<Line> lines() {
    return lines;
  }

  List<PlacedLine> placedLines() {
    double top = layout.textY + layout.textHeight - StampSize.EDGE;
    double blank = (StampSize.LEADING - StampSize.FONT) / 2;
    var placed = new ArrayList<PlacedLine>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      double x =
          style.place().right()
              ? layout.textWidth() - StampSize.PADDING - points(lines.get(i))
              : layout.textX + StampSize.PADDING;
      double baseline = top - i * StampSize.LEADING - blank - ASCENT * StampSize.FONT;
      placed.add(new PlacedLine(lines.get(i), x, baseline));
    }
    return placed;
  }

  /// Below the QR code and below the text.
  List<Ground> grounds() {
    return List.of(
        new Ground(layout.qrX, layout.qrY, Layout.SQUARE, Layout.SQUARE),
        new Ground(layout.textX, layout.textY, layout.textWidth(), layout.textHeight));
  }

  QrCode qr() {
    return qr;
  }

  /// The left side of the code's own picture, [StampSize#QR] wide.
  double qrX() {
    return layout.qrX + StampSize.PADDING;
  }

  double qrY() {
    return layout.qrY + StampSize.PADDING;
  }

  /// Whether [SampleWord] is to be drawn as well.
  public boolean sample() {
    return sample;
  }

  public CopyCode code() {
    return code;
  }

  public double width() {
    return layout.width;
  }

  public double height() {
    return layout.height;
  }

  /// Where the hidden mark goes: below the ground of the text.
  public double markX() {
    return layout.textX + StampSize.PADDING;
  }

  public double markY() {
    return layout.textY + StampSize.EDGE;
  }

  /// Where its left side is on a page.
  public double x(PageGeometry page, double scale) {
    double room = page.width() - layout.width * scale;
    if (style.place().middle()) {
      return room / 2;
    }
    double side = Math.min(StampSize.SIDE, room / 2);
    return style.place().right() ? room - side : side;
  }

  /// Where its lower side is on a page.
  public double y(PageGeometry page, double scale) {
    double room = page.height() - layout.height * scale;
    double distance = Math.min(layout.distance * StampSize.enlargement(page), room / 4);
    return style.place().top() ? room - distance : distance;
  }
}
