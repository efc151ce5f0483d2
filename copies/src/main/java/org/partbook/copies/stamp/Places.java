package org.partbook.copies.stamp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partbook.copies.licence.StampStyle.Place;

/// Where on a page something is wanted, and what it costs to have it elsewhere.
///
/// A cost is in points of the usual stamp: how far something is from where it is wanted, and what
/// it is worth not to have it at another corner, near the edge, or among the staves.
///
/// @param unit how many points on the page a point of the stamp is
/// @param distance that is wanted from the lower or upper edge, in points of the stamp
record Places(PageGeometry page, double unit, Place place, double distance) {
  /// What a place costs that is nearer to an edge than most printers print.
  private static final double NEAR_THE_EDGE = 40;

  private static final double EDGE_OF_PRINTERS = 8;

  /// What it costs to be at the other side of the page, or at its other end.
  private static final double OTHER_SIDE = 60;

  private static final double OTHER_END = 80;

  /// What a place costs with music between it and the edge.
  static final double AMONG_STAVES = 90;

  /// How near to the edge of the page a room reaches outside of which nothing is.
  private static final double OUTSIDE = 3;

  static Places on(PageGeometry page, Place place, double distance) {
    return new Places(page, StampSize.unit(page), place, distance);
  }

  /// Something in its place.
  ///
  /// @param cost of having it there
  record Found<T>(T what, Room room, double cost) {}

  /// Where something is wanted.
  ///
  /// @param penalty what it costs to have it there
  record Wanted(Room room, double penalty) {}

  /// Where something of this size is wanted.
  Room wanted(double width, double height) {
    double roomX = page.width() - width;
    double roomY = page.height() - height;
    double side = Math.min(StampSize.SIDE * unit, Math.max(0, roomX / 2));
    double away = Math.min(distance * unit, Math.max(0, roomY / 4));
    double x = place.right() ? roomX - side : side;
    return new Room(
        place.middle() ? roomX / 2 : x, place.top() ? roomY - away : away, width, height);
  }

  /// The better one of what was found and of what there is in a room.
  <T> @Nullable Found<T> nearer(
      @Nullable Found<T> than, T what, Wanted wanted, Room room, double penalty) {
    var size = wanted.room();
    if (!room.fits(size.width(), size.height())) {
      return than;
    }
    var place = room.nearest(size);
    double cost = penalty + wanted.penalty() + away(place, size) + nearTheEdge(place);
    return than == null || cost < than.cost() ? new Found<>(what, place, cost) : than;
  }

  /// The same place at each corner of the page.
  List<Wanted> likewise(Room room, double penalty) {
    double x = page.width() - room.right();
    double y = page.height() - room.top();
    return List.of(
        new Wanted(room, penalty),
        new Wanted(new Room(x, room.y(), room.width(), room.height()), penalty + OTHER_SIDE),
        new Wanted(new Room(room.x(), y, room.width(), room.height()), penalty + OTHER_END),
        new Wanted(new Room(x, y, room.width(), room.height()), penalty + OTHER_SIDE + OTHER_END));
  }

  /// Whether nothing of the page lies between a room and its upper or lower edge.
  boolean isOutside(Room room) {
    return room.y() <= OUTSIDE * unit || room.top() >= page.height() - OUTSIDE * unit;
  }

  /// The same for its sides.
  boolean isBeside(Room room) {
    return room.x() <= OUTSIDE * unit || room.right() >= page.width() - OUTSIDE * unit;
  }

  private double away(Room place, Room wanted) {
    return (Math.abs(place.x() - wanted.x()) + Math.abs(place.y() - wanted.y())) / unit;
  }

  private double nearTheEdge(Room place) {
    double nearest =
        Math.min(
            Math.min(place.x(), page.width() - place.right()),
            Math.min(place.y(), page.height() - place.top()));
    return nearest < EDGE_OF_PRINTERS * unit ? NEAR_THE_EDGE : 0;
  }
}
