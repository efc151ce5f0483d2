package org.partbook.copies.stamp;

import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Pages of a score on which the stamp is laid out in the same way.
public final class PageSort {
  private final PageGeometry geometry;
  private final Rooms rooms;
  private volatile @Nullable CodePlace codePlace;

  /// Pages of one sort.
  ///
  /// @param rooms what is free on all of them
  public PageSort(PageGeometry geometry, Rooms rooms) {
    this.geometry = geometry;
    this.rooms = rooms;
  }

  /// Each of these pages as it is seen.
  public PageGeometry geometry() {
    return geometry;
  }

  Rooms rooms() {
    return rooms;
  }

  /// Writes what is free.
  public void writeRooms(DataOutputStream out) throws IOException {
    rooms.writeTo(out);
  }

  /// Where the code is on these pages: the same for all copies that are made with one setting, and
  /// looked for when the first of them is. A race looks twice, which does no harm.
  CodePlace codePlace(CodePlace.Setting setting) {
    var known = codePlace;
    if (known == null || !known.setting().equals(setting)) {
      known = CodePlace.of(geometry, rooms.on(geometry), setting);
      codePlace = known;
    }
    return known;
  }
}
