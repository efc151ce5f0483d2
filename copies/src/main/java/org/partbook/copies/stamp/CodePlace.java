package org.partbook.copies.stamp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.copies.licence.StampStyle.Place;
import org.partbook.copies.stamp.Places.Found;

/// Where the code is on pages of one sort, and what is free beside it.
///
/// @param room that it takes, with the white around it; the one where it is wanted if none is free
/// @param cost of having it there; nothing if it covers something
/// @param rooms all that is free
/// @param free the rooms that are left for the text
record CodePlace(
    Setting setting, Room room, Optional<Double> cost, List<Room> rooms, List<Room> free) {
  /// What a code costs that is as small as it may be.
  private static final double SMALLEST = 60;

  private static final double[] SIZES = {0, 0.5, 1};

  /// What decides on it besides the page.
  ///
  /// @param smallest how small the code may be, in points of the stamp
  /// @param beside how much room the text takes beside it, where both together are centred
  record Setting(Place place, double distance, double smallest, double beside) {}

  static CodePlace of(PageGeometry page, List<Room> rooms, Setting setting) {
    var places = Places.on(page, setting.place(), setting.distance());
    Found<Double> best = null;
    for (double part : SIZES) {
      double size = StampSize.QR - part * (StampSize.QR - setting.smallest());
      for (var wanted : places.likewise(wanted(places, setting, size), part * SMALLEST)) {
        for (var room : rooms) {
          double penalty = places.isOutside(room) ? 0 : Places.AMONG_STAVES;
          best = places.nearer(best, size, wanted, room, penalty);
        }
      }
    }
    var cost = Optional.ofNullable(best).map(Found::cost);
    var room = best == null ? wanted(places, setting, StampSize.QR) : best.room();
    return new CodePlace(setting, room, cost, rooms, without(room, rooms));
  }

  /// The same for a stamp without a code.
  CodePlace leftOut() {
    return new CodePlace(setting, room, cost, rooms, rooms);
  }

  /// Where a code of a size is wanted.
  private static Room wanted(Places places, Setting setting, double size) {
    double side = (size + 2 * StampSize.PADDING) * places.unit();
    var pair = places.wanted(side + setting.beside(), side);
    return new Room(pair.x(), pair.y(), side, side);
  }

  boolean isFree() {
    return cost.isPresent();
  }

  /// Of what is free, what is still free beside the code.
  private static List<Room> without(Room code, List<Room> rooms) {
    var left = new ArrayList<Room>();
    for (var room : rooms) {
      if (!room.overlaps(code)) {
        left.add(room);
        continue;
      }
      addIfAny(left, room.x(), room.y(), code.x() - room.x(), room.height());
      addIfAny(left, code.right(), room.y(), room.right() - code.right(), room.height());
      addIfAny(left, room.x(), room.y(), room.width(), code.y() - room.y());
      addIfAny(left, room.x(), code.top(), room.width(), room.top() - code.top());
    }
    return left;
  }

  private static void addIfAny(List<Room> rooms, double x, double y, double width, double height) {
    if (width > 0 && height > 0) {
      rooms.add(new Room(x, y, width, height));
    }
  }
}
