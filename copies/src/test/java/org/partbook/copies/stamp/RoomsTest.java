package org.partbook.copies.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomsTest {
  private static final int COLUMNS = 300;
  private static final int ROWS = 400;

  @Test
  void of_a_blank_page_each_edge_is_one_room() {
    assertThat(Rooms.of(page(new BitSet())).cells())
        .containsExactlyInAnyOrder(
            new Rooms.Cells(0, 0, COLUMNS, PageInk.DEPTH),
            new Rooms.Cells(0, ROWS - PageInk.DEPTH, COLUMNS, PageInk.DEPTH),
            new Rooms.Cells(0, 0, PageInk.DEPTH, ROWS),
            new Rooms.Cells(COLUMNS - PageInk.DEPTH, 0, PageInk.DEPTH, ROWS));
  }

  @Test
  void of_a_full_page_nothing_is_free() {
    var taken = new BitSet();
    taken.set(0, COLUMNS * ROWS);

    assertThat(Rooms.of(page(taken)).cells()).isEmpty();
  }

  @Test
  void around_a_line_there_is_room_on_both_sides() {
    var taken = new BitSet();
    for (int row = 30; row < 33; row++) {
      taken.set(row * COLUMNS + 50, row * COLUMNS + 250);
    }

    assertThat(Rooms.of(page(taken)).cells())
        .contains(
            new Rooms.Cells(0, 0, COLUMNS, 30),
            new Rooms.Cells(0, 33, COLUMNS, PageInk.DEPTH - 33),
            new Rooms.Cells(0, 0, 50, PageInk.DEPTH),
            new Rooms.Cells(250, 0, 50, PageInk.DEPTH));
  }

  /// Whatever is on a page: rooms are free, and none can be made larger within its edge's band.
  @ParameterizedTest
  @ValueSource(ints = {3, 20, 200})
  void rooms_are_free_and_as_large_as_can_be(int things) {
    var random = new Random(things);
    for (int round = 0; round < 20; round++) {
      var taken = new BitSet();
      for (int i = 0; i < things; i++) {
        int left = random.nextInt(COLUMNS - 40);
        int low = random.nextInt(ROWS - 10);
        for (int row = low; row < low + 1 + random.nextInt(9); row++) {
          taken.set(row * COLUMNS + left, row * COLUMNS + left + 1 + random.nextInt(39));
        }
      }
      var ink = page(taken);
      for (var room : Rooms.of(ink).cells()) {
        assertThat(isFree(ink, room.x(), room.y(), room.width(), room.height())).isTrue();
        boolean across = room.height() <= PageInk.DEPTH;
        if (across && room.width() > PageInk.DEPTH) {
          assertThat(isFree(ink, room.x() - 1, room.y(), 1, room.height())).isFalse();
          assertThat(isFree(ink, room.x() + room.width(), room.y(), 1, room.height())).isFalse();
        }
      }
    }
  }

  private static boolean isFree(PageInk ink, int x, int y, int width, int height) {
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        boolean within = row >= 0 && row < ROWS && column >= 0 && column < COLUMNS;
        if (!within || !ink.isFree(column, row)) {
          return false;
        }
      }
    }
    return true;
  }

  private static PageInk page(BitSet taken) {
    return new PageInk(COLUMNS, ROWS, taken, true);
  }
}
