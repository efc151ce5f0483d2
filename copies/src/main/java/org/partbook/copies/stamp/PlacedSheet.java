package org.partbook.copies.stamp;

import java.util.List;
import org.partbook.copies.bytes.ByteBuilder;

/// What is drawn on a page, and where.
///
/// @param x of the sheet's origin, in points from the left side of the page as it is seen
/// @param y in points from its lower side
/// @param scale by what it is enlarged
/// @param content where the page's own content goes
public record PlacedSheet(StampSheet sheet, double x, double y, double scale, Shrunk content) {
  /// Writes the operator that leads to the hidden mark between content and stamp.
  public void placeMark(PageGeometry page, ByteBuilder out) {
    var mark = sheet.mark();
    double left = x + mark.x() * scale;
    double low = y + mark.y() * scale;
    if (mark.upwards()) {
      page.placeUpwards(out, left, low, mark.scale() * scale);
    } else {
      page.place(out, left, low, mark.scale() * scale);
    }
  }

  /// What it covers, in points from the lower left of the page as it is seen.
  public List<StampSheet.Ground> grounds() {
    return sheet.grounds().stream()
        .map(ground ->
            new StampSheet.Ground(
                x + ground.x() * scale,
                y + ground.y() * scale,
                ground.width() * scale,
                ground.height() * scale))
        .toList();
  }
}
