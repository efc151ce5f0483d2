package org.partbook.copies.stamp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.partbook.copies.licence.StampStyle.Place;

/// Where the pages of a score that was prepared in the first form have something near their lower
/// and upper edges, so that its stamp finds a free line. [Rooms] took its place.
///
/// Each number has a bit for each point from the edge inwards, set where any page has something.
///
/// @param bottomLeft in the lower left corner, where the QR code may go
/// @param bottom along the lower edge, between the corners
/// @param bottomRight in the lower right corner
/// @param topLeft in the upper left corner
/// @param top along the upper edge, between the corners
/// @param topRight in the upper right corner
public record EdgeInk(
    long bottomLeft, long bottom, long bottomRight, long topLeft, long top, long topRight) {
  static final EdgeInk NONE = new EdgeInk(0, 0, 0, 0, 0, 0);

  private static final int ROWS = Long.SIZE;

  private static final double STEP = 0.5;
  private static final double LEAST_DISTANCE = 2;

  /// The distance from the edge at which the text covers nothing, the nearest to `wanted`.
  double forText(Place place, double wanted, double height) {
    return distance(place.top() ? top : bottom, wanted, height);
  }

  /// The same for the QR code.
  double forCode(Place place, double wanted, double height) {
    if (place.middle()) {
      return forText(place, wanted, height);
    }
    if (place.right()) {
      return distance(place.top() ? topRight : bottomRight, wanted, height);
    }
    return distance(place.top() ? topLeft : bottomLeft, wanted, height);
  }

  private static double distance(long ink, double wanted, double height) {
    for (double away = 0; ink != 0 && away < ROWS; away += STEP) {
      if (isFree(ink, wanted - away, height)) {
        return wanted - away;
      }
      if (isFree(ink, wanted + away, height)) {
        return wanted + away;
      }
    }
    return wanted;
  }

  private static boolean isFree(long ink, double distance, double height) {
    int first = (int) Math.floor(distance);
    int last = (int) Math.ceil(distance + height) - 1;
    if (distance < LEAST_DISTANCE || last >= ROWS) {
      return false;
    }
    long rows = (-1L >>> (ROWS - 1 - (last - first))) << first;
    return (ink & rows) == 0;
  }

  /// Writes it, to be read back by [#read].
  public void writeTo(DataOutputStream out) throws IOException {
    for (long rows : new long[] {bottomLeft, bottom, bottomRight, topLeft, top, topRight}) {
      out.writeLong(rows);
    }
  }

  /// Reads what [#writeTo] wrote.
  public static EdgeInk read(DataInputStream in) throws IOException {
    return new EdgeInk(
        in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }
}
