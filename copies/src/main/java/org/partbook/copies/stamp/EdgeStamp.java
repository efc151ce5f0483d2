package org.partbook.copies.stamp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.mark.HiddenMark;
import org.partbook.copies.stamp.StampSheet.Ground;
import org.partbook.copies.stamp.StampSheet.MarkPlace;
import org.partbook.copies.stamp.StampSheet.PlacedLine;
import org.partbook.copies.stamp.StampSheet.Square;
import org.partbook.copies.typeset.Line;

/// The stamp of scores that were prepared in the first form: one for all pages, a QR code in the
/// corner and beside it lines of text along the lower or upper edge. It stays as it is, for whoever
/// has begun to receive such a copy.
public final class EdgeStamp implements CopyStamp {
  private final StampWords words;
  private final StampStyle style;
  private final List<Line> lines;
  private final Layout layout;
  private final StampSheet sheet;

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

    List<Ground> grounds() {
      return List.of(
          new Ground(qrX, qrY, SQUARE, SQUARE), new Ground(textX, textY, textWidth(), textHeight));
    }
  }

  private EdgeStamp(StampWords words, StampStyle style, List<Line> lines, Layout layout) {
    this.words = words;
    this.style = style;
    this.lines = lines;
    this.layout = layout;
    this.sheet =
        new StampSheet(
            words.code(),
            layout.width,
            layout.height,
            words.qr(),
            Optional.of(
                new Square(
                    layout.qrX + StampSize.PADDING, layout.qrY + StampSize.PADDING, StampSize.QR)),
            placedLines(),
            layout.grounds(),
            new MarkPlace(
                layout.textX + StampSize.PADDING, layout.textY + StampSize.EDGE, 1, false));
  }

  /// Makes a copy's stamp.
  static EdgeStamp of(StampWords words, StampStyle style, double textWidth, EdgeInk ink) {
    var lines = words.eachWithin(textWidth);
    double widest = 0;
    for (var line : lines) {
      widest = Math.max(widest, points(line));
    }
    return new EdgeStamp(words, style, lines, Layout.of(widest, lines.size(), style, ink));
  }

  private static double points(Line line) {
    return line.width() * StampSize.FONT / StampWords.THOUSAND;
  }

  private List<PlacedLine> placedLines() {
    double top = layout.textY + layout.textHeight - StampSize.EDGE;
    var placed = new ArrayList<PlacedLine>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      double x =
          style.place().right()
              ? layout.textWidth() - StampSize.PADDING - points(line)
              : layout.textX + StampSize.PADDING;
      double y = top - i * StampSize.LEADING - StampSize.BLANK;
      y -= StampSize.ASCENT * StampSize.FONT;
      placed.add(new PlacedLine(line, x, y, StampSize.FONT, false));
    }
    return placed;
  }

  @Override
  public CopyCode code() {
    return words.code();
  }

  @Override
  public boolean sample() {
    return words.sample();
  }

  @Override
  public List<Line> texts() {
    return lines;
  }

  public StampSheet sheet() {
    return sheet;
  }

  @Override
  public PlacedSheet on(PageGeometry page, int sort) {
    return on(page);
  }

  /// The same on every page, but for its size.
  public PlacedSheet on(PageGeometry page) {
    double scale = StampSize.scale(page, layout.width, layout.height);
    return new PlacedSheet(sheet, x(page, scale), y(page, scale), scale, Shrunk.NOT);
  }

  private double x(PageGeometry page, double scale) {
    double room = page.width() - layout.width * scale;
    if (style.place().middle()) {
      return room / 2;
    }
    double side = Math.min(StampSize.SIDE, room / 2);
    return style.place().right() ? room - side : side;
  }

  private double y(PageGeometry page, double scale) {
    double room = page.height() - layout.height * scale;
    double distance = Math.min(layout.distance * StampSize.enlargement(page), room / 4);
    return style.place().top() ? room - distance : distance;
  }
}
