package org.partbook.copies.stamp;

import java.util.List;
import java.util.Optional;
import org.partbook.copies.licence.CopyCode;
import org.partbook.copies.mark.QrCode;
import org.partbook.copies.typeset.Line;

/// What a stamp consists of, laid out, in points: [StampContent] draws it in PDFs, [StampDrawing]
/// on drawn pages.
///
/// Code and text each have an opaque white ground, so that they can be read whatever lies below,
/// and that is no larger than they take: many scores have a line of their own near the edge.
///
/// @param width of all of it
/// @param height of all of it
/// @param qr which leads to the copy's check page
/// @param square where the code is drawn, if it is
/// @param mark where the hidden mark goes: below the ground of the text
public record StampSheet(
    CopyCode code,
    double width,
    double height,
    QrCode qr,
    Optional<Square> square,
    List<PlacedLine> lines,
    List<Ground> grounds,
    MarkPlace mark) {
  /// Where the code's own picture is.
  ///
  /// @param x its left side
  /// @param y its lower side
  public record Square(double x, double y, double size) {}

  /// A line of text in its place.
  ///
  /// @param x where it begins
  /// @param y of its baseline there
  /// @param size of the font
  /// @param upwards whether it is read from the bottom to the top, along a side of the page
  public record PlacedLine(Line line, double x, double y, double size, boolean upwards) {}

  /// A white rectangle.
  public record Ground(double x, double y, double width, double height) {}

  /// Where the hidden mark begins.
  ///
  /// @param scale by what it is enlarged
  /// @param upwards whether it goes along a side of the page
  public record MarkPlace(double x, double y, double scale, boolean upwards) {}

  /// The lines as text, one after the other.
  public List<Line> texts() {
    return lines.stream().map(PlacedLine::line).toList();
  }
}
